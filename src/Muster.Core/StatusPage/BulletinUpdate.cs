// One word about what a bulletin tells of: where it stands, and when the next word comes.
using System.Collections.Immutable;
using Muster.Core.Communications;

namespace Muster.Core.StatusPage;

/// <param name="Body">What the public reads; empty where the status says all, as when a planned work begins.</param>
/// <param name="NextUpdateAt">The promise of the next word; null for none.</param>
/// <param name="Components">How all components of the bulletin fare from then on, by id.</param>
/// <param name="Corrects">The id of an earlier update that this one puts right; null for none.</param>
/// <param name="At">When it was published.</param>
public sealed record BulletinUpdate(
    string Id,
    BulletinStatus Status,
    string Body,
    DateTimeOffset? NextUpdateAt,
    ImmutableArray<ComponentState> Components,
    string? Corrects,
    DateTimeOffset At
)
{
    /// <summary>What the linter found wanting for the public, and who answers for it; null where nothing was.</summary>
    public ImmutableArray<OverriddenFinding>? Overridden { get; init; }
}
