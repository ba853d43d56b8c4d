// A page was given up, and no message of it has reached anybody: that is the messengers' fault, so it is tried again.
using Muster.Core.Kernel;
using Muster.Core.Paging;
using Muster.Engine.Commands;

namespace Muster.Engine.Reactions;

/// <summary>
/// The outage that somebody must hear of may have taken the mail with it. It is tried again after 10 minutes and then less and less often, at least once an hour, for as
/// long as it fires. Who could be found nowhere is looked for when the organisation changes.
/// </summary>
public sealed class UnheardPageIsTriedAgain : IReaction
{
    private static readonly TimeSpan Soonest = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan Latest = TimeSpan.FromHours(1);

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
        if (page is { Subject.Purpose: PagePurpose.Respond, IsHeard: false, Deliveries.IsEmpty: false, StartedAt: { } startedAt })
        {
            TimeSpan wait = TimeSpan.FromTicks(Math.Clamp((work.Now - startedAt).Ticks / 2, Soonest.Ticks, Latest.Ticks));
            work.SetTimer(EngineTimers.ForUnheardPage(id, work.Now + wait));
        }
    }
}
