// What one incident adds to the measures.
using Muster.Core.Incidents;
using Muster.Core.Kernel;

namespace Muster.Core.Measures;

/// <param name="DeclaredAt">It belongs to the period in which it was declared.</param>
/// <param name="Promises">Its promises of an update that were kept or missed, without first statements.</param>
public sealed record IncidentFacts(
    IncidentId Id,
    string Title,
    IncidentType Type,
    Severity Severity,
    ServiceId? Service,
    DetectionSource? DetectedBy,
    DateTimeOffset DeclaredAt,
    IncidentTimes Times,
    PromisesKept Promises,
    PromisesKept FirstStatements
)
{
    public static IncidentFacts Of(Incident incident)
    {
        ArgumentNullException.ThrowIfNull(incident);
        return new(
            incident.Id,
            incident.Title,
            incident.Type,
            incident.Severity,
            incident.Service,
            incident.DetectedBy,
            incident.DeclaredAt,
            IncidentTimes.Of(incident),
            incident.Promises,
            incident.FirstStatements
        );
    }

    /// <summary>Null until both its ends are known.</summary>
    public TimeSpan? Time(IncidentMeasure measure) =>
        measure switch
        {
            IncidentMeasure.ToDetect => Times.ToDetect,
            IncidentMeasure.ToAcknowledge => Times.ToAcknowledge,
            IncidentMeasure.ToMitigate => Times.ToMitigate,
            IncidentMeasure.ToResolve => Times.ToResolve,
        };
}
