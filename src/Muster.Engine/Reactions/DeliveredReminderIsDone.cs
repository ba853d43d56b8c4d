// A reminder that was delivered has done its work: it rings for nobody and waits for no answer.
using Muster.Core.Kernel;
using Muster.Core.Paging;
using Muster.Engine.Commands;

namespace Muster.Engine.Reactions;

public sealed class DeliveredReminderIsDone : IReaction
{
    private static readonly Actor By = Actor.System("silences");

    public async Task ReactAsync(Happened happened, Work work, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(happened);
        ArgumentNullException.ThrowIfNull(work);
        if (happened.Event is not PageEvent.Delivered)
        {
            return;
        }

        PageId page = PageId.Parse(happened.Stream.Key);
        if ((await work.PageAsync(page, cancel)).Subject?.Purpose == PagePurpose.SilenceReview)
        {
            await work.DecidePageAsync(page, new PageCommand.Resolve("The reminder was delivered.", By, work.Now), cancel);
        }
    }
}
