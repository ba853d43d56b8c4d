// A page of the list of alert groups as the API answers it.
using System.Collections.Immutable;
using Muster.Core.Alerts;
using Muster.Core.Kernel;
using Muster.Core.Paging;

namespace Muster.Server.Alerts.Api;

/// <param name="Next">The cursor of the next page; null on the last.</param>
public sealed record GroupList(ImmutableArray<GroupItem> Items, string? Next);

/// <param name="Alerts">Firing first, then the latest update first; at most 200.</param>
public sealed record GroupDetail(GroupItem Group, ImmutableArray<AlertItem> Alerts);

/// <summary>Instants are UTC.</summary>
/// <param name="Status"><c>paged</c>, <c>held</c>, <c>silenced</c> (or hidden by another alert), <c>pings</c> (heard as a heartbeat) or <c>closed</c>.</param>
/// <param name="Firing">How many of its alerts fire now.</param>
/// <param name="Total">How many alerts it ever had.</param>
/// <param name="Held">Why it pages nobody, in words; null when it pages.</param>
public sealed record GroupItem(
    AlertGroupId Id,
    string Title,
    string Status,
    Severity Severity,
    ServiceId? Service,
    LabelSet Labels,
    int Firing,
    int Total,
    PageId? Page,
    PageStatus? PageStatus,
    IncidentId? Incident,
    string? Held,
    DateTimeOffset OpenedAt,
    DateTimeOffset UpdatedAt,
    DateTimeOffset? ClosedAt
)
{
    public static GroupItem Of(AlertGroup group, PageStatus? pageStatus)
    {
        ArgumentNullException.ThrowIfNull(group);
        return new(
            group.Id,
            group.Title,
            GroupStatus.Of(group),
            group.Severity,
            group.Service,
            group.Labels,
            group.Firing,
            group.Total,
            group.Page,
            pageStatus,
            group.Incident,
            group.Held,
            group.OpenedAt,
            group.UpdatedAt,
            group.ClosedAt
        );
    }
}
