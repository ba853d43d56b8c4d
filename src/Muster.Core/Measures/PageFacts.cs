// What one page adds to the measures.
using System.Collections.Immutable;
using Muster.Core.Kernel;
using Muster.Core.Paging;

namespace Muster.Core.Measures;

/// <param name="Group">The alert group that it is about; null for what no alert asked for.</param>
/// <param name="Incident">The incident that it belongs to now; null for none.</param>
/// <param name="Told">Everybody who was told, once each, with when they were told first.</param>
public sealed record PageFacts(
    PageId Id,
    PagePurpose Purpose,
    string Title,
    Severity Severity,
    ServiceId? Service,
    AlertGroupId? Group,
    IncidentId? Incident,
    DateTimeOffset StartedAt,
    DateTimeOffset? AcknowledgedAt,
    DateTimeOffset? ResolvedAt,
    ImmutableArray<(PersonId Person, DateTimeOffset At)> Told
)
{
    /// <summary>What came of a page about alerts; null of one that asks somebody for something, or tries whether pages arrive.</summary>
    public PageOutcome? Outcome =>
        Purpose != PagePurpose.Respond || Group is null ? null
        : AcknowledgedAt is not null
            ? Incident is null ? PageOutcome.NotActedOn
                : PageOutcome.Actionable
        : ResolvedAt is not null ? PageOutcome.EndedByItself
        : PageOutcome.Unanswered;
}
