// The first step of a page is notified in the commit that starts the page: nobody waits for a timer.
using Muster.Core.Kernel;
using Muster.Core.Paging;
using Muster.Engine.Commands;

namespace Muster.Engine.Reactions;

/// <summary>Whatever is due later, or at once after a step that finds nobody, is left to the page's timer.</summary>
public sealed class StartedPageNotifiesFirstStep(StepNotice notice) : IReaction
{
    public async Task ReactAsync(Happened happened, Work work, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(happened);
        ArgumentNullException.ThrowIfNull(work);
        if (happened.Event is not PageEvent.Started)
        {
            return;
        }

        PageId page = PageId.Parse(happened.Stream.Key);
        if ((await work.PageAsync(page, cancel)).Due is { } due && due.At <= work.Now)
        {
            await notice.NotifyAsync(work, page, due, cancel);
        }
    }
}
