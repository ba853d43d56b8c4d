// What a list shows of one page.
using System.Collections.Immutable;
using Muster.Core.Kernel;
using Muster.Core.Paging;

namespace Muster.Engine.Projections;

/// <param name="Incident">The incident that it belongs to now.</param>
/// <param name="Asked">Whom it asks to take a role; null for other purposes.</param>
/// <param name="Notified">Everybody who was notified so far, each once, in order.</param>
/// <param name="DeliveriesFailed">How many messages could not be delivered at all.</param>
/// <param name="NextAt">When the next step is due; null when none is.</param>
public sealed record PageRow(
    PageId Id,
    PagePurpose Purpose,
    string Title,
    Severity Severity,
    ServiceId? Service,
    AlertGroupId? Group,
    IncidentId? Incident,
    Role? Role,
    PersonId? Asked,
    PageStatus Status,
    DateTimeOffset StartedAt,
    PersonId? AcknowledgedBy,
    DateTimeOffset? AcknowledgedAt,
    DateTimeOffset? ResolvedAt,
    DateTimeOffset? NextAt,
    ImmutableArray<PersonId> Notified,
    int DeliveriesFailed
)
{
    /// <summary>When each of <see cref="Notified"/> was told first; null in rows that an older version wrote.</summary>
    public ImmutableArray<DateTimeOffset>? ToldAt { get; init; }
}
