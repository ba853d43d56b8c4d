// One update of a bulletin as readers see it.
using System.Collections.Immutable;

namespace Muster.Core.StatusPage;

/// <param name="Corrects">The id of the earlier update that this one puts right; null for none.</param>
/// <param name="IsCorrected">A later one puts this one right.</param>
/// <param name="Affected">What it changed, in the order of the page.</param>
public sealed record UpdateView(
    string Id,
    BulletinStatus Status,
    string Body,
    DateTimeOffset? NextUpdateAt,
    string? Corrects,
    bool IsCorrected,
    ImmutableArray<AffectedView> Affected,
    DateTimeOffset At
);
