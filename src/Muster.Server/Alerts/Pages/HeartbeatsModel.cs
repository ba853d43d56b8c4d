// What the page of heartbeats shows, at one instant.
using System.Collections.Immutable;
using Muster.Core.Heartbeats;

namespace Muster.Server.Alerts.Pages;

/// <param name="Missed">Overdue, the longest first.</param>
/// <param name="Others">By name.</param>
/// <param name="Site">Scheme and host as the reader reached them.</param>
public sealed record HeartbeatsModel(ImmutableArray<Heartbeat> Missed, ImmutableArray<Heartbeat> Others, string Site)
{
    public static HeartbeatsModel Of(ImmutableArray<Heartbeat> all, string site) =>
        new(
            [.. all.Where(one => one.Status == HeartbeatStatus.Missed).OrderBy(one => one.MissedAt)],
            [.. all.Where(one => one.Status != HeartbeatStatus.Missed)],
            site
        );

    /// <summary>Where it is pinged, with KEY in the place of the key.</summary>
    public string UrlOf(Heartbeat heartbeat)
    {
        ArgumentNullException.ThrowIfNull(heartbeat);
        return $"{Site}/heartbeat/KEY/{Uri.EscapeDataString(heartbeat.Name)}";
    }
}
