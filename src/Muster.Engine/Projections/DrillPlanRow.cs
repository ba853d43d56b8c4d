// What a list and a calendar show of one planned drill.
using System.Collections.Immutable;
using Muster.Core.DrillPlans;
using Muster.Core.Kernel;

namespace Muster.Engine.Projections;

/// <param name="Scenario">The id of the scenario; null for a surprise.</param>
/// <param name="Played">In the order in which they were played.</param>
/// <param name="Cancellation">Null unless it was called off.</param>
public sealed record DrillPlanRow(
    DrillPlanId Id,
    TeamId Team,
    string? Scenario,
    string Difficulty,
    DrillPlanTimes Times,
    ImmutableArray<PersonId> Invited,
    Actor By,
    DateTimeOffset At,
    ImmutableArray<PlayedPlan> Played,
    PlanCancellation? Cancellation
)
{
    /// <summary>When it is to be played next; null when it is not any more.</summary>
    public DateTimeOffset? Next(DateTimeOffset now) =>
        Cancellation is null ? Times.Next(Played.IsEmpty ? null : Played[^1].PlannedAt, now) : null;
}
