// An incident whose review says what the system lacked.
using System.Collections.Immutable;
using Muster.Core.Kernel;

namespace Muster.Core.Reviews;

/// <param name="BeganAt">Since when users were affected, or else when it was detected.</param>
/// <param name="Classes">Those of its root causes, each once.</param>
public sealed record ClassedIncident(
    IncidentId Incident,
    string Title,
    ServiceId Service,
    DateTimeOffset BeganAt,
    ImmutableArray<CauseClass> Classes
)
{
    /// <summary>Null for the review of a drill, and while it names no service or no root cause.</summary>
    public static ClassedIncident? Of(Review review)
    {
        ArgumentNullException.ThrowIfNull(review);
        return
            review is { Exists: true, Type: Incidents.IncidentType.Incident, Service: { } service, BeganAt: { } began }
            && review.Classes.Length > 0
            ? new(review.Incident, review.Title, service, began, review.Classes)
            : null;
    }
}
