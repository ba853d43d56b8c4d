// A message that could not be delivered: the next of the same person, which waits by their own rules, leaves now.
using Muster.Core.Kernel;
using Muster.Core.Paging;
using Muster.Engine.Commands;

namespace Muster.Engine.Reactions;

/// <summary>Also where the failed one is tried again: in doubt a page is sent twice and not too late.</summary>
public sealed class FailedMessageHurriesNext : IReaction
{
    public async Task ReactAsync(Happened happened, Work work, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(happened);
        ArgumentNullException.ThrowIfNull(work);
        if (happened.Event is not PageEvent.DeliveryFailed failed)
        {
            return;
        }

        Page page = await work.PageAsync(PageId.Parse(happened.Stream.Key), cancel);
        PageDelivery? at = page.Delivery(failed.Key);
        PageDelivery? next = page
            .Deliveries.Where(delivery =>
                delivery is { State: DeliveryState.Pending, Attempts: 0 }
                && delivery.Planned.Person == failed.Person
                && delivery.Planned.SendAt > work.Now
                && (delivery.Round, delivery.Step) == (at?.Round, at?.Step)
            )
            .MinBy(delivery => delivery.Planned.SendAt);
        if (next is not null)
        {
            work.Hurry(next.Planned.Key);
        }
    }
}
