// Once somebody answered a page, or what it was about is over, nobody else is woken for it.
using Muster.Core.Kernel;
using Muster.Core.Paging;
using Muster.Engine.Commands;
using Muster.Engine.Ports;
using Muster.Engine.Projections;

namespace Muster.Engine.Reactions;

/// <summary>
/// Drops what was not sent yet, also from digests that are still to come: should the page go quiet and ring again, its people are told anew. The timer goes by itself: a
/// page that nobody waits for has no due step.
/// </summary>
public sealed class AcknowledgedPageStopsEscalation(IViewStore views) : IReaction
{
    public async Task ReactAsync(Happened happened, Work work, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(happened);
        ArgumentNullException.ThrowIfNull(work);
        if (happened.Event is not (PageEvent.Acknowledged or PageEvent.Resolved))
        {
            return;
        }

        work.DropUnsent(happened.Stream.ToString());
        Page page = await work.PageAsync(PageId.Parse(happened.Stream.Key), cancel);
        string[] collected = [.. page.Deliveries.Where(sent => sent.State == DeliveryState.InDigest).Select(sent => sent.Planned.Key)];
        if (collected.Length == 0)
        {
            return;
        }

        foreach (View row in (await views.FindAsync(Views.Collected, collected, cancel)).Where(row => row.Status != Views.Done))
        {
            work.Put(row with { Status = Views.Done }, row);
        }
    }
}
