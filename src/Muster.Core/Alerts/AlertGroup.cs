// Alerts that one cause would raise together: what a page is about.
using Muster.Core.Kernel;

namespace Muster.Core.Alerts;

/// <summary>
/// Alerts of one route that share the values of its grouping labels. At most one group with a <see cref="Key"/> is open; when the last alert of a group
/// resolves the group closes, and the next alert with that key opens a new one.
/// </summary>
/// <param name="Version">Counts the writes, from 1; a write at another version than it was read at is a conflict.</param>
/// <param name="Firing">How many alerts fire now.</param>
/// <param name="Total">How many alerts it ever had.</param>
/// <param name="Held">Why no page was started (silenced, the severity does not page, no route), null when one was.</param>
public sealed record AlertGroup(
    AlertGroupId Id,
    int Version,
    string Key,
    ServiceId? Service,
    Severity Severity,
    string Title,
    LabelSet Labels,
    DateTimeOffset OpenedAt,
    DateTimeOffset UpdatedAt,
    DateTimeOffset? ClosedAt,
    int Firing,
    int Total,
    PageId? Page,
    IncidentId? Incident,
    string? Held
)
{
    /// <summary>The worst severity of which its page knows by its alerts, whatever people made of it since: an alert as bad is no news. Null while there is no page.</summary>
    public Severity? PagedAs { get; init; }
}
