// A review should be closed by now: if it is not, its row says that it is overdue.
using Muster.Core.Reviews;
using Muster.Engine.Commands;
using Muster.Engine.Ports;
using Muster.Engine.Projections;
using Muster.Engine.Reactions;

namespace Muster.Engine.Pager;

public sealed class DueReview : ITimerHandler
{
    public string Kind => EngineTimers.ReviewDue;

    public async Task HandleAsync(TimerEntry timer, Work work, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(timer);
        ArgumentNullException.ThrowIfNull(work);
        Review review = await work.ReviewAsync(EngineTimers.IncidentOf(timer), cancel);
        foreach (View row in ReviewProjection.Rows(review, work.Now))
        {
            work.Put(row);
        }
    }
}
