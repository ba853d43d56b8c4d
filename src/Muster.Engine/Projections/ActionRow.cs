// What a list shows of one action item.
using Muster.Core.Kernel;
using Muster.Core.Reviews;

namespace Muster.Engine.Projections;

/// <param name="Title">That of the incident.</param>
/// <param name="Service">Null where the incident names none.</param>
/// <param name="Classed">By what its effect is judged; null where the class of the incident is not known.</param>
public sealed record ActionRow(
    IncidentId Incident,
    string Title,
    Severity Severity,
    ServiceId? Service,
    ClassedIncident? Classed,
    ActionItem Item
)
{
    public static ActionRow Of(Review review, ActionItem item)
    {
        ArgumentNullException.ThrowIfNull(review);
        return new(review.Incident, review.Title, review.Severity, review.Service, ClassedIncident.Of(review), item);
    }

    public static string IdOf(IncidentId incident, string item) => $"{incident}/{item}";
}
