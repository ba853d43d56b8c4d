// The alert and the signals that the tests speak of.
using Muster.Core.Alerts;

namespace Muster.Core.Tests.Alerts;

internal static class AlertStory
{
    public static readonly DateTimeOffset Noon = new(2026, 3, 4, 12, 0, 0, TimeSpan.Zero);

    public static readonly LabelSet Labels = LabelSet.Of(("alertname", "HighErrorRate"), ("service", "api"));

    public static readonly Signal Firing = new(
        Fingerprints.Of(Labels),
        "prometheus",
        "main",
        Labels,
        LabelSet.Of(("summary", "5% of requests fail")),
        Resolved: false,
        StartsAt: Noon.AddMinutes(-1),
        EndsAt: Noon.AddMinutes(4),
        GeneratorUrl: "http://prometheus/graph"
    );

    public static Signal ResolvedAt(DateTimeOffset? endsAt) => Firing with { Resolved = true, EndsAt = endsAt };

    public static AlertOutcome Apply(Alert? firing, Signal signal, DateTimeOffset now) =>
        AlertLifecycle.Apply(firing, signal, now, AlertDefaults.ResolveTimeout);

    public static Alert Opened(Signal? signal = null, DateTimeOffset? now = null) =>
        Assert.IsType<AlertOutcome.Opened>(Apply(firing: null, signal ?? Firing, now ?? Noon)).Alert with
        {
            Id = 7,
        };

    public static string WhyIgnored(AlertOutcome outcome) => Assert.IsType<AlertOutcome.Ignored>(outcome).Why.Code;
}
