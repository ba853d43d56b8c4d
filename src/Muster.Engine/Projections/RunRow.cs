// What a list shows of one run.
using Muster.Core.Kernel;
using Muster.Core.Runbooks;

namespace Muster.Engine.Projections;

/// <param name="Runbook">Null for a command of <c>muster run</c>.</param>
/// <param name="Step">Which step goes on, or was the last, from 1; 0 before the first.</param>
/// <param name="Ending">Null until it has ended.</param>
/// <param name="IsGlassBroken">Whether it went without a second person.</param>
public sealed record RunRow(
    RunId Id,
    string Title,
    RunbookId? Runbook,
    IncidentId? Incident,
    RunbookRisk Risk,
    bool NeedsTwo,
    RunStatus Status,
    RunEnding? Ending,
    int Step,
    int Steps,
    bool IsGlassBroken,
    Actor RequestedBy,
    DateTimeOffset RequestedAt,
    DateTimeOffset? EndedAt
);
