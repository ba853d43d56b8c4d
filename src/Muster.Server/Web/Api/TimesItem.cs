// The four times of an incident as the API answers them.
using Muster.Core.Incidents;

namespace Muster.Server.Web.Api;

/// <summary>The times of an incident in seconds; null until both ends are known.</summary>
public sealed record TimesItem(double? ToDetectSeconds, double? ToAcknowledgeSeconds, double? ToMitigateSeconds, double? ToResolveSeconds)
{
    /// <summary>From when the impact stopped until it was resolved: the fix, apart from the mitigation.</summary>
    public double? ToFixSeconds { get; init; }

    public static TimesItem Of(IncidentTimes times)
    {
        ArgumentNullException.ThrowIfNull(times);
        return new(
            times.ToDetect?.TotalSeconds,
            times.ToAcknowledge?.TotalSeconds,
            times.ToMitigate?.TotalSeconds,
            times.ToResolve?.TotalSeconds
        )
        {
            ToFixSeconds = times.ToFix?.TotalSeconds,
        };
    }
}
