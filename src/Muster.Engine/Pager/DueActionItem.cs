// The day of an action item comes, or is over: who answers for it is reminded, and its row says that it is overdue.
using Muster.Core.Kernel;
using Muster.Core.Reviews;
using Muster.Engine.Commands;
using Muster.Engine.Ports;
using Muster.Engine.Projections;
using Muster.Engine.Reactions;

namespace Muster.Engine.Pager;

public sealed class DueActionItem(OrganisationReader organisations, IViewStore views) : ITimerHandler
{
    public string Kind => EngineTimers.ActionItemDue;

    public async Task HandleAsync(TimerEntry timer, Work work, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(timer);
        ArgumentNullException.ThrowIfNull(work);
        IncidentId incident = EngineTimers.IncidentOf(timer);
        string id = EngineTimers.ActionItemOf(timer);

        // Read before the review: whoever finishes the item in this moment writes the row too, and theirs must not be written over.
        View? read = await views.FindAsync(Views.Action, ActionRow.IdOf(incident, id), cancel);
        Review review = await work.ReviewAsync(incident, cancel);
        if (review.ActionItem(id) is not { } item)
        {
            return;
        }

        work.Put(ActionProjection.Row(review, item, work.Now), read);
        if (ChaseRules.Due(item, work.Now) is { } reminder)
        {
            ActionItemIsChased.Tell(work, await organisations.CurrentAsync(cancel), review, item, reminder);
        }

        if (ChaseRules.NextAt(item, work.Now) is { } next)
        {
            work.SetTimer(EngineTimers.ForActionItem(incident, id, next));
        }
    }
}
