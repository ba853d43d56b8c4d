// Puts what the trackers are asked to do into their queue.
using System.Globalization;
using System.Text.Json;
using Muster.Core.Kernel;
using Muster.Core.Reviews;
using Muster.Engine.Commands;
using Muster.Engine.Ports;

namespace Muster.Engine.Reactions;

internal static class TrackerPost
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(10);

    /// <summary>Looks fall on the tens of minutes, so that whoever links often does not put them off.</summary>
    public static DateTimeOffset NextLook(DateTimeOffset now) =>
        new(now.UtcTicks - (now.UtcTicks % Every.Ticks) + Every.Ticks, TimeSpan.Zero);

    /// <param name="version">Of the event by which somebody sent it: what was given up and is sent again is another message.</param>
    public static void Open(Work work, IncidentId incident, string item, string tracker, int version) =>
        Send(
            work,
            string.Create(CultureInfo.InvariantCulture, $"issue/{incident}/{item}/{version}"),
            new StreamId(Review.Category, incident.Value).ToString(),
            new(tracker, incident, item)
        );

    public static void Look(Work work, string tracker, DateTimeOffset due) =>
        Send(
            work,
            string.Create(CultureInfo.InvariantCulture, $"look/{tracker}/{due.ToUnixTimeSeconds()}"),
            "tracker/" + tracker,
            new(tracker, null, null)
        );

    private static void Send(Work work, string key, string subject, TrackerOrder order) =>
        work.Send(
            new OutboxMessage(
                key,
                ITracker.Queue,
                order.Tracker,
                subject,
                JsonSerializer.Serialize(order, EventJson.Options),
                work.Now,
                work.Now
            )
        );
}
