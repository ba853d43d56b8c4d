// A page was given up, and no message of it has reached anybody: that is the messengers' fault, so it is tried again.
using Muster.Core.Kernel;
using Muster.Core.Paging;
using Muster.Engine.Commands;

namespace Muster.Engine.Reactions;

/// <summary>
/// The outage that somebody must hear of may have taken the mail with it. It is tried again for as long as it fires. Who could be found nowhere is looked for when the
/// organisation changes.
/// </summary>
public sealed class UnheardPageIsTriedAgain : IReaction
{
    public async Task ReactAsync(Happened happened, Work work, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(happened);
        ArgumentNullException.ThrowIfNull(work);
        if (happened.Event is not PageEvent.Exhausted)
        {
            return;
        }

        PageId id = PageId.Parse(happened.Stream.Key);
        Page page = await work.PageAsync(id, cancel);
        if (page.TriedAgainAt is { } at)
        {
            work.SetTimer(EngineTimers.ForUnheardPage(id, at));
        }
    }
}
