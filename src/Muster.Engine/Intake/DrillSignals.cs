// What the monitoring of a simulated system signals, so that a drill's alerts go the way of any other.
using Muster.Core.Alerts;
using Muster.Core.Kernel;

namespace Muster.Engine.Intake;

public static class DrillSignals
{
    public const string Key = "muster";

    /// <summary>A renewed alert stands for so long without the next signal: a drill that nobody moves on ends its alerts.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);

    /// <param name="isOver">Whether the alert has ended.</param>
    public static Signal Of(
        DrillId drill,
        string alert,
        string component,
        string summary,
        Severity severity,
        bool isOver,
        DateTimeOffset now
    )
    {
        LabelSet labels = LabelSet.Of(
            ("alertname", alert),
            ("component", component),
            ("severity", severity.Label()),
            (DrillAlerts.Label, drill.Value)
        );
        return new(
            Fingerprints.Of(labels),
            DrillAlerts.Door,
            Key,
            labels,
            LabelSet.Of(("summary", summary), ("description", "A drill: the system is simulated, nothing real is wrong.")),
            isOver,
            StartsAt: now,
            EndsAt: isOver ? now : now + Lease,
            GeneratorUrl: null
        );
    }
}
