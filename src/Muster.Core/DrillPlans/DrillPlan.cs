// The state of one planned drill: what is to be played, when, by whom, and what became of it.
using System.Collections.Immutable;
using System.Diagnostics;
using Muster.Core.Kernel;
using static Muster.Core.DrillPlans.DrillPlanEvent;

namespace Muster.Core.DrillPlans;

/// <summary>The state of one planned drill, folded from its events. The stream is <c>drill_plan/DP-3</c>.</summary>
public sealed record DrillPlan : IDecider<DrillPlan, DrillPlanCommand, DrillPlanEvent>
{
    public static string Category => "drill_plan";

    public static DrillPlan Initial { get; } = new();

    /// <summary>False until it is made; then everything else is meaningless.</summary>
    public bool Exists { get; init; }

    public DrillPlanId Id { get; init; }

    public TeamId Team { get; init; }

    /// <summary>Null for a surprise: which it is, is drawn when it is started.</summary>
    public string? Scenario { get; init; }

    public string Difficulty { get; init; } = "";

    public DrillPlanTimes Times { get; init; } = new(default, "Etc/UTC", DrillRepeat.Never);

    public ImmutableArray<PersonId> Invited { get; init; } = [];

    public Actor By { get; init; }

    public DateTimeOffset At { get; init; }

    /// <summary>In the order in which they were played.</summary>
    public ImmutableArray<PlayedPlan> Played { get; init; } = [];

    /// <summary>Set when it was called off.</summary>
    public PlanCancellation? Cancellation { get; init; }

    /// <summary>When it is to be played next; null when it is not any more.</summary>
    public DateTimeOffset? Next(DateTimeOffset now) =>
        Exists && Cancellation is null ? Times.Next(Played.IsEmpty ? null : Played[^1].PlannedAt, now) : null;

    public static Decision<DrillPlanEvent> Decide(DrillPlan state, DrillPlanCommand command) => DrillPlanRules.Decide(state, command);

    public static DrillPlan Evolve(DrillPlan state, DrillPlanEvent happened)
    {
        ArgumentNullException.ThrowIfNull(state);
        return happened switch
        {
            Made e => state with
            {
                Exists = true,
                Id = e.Id,
                Team = e.Team,
                Scenario = e.Scenario,
                Difficulty = e.Difficulty,
                Times = e.Times,
                Invited = e.Invited,
                By = e.By,
                At = e.At,
            },
            DrillPlanEvent.Played e => state with { Played = state.Played.Add(new(e.Drill, e.PlannedAt, e.By, e.At)) },
            Cancelled e => state with { Cancellation = new(e.Reason, e.By, e.At) },
            _ => throw new UnreachableException($"A planned drill does not know {happened}."),
        };
    }
}
