// A step of a page is due: it is notified, and the next one has its timer.
using Muster.Core.Kernel;
using Muster.Core.Paging;
using Muster.Engine.Commands;
using Muster.Engine.Ports;
using Muster.Engine.Reactions;

namespace Muster.Engine.Pager;

/// <summary>After an outage only the step that is due fires, and the next counts from now. The page of a drill waits while the drill's clock stands still.</summary>
public sealed class DuePageStep(StepNotice notice) : ITimerHandler
{
    public string Kind => EngineTimers.PageStep;

    public async Task HandleAsync(TimerEntry timer, Work work, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(work);
        PageId id = EngineTimers.PageOf(timer);
        Page page = await work.PageAsync(id, cancel);
        if (page.Due is not { } due)
        {
            return;
        }

        if (await DrillPages.IsPausedAsync(work, page, cancel))
        {
            work.SetTimer(EngineTimers.ForPausedStep(id, work.Now));
            return;
        }

        await notice.NotifyAsync(work, id, due, cancel);
        if ((await work.PageAsync(id, cancel)).Due == due)
        {
            // The page says that the step is not due yet, or still waits for sleepers: the timer must not be gone before it is.
            work.SetTimer(EngineTimers.ForPageStep(id, due, work.Now));
        }
    }
}
