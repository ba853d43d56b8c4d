// What Muster signals to itself so that a canary page goes the way of any other.
using System.Globalization;
using Muster.Core.Alerts;
using Muster.Core.Catalog;
using Muster.Core.Kernel;

namespace Muster.Engine.Intake;

/// <summary>Each run is an alert of its own, which ends by itself once its page must have arrived.</summary>
internal static class CanarySignals
{
    public const string Door = "canary";

    public const string Key = "muster";

    /// <summary>A minute: whoever says that it did not arrive must still find it.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(1);

    /// <summary>The same for whoever fires the same timer.</summary>
    public static string RunOf(DateTimeOffset due) => due.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    public static Signal Of(ServiceId service, string run, Canary canary, DateTimeOffset now)
    {
        LabelSet labels = Labels(service, run);
        return new(
            Fingerprints.Of(labels),
            Door,
            Key,
            labels,
            LabelSet.Of(("summary", "nothing is wrong"), ("description", "Muster sees whether its pages arrive.")),
            Resolved: false,
            StartsAt: now,
            EndsAt: now + canary.Within + Margin,
            GeneratorUrl: null
        );
    }

    /// <summary>Where the alert of a run is routed.</summary>
    public static Routed RoutedOf(Router router, ServiceId service, string run)
    {
        LabelSet labels = Labels(service, run);
        return router.Route(Fingerprints.Of(labels), labels, LabelSet.Empty);
    }

    private static LabelSet Labels(ServiceId service, string run) =>
        LabelSet.Of(("alertname", CanaryLabels.AlertName), (CanaryLabels.Service, service.Value), (CanaryLabels.Run, run));
}
