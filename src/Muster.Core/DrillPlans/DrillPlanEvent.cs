// Everything that can happen to a planned drill: the complete family.
using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Muster.Core.Kernel;

namespace Muster.Core.DrillPlans;

/// <summary>What happened to a planned drill. The names are stable; docs/events.md describes each.</summary>
[JsonDerivedType(typeof(Made), "drill_plan.made")]
[JsonDerivedType(typeof(Played), "drill_plan.played")]
[JsonDerivedType(typeof(Cancelled), "drill_plan.cancelled")]
public abstract record DrillPlanEvent(Actor By, DateTimeOffset At)
{
    public sealed record Made(
        DrillPlanId Id,
        TeamId Team,
        string? Scenario,
        string Difficulty,
        DrillPlanTimes Times,
        ImmutableArray<PersonId> Invited,
        Actor By,
        DateTimeOffset At
    ) : DrillPlanEvent(By, At);

    public sealed record Played(DrillId Drill, DateTimeOffset PlannedAt, Actor By, DateTimeOffset At) : DrillPlanEvent(By, At);

    public sealed record Cancelled(string Reason, Actor By, DateTimeOffset At) : DrillPlanEvent(By, At);
}
