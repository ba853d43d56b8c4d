// What a list shows of one review.
using Muster.Core.Incidents;
using Muster.Core.Kernel;

namespace Muster.Engine.Projections;

/// <param name="Whys">How many times "why?" was asked on the longest way down.</param>
/// <param name="OpenActionItems">Action items that are not done.</param>
public sealed record ReviewRow(
    IncidentId Incident,
    string Title,
    Severity Severity,
    DateTimeOffset DraftedAt,
    DateTimeOffset? DueAt,
    DateTimeOffset? ClosedAt,
    int Whys,
    int RootCauses,
    int ActionItems,
    int OpenActionItems
)
{
    /// <summary>What is reviewed: a real incident, or a drill.</summary>
    public IncidentType Type { get; init; }
}
