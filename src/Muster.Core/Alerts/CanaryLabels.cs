// The labels by which the alert of a canary page is known.
using Muster.Core.Kernel;

namespace Muster.Core.Alerts;

public static class CanaryLabels
{
    public const string AlertName = "MusterCanary";

    /// <summary>Whose canary it is.</summary>
    public const string Service = "muster_canary";

    /// <summary>When it was due: each canary page is a group of its own.</summary>
    public const string Run = "muster_run";

    /// <summary>Whether a group is that of a canary page, by the labels that its alerts share.</summary>
    public static bool Are(LabelSet labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        return labels[Service].Length > 0 && labels[Run].Length > 0;
    }

    /// <summary>The way of a service's canary, before all others: a route for everything must not take it to people.</summary>
    internal static Route RouteOf(ServiceId service) =>
        new(
            new("canary-" + service.Value),
            [new(Service, service.Value, IsRegex: false, IsEqual: true)],
            service,
            Severity.Sev4,
            ["alertname", Service, Run]
        );
}
