// The day of a review comes, or is over: whoever answers for it is reminded, and its row says that it is overdue.
using Muster.Core.Kernel;
using Muster.Core.Reviews;
using Muster.Engine.Commands;
using Muster.Engine.Ports;
using Muster.Engine.Projections;
using Muster.Engine.Reactions;

namespace Muster.Engine.Pager;

public sealed class DueReview(OrganisationReader organisations) : ITimerHandler
{
    public string Kind => EngineTimers.ReviewDue;

    public async Task HandleAsync(TimerEntry timer, Work work, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(timer);
        ArgumentNullException.ThrowIfNull(work);
        IncidentId id = EngineTimers.IncidentOf(timer);
        Review review = await work.ReviewAsync(id, cancel);
        foreach (View row in ReviewProjection.Rows(review, work.Now))
        {
            work.Put(row);
        }

        if (ReviewChase.Due(review, work.Now) is { } reminder)
        {
            ReviewIsChased.Tell(work, await organisations.CurrentAsync(cancel), await work.IncidentAsync(id, cancel), review, reminder);
        }

        if (ReviewChase.NextAt(review, work.Now) is { } next)
        {
            work.SetTimer(EngineTimers.ForReview(id, next));
        }
    }
}
