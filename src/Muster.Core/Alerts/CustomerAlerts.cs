// How the alerts that customers' reports raise are known.
namespace Muster.Core.Alerts;

/// <summary>They come through a door of their own, which no sender can use: nobody can say that customers complain but customers.</summary>
public static class CustomerAlerts
{
    public const string Door = "customers";

    /// <summary>The label that names the component.</summary>
    public const string Component = "component";

    private const string KeyPrefix = "customers:";

    /// <summary>Whether a group is of customers' reports. No route makes a key that begins like theirs.</summary>
    public static bool Are(AlertGroup group)
    {
        ArgumentNullException.ThrowIfNull(group);
        return group.Key.StartsWith(KeyPrefix, StringComparison.Ordinal);
    }

    /// <summary>
    /// Routed as any alert; but the reports of a component are a group by themselves, so that no page for what monitoring saw swallows the first word of a customer.
    /// </summary>
    internal static Routed Grouped(Routed routed, LabelSet labels) =>
        routed with
        {
            GroupKey = KeyPrefix + labels[Component],
            GroupLabels = LabelSet.Of(("alertname", labels["alertname"]), (Component, labels[Component])),
        };
}
