// The rows of the drills that are planned.
using Muster.Core.DrillPlans;
using Muster.Core.Kernel;
using Muster.Engine.Commands;
using Muster.Engine.Ports;

namespace Muster.Engine.Projections;

public sealed class DrillPlanProjection : IProjection
{
    public string Category => DrillPlan.Category;

    public IEnumerable<View> Project(StreamId stream, object state, DateTimeOffset now) => Rows((DrillPlan)state, now);

    /// <summary>One row; none of a plan that was never made. One whose day is over without anybody having started it is closed when its timer says so.</summary>
    internal static IEnumerable<View> Rows(DrillPlan plan, DateTimeOffset now)
    {
        if (!plan.Exists)
        {
            yield break;
        }

        DrillPlanRow row = new(
            plan.Id,
            plan.Team,
            plan.Scenario,
            plan.Difficulty,
            plan.Times,
            plan.Invited,
            plan.By,
            plan.At,
            plan.Played,
            plan.Cancellation
        );
        yield return new View(
            Views.DrillPlan,
            plan.Id.Value,
            plan.Next(now) is null ? Views.Closed : Views.Open,
            plan.Times.First,
            ViewJson.Search([plan.Id.Value, plan.Team.Value, plan.Scenario, .. plan.Invited.Select(person => person.Value)]),
            ViewJson.Write(row)
        );
    }
}
