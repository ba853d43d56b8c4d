// The planned drills as the API answers them.
using System.Collections.Immutable;
using Muster.Core.DrillPlans;
using Muster.Core.Kernel;
using Muster.Engine.Projections;
using Muster.Server.Web.Api;

namespace Muster.Server.Drills.Api;

/// <param name="Items">Those that are to be played, the next first; then the latest of those that are not any more.</param>
public sealed record DrillPlanList(ImmutableArray<DrillPlanItem> Items);

/// <param name="Scenario">The id of the scenario; null for a surprise.</param>
/// <param name="StartsAt">The first time.</param>
/// <param name="Next">When it is to be played next; null when it is not any more.</param>
/// <param name="Invited">Ids of people.</param>
/// <param name="Played">In the order in which they were played.</param>
/// <param name="Cancellation">Null unless it was called off.</param>
public sealed record DrillPlanItem(
    DrillPlanId Id,
    TeamId Team,
    string? Scenario,
    string Difficulty,
    DateTimeOffset StartsAt,
    string Zone,
    DrillRepeat Repeat,
    DateTimeOffset? Next,
    ImmutableArray<PersonId> Invited,
    Actor By,
    DateTimeOffset At,
    ImmutableArray<PlayedPlan> Played,
    PlanCancellation? Cancellation
)
{
    /// <summary>What a write did; null after a read.</summary>
    public WrittenItem? Written { get; init; }

    internal static DrillPlanItem Of(DrillPlanRow row, DateTimeOffset now) =>
        new(
            row.Id,
            row.Team,
            row.Scenario,
            row.Difficulty,
            row.Times.First,
            row.Times.Zone,
            row.Times.Repeat,
            row.Next(now),
            row.Invited,
            row.By,
            row.At,
            row.Played,
            row.Cancellation
        );
}
