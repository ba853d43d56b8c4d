// A page's timer is whatever step is due: set, moved or cancelled with each event that changes it.
using Muster.Core.Kernel;
using Muster.Core.Paging;
using Muster.Engine.Commands;

namespace Muster.Engine.Reactions;

public sealed class DueStepSetsTimer : IReaction
{
    public async Task ReactAsync(Happened happened, Work work, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(happened);
        if (
            happened.Event
            is not (
                PageEvent.Started
                or PageEvent.StepNotified
                or PageEvent.StepSkipped
                or PageEvent.StepPostponed
                or PageEvent.EscalatedEarly
                or PageEvent.Declined
                or PageEvent.Reescalated
                or PageEvent.SeverityChanged
                or PageEvent.Acknowledged
                or PageEvent.Exhausted
                or PageEvent.Resolved
            )
        )
        {
            return;
        }

        PageId page = PageId.Parse(happened.Stream.Key);
        if ((await work.PageAsync(page, cancel)).Due is { } due)
        {
            work.SetTimer(EngineTimers.ForPageStep(page, due, work.Now));
        }
        else
        {
            work.CancelTimer(EngineTimers.PageStepId(page));
        }
    }
}
