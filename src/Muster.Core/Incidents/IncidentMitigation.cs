// A mitigation that was chosen, and what came of it.
using Muster.Core.Kernel;

namespace Muster.Core.Incidents;

/// <summary>A mitigation of an incident. <see cref="Outcome"/> is null until somebody reports it; a later report replaces an earlier one.</summary>
public sealed record IncidentMitigation(string Id, MitigationKind Kind, string Text, PersonId? To, Actor By, DateTimeOffset At)
{
    /// <summary>Which of those that the service declares it is; null for one that somebody thought of.</summary>
    public string? Declared { get; init; }

    public MitigationOutcome? Outcome { get; init; }

    public string? Report { get; init; }

    public DateTimeOffset? ReportedAt { get; init; }
}
