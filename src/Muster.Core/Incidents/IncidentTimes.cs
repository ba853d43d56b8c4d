// How long one incident took to be detected, acknowledged, mitigated and resolved.
namespace Muster.Core.Incidents;

/// <summary>
/// The four times of one incident; medians and distributions are made of many. A time is null until both its ends are known, and never
/// negative: an alert that foresaw the impact took no time to detect it.
/// </summary>
/// <param name="ToDetect">Impact start → detected; null while nobody says when the impact began.</param>
/// <param name="ToAcknowledge">The page → the first acknowledgement; null when nobody was paged.</param>
/// <param name="ToMitigate">Detected → the impact stopped.</param>
/// <param name="ToResolve">Detected → resolved.</param>
public sealed record IncidentTimes(TimeSpan? ToDetect, TimeSpan? ToAcknowledge, TimeSpan? ToMitigate, TimeSpan? ToResolve)
{
    /// <summary>The impact stopped → resolved: what the cause took after the bleeding, which is nobody's hurry.</summary>
    public TimeSpan? ToFix { get; init; }

    public static IncidentTimes Of(Incident incident)
    {
        ArgumentNullException.ThrowIfNull(incident);
        return new(
            Between(incident.ImpactStartedAt, incident.DetectedAt),
            Between(incident.PagedAt, incident.AcknowledgedAt),
            Between(incident.DetectedAt, incident.ImpactStoppedAt),
            Between(incident.DetectedAt, incident.ResolvedAt)
        )
        {
            ToFix = Between(incident.ImpactStoppedAt, incident.ResolvedAt),
        };
    }

    private static TimeSpan? Between(DateTimeOffset? from, DateTimeOffset? to) =>
        (to - from) switch
        {
            { Ticks: < 0 } => TimeSpan.Zero,
            var time => time,
        };
}
