// An API key as the command line answers it in JSON.
using Muster.Storage.Access;

namespace Muster.Cli.Key;

/// <param name="Revoked">When, by whom and why it was taken back; null while it is valid.</param>
/// <param name="Restorations">The revocations that were taken back, the oldest first.</param>
/// <param name="Key">The token; only where it was just made.</param>
internal sealed record KeyItem(
    string Id,
    string Name,
    string Scope,
    string? Person,
    DateTimeOffset CreatedAt,
    DateTimeOffset? LastUsedAt,
    ApiKeyRevocation? Revoked,
    IReadOnlyList<ApiKeyRestoration> Restorations,
    string? Key
)
{
    public static KeyItem Of(ApiKey key, string? token = null) =>
        new(key.Id, key.Name, key.Scope, key.Person?.Value, key.CreatedAt, key.LastUsedAt, key.Revoked, key.Restorations, token);
}
