// How a mitigation went in one incident of a service.
using Muster.Core.Incidents;
using Muster.Core.Kernel;

namespace Muster.Core.Mitigations;

/// <param name="Declared">Which of those that the service declares it was; null for one that somebody thought of.</param>
/// <param name="Outcome">Null while nobody has said what came of it.</param>
public sealed record PastMitigation(
    IncidentId Incident,
    string? Declared,
    MitigationKind Kind,
    string Text,
    DateTimeOffset ChosenAt,
    MitigationOutcome? Outcome,
    DateTimeOffset? ReportedAt
)
{
    /// <summary>From the choice until somebody said what came of it; null until then.</summary>
    public TimeSpan? Took => ReportedAt - ChosenAt;
}
