// A planned drill is a day ahead, and those invited are told; or its day is over, and its row says so.
using Muster.Core.DrillPlans;
using Muster.Core.Kernel;
using Muster.Engine.Commands;
using Muster.Engine.Ports;
using Muster.Engine.Projections;
using Muster.Engine.Reactions;

namespace Muster.Engine.Pager;

public sealed class DueDrillPlan(OrganisationReader organisations, IViewStore views) : ITimerHandler
{
    public string Kind => EngineTimers.DrillPlanDue;

    public async Task HandleAsync(TimerEntry timer, Work work, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(timer);
        ArgumentNullException.ThrowIfNull(work);
        DrillPlanId id = EngineTimers.DrillPlanOf(timer);

        // Read before the plan: whoever starts it in this moment writes the row too, and theirs must not be written over.
        View? read = await views.FindAsync(Views.DrillPlan, id.Value, cancel);
        DrillPlan plan = await work.DrillPlanAsync(id, cancel);
        foreach (View row in DrillPlanProjection.Rows(plan, work.Now))
        {
            work.Put(row, read);
        }

        if (plan.Cancellation is not null)
        {
            return;
        }

        // A server that stood still tells of the time that comes, and of none that has passed; one that was played ahead of its time needs no invitation.
        DateTimeOffset since = plan.Played is [.., var last] && last.PlannedAt > work.Now ? last.PlannedAt : work.Now;
        DateTimeOffset[] coming = [.. plan.Times.After(since).Take(2)];
        if (coming is [var next, ..] && next - DrillPlanDefaults.ToldAhead <= work.Now)
        {
            PlannedDrillTellsInvited.Invite(work, await organisations.CurrentAsync(cancel), plan, next);
            work.SetTimer(
                EngineTimers.ForDrillPlan(
                    plan.Id,
                    coming is [_, var after] ? after - DrillPlanDefaults.ToldAhead : next + DrillPlanDefaults.Late
                )
            );
        }
        else if (coming is [var later, ..])
        {
            work.SetTimer(EngineTimers.ForDrillPlan(plan.Id, later - DrillPlanDefaults.ToldAhead));
        }
        else if (plan.Next(work.Now) is { } running)
        {
            work.SetTimer(EngineTimers.ForDrillPlan(plan.Id, running + DrillPlanDefaults.Late));
        }
    }
}
