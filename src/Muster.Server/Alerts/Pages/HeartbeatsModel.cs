// What the page of heartbeats shows, at one instant.
using System.Collections.Immutable;
using Muster.Core.Heartbeats;

namespace Muster.Server.Alerts.Pages;

/// <param name="Missed">Overdue, the longest first.</param>
/// <param name="Others">By name.</param>
public sealed record HeartbeatsModel(ImmutableArray<Heartbeat> Missed, ImmutableArray<Heartbeat> Others)
{
    public static HeartbeatsModel Of(ImmutableArray<Heartbeat> all) =>
        new(
            [.. all.Where(one => one.Status == HeartbeatStatus.Missed).OrderBy(one => one.MissedAt)],
            [.. all.Where(one => one.Status != HeartbeatStatus.Missed)]
        );
}
