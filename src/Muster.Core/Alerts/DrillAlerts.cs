// How the alerts of a drill are known, and where they belong.
using Muster.Core.Kernel;

namespace Muster.Core.Alerts;

/// <summary>
/// They come through a door of their own, which no sender can use: a label alone makes no alert a drill's, so that none can keep a real one from paging.
/// </summary>
public static class DrillAlerts
{
    public const string Door = "drill";

    /// <summary>The label that names the drill.</summary>
    public const string Label = "muster_drill";

    private const string KeyPrefix = "drill:";

    /// <summary>Whether a group is that of a drill. No route makes a key that begins like theirs.</summary>
    public static bool Are(AlertGroup group)
    {
        ArgumentNullException.ThrowIfNull(group);
        return group.Key.StartsWith(KeyPrefix, StringComparison.Ordinal);
    }

    /// <summary>The key of the one group that the alerts of a drill make.</summary>
    public static string KeyOf(DrillId drill) => KeyPrefix + drill;

    /// <summary>Whose alerts a group has; null when they are no drill's.</summary>
    public static DrillId? DrillOf(AlertGroup group) => Are(group) && DrillId.TryParse(group.Labels[Label], out DrillId id) ? id : null;

    /// <summary>All alerts of a drill are one group, which belongs to no service: a drill is nobody's trouble but that of those who play it.</summary>
    internal static Routed Route(LabelSet labels, LabelSet annotations)
    {
        string drill = labels[Label];
        return new(
            Service: null,
            Route: null,
            SeverityLabels.Of(labels),
            KeyPrefix + drill,
            LabelSet.Of((Label, drill)),
            "DRILL: " + labels["alertname"],
            annotations["summary"]
        );
    }
}
