// The limits and defaults of alerts, each with its reason.
namespace Muster.Core.Alerts;

public static class AlertDefaults
{
    /// <summary>5 minutes, for a sender that repeats what fires (Prometheus, every minute or so). Source: Alertmanager's <c>resolve_timeout</c>.</summary>
    public static readonly TimeSpan ResolveTimeout = TimeSpan.FromMinutes(5);

    /// <summary>
    /// 121 hours, for Alertmanager's webhook: it repeats every <c>repeat_interval</c>, which it advises to keep under its retention of 120 hours, and says
    /// when an alert is over.
    /// </summary>
    public static readonly TimeSpan ResolveTimeoutOfWebhooks = TimeSpan.FromHours(121);

    /// <summary>
    /// 30 days, for senders that speak once and then say when it is over (PagerDuty events, manual reports), and the longest lease that any sender gets:
    /// an end in the year 9999 is not a plan.
    /// </summary>
    public static readonly TimeSpan LeaseMax = TimeSpan.FromDays(30);

    /// <summary>1 January 1970: what a sender says about earlier times is a missing value (Go writes the year 1), not a time.</summary>
    public static readonly DateTimeOffset TimeMin = DateTimeOffset.UnixEpoch;

    /// <summary>How long an alert of this door fires after its last signal when the signal names no end.</summary>
    public static TimeSpan ResolveTimeoutOf(string door) =>
        door switch
        {
            "prometheus" => ResolveTimeout,
            "alertmanager" or "grafana" => ResolveTimeoutOfWebhooks,
            _ => LeaseMax,
        };
}
