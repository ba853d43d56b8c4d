// What Muster itself signals about a heartbeat.
using System.Globalization;
using Muster.Core.Alerts;
using Muster.Core.Heartbeats;
using Muster.Core.Kernel;

namespace Muster.Engine.Intake;

/// <summary>The identity is the name alone: whichever key pings, it is the same heartbeat and the same alert.</summary>
public static class HeartbeatSignals
{
    public const string Door = "heartbeat";

    /// <summary>Whose the alert is when the heartbeat was never pinged by a key that is known.</summary>
    private const string Nobody = "muster";

    public static Fingerprint FingerprintOf(string name) => Fingerprints.Of(Identity(name));

    /// <param name="since">When it was due.</param>
    internal static Signal Missed(Heartbeat heartbeat, DateTimeOffset since)
    {
        string interval = HeartbeatInterval.Text(heartbeat.Interval);
        string last = heartbeat.PingedAt is { } at
            ? at.UtcDateTime.ToString("d MMM yyyy, HH:mm:ss 'UTC'", CultureInfo.InvariantCulture)
            : "never";
        return new(
            FingerprintOf(heartbeat.Name),
            Door,
            heartbeat.PingedBy ?? Nobody,
            LabelSet.From([
                .. Identity(heartbeat.Name),
                new("severity", heartbeat.Declared?.Severity?.Label() ?? heartbeat.Alert.Priority ?? ""),
                new("service", heartbeat.Declared?.Service?.Value ?? ""),
                new("priority", heartbeat.Alert.Priority ?? ""),
                new("tags", string.Join(',', heartbeat.Alert.Tags)),
                new("team", heartbeat.Alert.Team ?? ""),
            ]),
            LabelSet.Of(
                ("summary", heartbeat.Alert.Message ?? Summary(heartbeat, interval)),
                ("description", $"It should be heard every {interval}, and was heard last: {last}. {heartbeat.Description}".TrimEnd())
            ),
            Resolved: false,
            since,
            EndsAt: null,
            GeneratorUrl: null
        );
    }

    private static string Summary(Heartbeat heartbeat, string interval) =>
        heartbeat.Failure is { } failure
            ? $"{heartbeat.Name} failed{(failure.Length > 0 ? ": " + failure : "")}"
            : $"{heartbeat.Name} has not been heard for {interval}";

    internal static Signal Over(string name, string by) =>
        new(FingerprintOf(name), Door, by, LabelSet.Empty, LabelSet.Empty, Resolved: true, null, null, null);

    private static LabelSet Identity(string name) => LabelSet.Of(("alertname", "HeartbeatMissed"), ("heartbeat", name));
}
