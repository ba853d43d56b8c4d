// The rows of the alert group lists; the row is the group itself.
using Muster.Core.Alerts;
using Muster.Core.Kernel;
using Muster.Engine.Commands;
using Muster.Engine.Ports;

namespace Muster.Engine.Projections;

/// <summary>Groups are no streams: the runner projects each group that a commit writes, and a rebuild reads them from the alert store.</summary>
public sealed class GroupProjection : IProjection
{
    public string Category => Work.GroupCategory;

    public IEnumerable<View> Project(StreamId stream, object state, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(state);
        AlertGroup group = (AlertGroup)state;
        yield return new View(
            Views.Group,
            group.Id.Value,
            Status(group),
            group.OpenedAt,
            ViewJson.Search([
                group.Title,
                group.Severity.Label(),
                group.Service?.Value,
                group.Incident?.Value,
                .. group.Labels.Select(label => label.Value),
            ]),
            ViewJson.Write(group)
        );
    }

    private static string Status(AlertGroup group) =>
        group.ClosedAt is not null ? Views.Closed
        : CanaryLabels.Are(group.Labels) ? Views.Canary
        : DrillAlerts.Are(group) ? Views.Drill
        : group.Page is not null ? Views.Paged
        : HeldReasons.IsMuted(group) ? Views.Silenced
        : HeldReasons.HeartbeatOf(group) is not null ? Views.Pings
        : Views.Held;
}
