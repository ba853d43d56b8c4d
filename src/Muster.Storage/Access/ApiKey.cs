// An API key as it is kept: everything but the token itself.
using System.Collections.Immutable;
using Muster.Core.Kernel;

namespace Muster.Storage.Access;

/// <param name="Person">Whom the key stands for; null for nobody.</param>
/// <param name="Revoked">When, by whom and why it was taken back; null while it is valid.</param>
public sealed record ApiKey(
    string Id,
    string Name,
    string Scope,
    PersonId? Person,
    DateTimeOffset CreatedAt,
    string CreatedBy,
    DateTimeOffset? LastUsedAt,
    ApiKeyRevocation? Revoked
)
{
    /// <summary>The revocations that were taken back, the oldest first.</summary>
    public ImmutableArray<ApiKeyRestoration> Restorations { get; init; } = [];
}
