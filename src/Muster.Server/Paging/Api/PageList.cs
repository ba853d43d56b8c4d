// A page of the list of pages as the API answers it.
using System.Collections.Immutable;
using Muster.Core.Kernel;
using Muster.Core.Paging;
using Muster.Engine.Projections;

namespace Muster.Server.Paging.Api;

/// <param name="Next">The cursor of the next page; null on the last.</param>
public sealed record PageList(ImmutableArray<PageItem> Items, string? Next);

/// <summary>Instants are UTC.</summary>
/// <param name="Notified">Everybody who was notified so far, each once, in order.</param>
/// <param name="NextAt">When the next step is due; null when none is.</param>
/// <param name="Failed">How many messages could not be delivered at all.</param>
public sealed record PageItem(
    PageId Id,
    PagePurpose Purpose,
    string Title,
    PageStatus Status,
    Severity Severity,
    ServiceId? Service,
    AlertGroupId? Group,
    IncidentId? Incident,
    Role? Role,
    DateTimeOffset StartedAt,
    PersonId? AcknowledgedBy,
    DateTimeOffset? AcknowledgedAt,
    DateTimeOffset? ResolvedAt,
    DateTimeOffset? NextAt,
    ImmutableArray<PersonId> Notified,
    int Failed
)
{
    internal static PageItem Of(PageRow row) =>
        new(
            row.Id,
            row.Purpose,
            row.Title,
            row.Status,
            row.Severity,
            row.Service,
            row.Group,
            row.Incident,
            row.Role,
            row.StartedAt,
            row.AcknowledgedBy,
            row.AcknowledgedAt,
            row.ResolvedAt,
            row.NextAt,
            row.Notified,
            row.DeliveriesFailed
        );
}
