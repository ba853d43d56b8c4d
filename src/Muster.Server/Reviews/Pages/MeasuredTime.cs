// One of the four times of an incident, in words; where it is not known, why.
using System.Collections.Immutable;
using Muster.Core.Incidents;
using Muster.Core.Kernel;

namespace Muster.Server.Reviews.Pages;

/// <param name="Took">Null when one of its two ends is not known.</param>
/// <param name="Note">From what to what; or which end is missing.</param>
public sealed record MeasuredTime(string Label, TimeSpan? Took, string Note)
{
    /// <summary>To detect, to acknowledge, to mitigate, to resolve, in this order.</summary>
    public static ImmutableArray<MeasuredTime> All(Incident incident)
    {
        ArgumentNullException.ThrowIfNull(incident);
        IncidentTimes times = IncidentTimes.Of(incident);
        return
        [
            new("Time to detect", times.ToDetect, times.ToDetect is null ? "nobody said when it began" : "impact → detected"),
            new("Time to acknowledge", times.ToAcknowledge, Acknowledged(incident)),
            new("Time to mitigate", times.ToMitigate, times.ToMitigate is null ? "nobody said when it stopped" : "detected → stopped"),
            new("Time to resolve", times.ToResolve, Resolved(times)),
        ];
    }

    private static string Resolved(IncidentTimes times) =>
        times switch
        {
            { ToResolve: null } => "it is open again",
            { ToFix: { TotalSeconds: >= 1 } fix } => $"detected → resolved, {fix.Brief()} of it the fix",
            _ => "detected → resolved",
        };

    private static string Acknowledged(Incident incident) =>
        incident switch
        {
            { PagedAt: null } => "nobody was paged",
            { AcknowledgedAt: null } => "nobody acknowledged",
            _ => "page → acknowledged",
        };
}
