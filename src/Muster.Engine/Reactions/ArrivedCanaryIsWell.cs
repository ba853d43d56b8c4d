// A canary page of which each message was delivered has done its work; what said that they do not arrive is over.
using Muster.Core.Alerts;
using Muster.Core.Kernel;
using Muster.Core.Paging;
using Muster.Engine.Commands;
using Muster.Engine.Ports;
using Muster.Engine.Projections;

namespace Muster.Engine.Reactions;

/// <summary>Whoever answers it has it as well.</summary>
public sealed class ArrivedCanaryIsWell(IViewStore views) : IReaction
{
    private static readonly Actor By = Actor.System("canary");

    public async Task ReactAsync(Happened happened, Work work, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(happened);
        ArgumentNullException.ThrowIfNull(work);
        if (happened.Event is not (PageEvent.Delivered or PageEvent.Acknowledged))
        {
            return;
        }

        Page page = await work.PageAsync(PageId.Parse(happened.Stream.Key), cancel);
        if (
            page is not { ResolvedAt: null, Subject: { Purpose: PagePurpose.Canary, Group: { } group, Service: { } service } }
            || !HasArrived(page)
            || (await work.GroupAsync(group, cancel))?.Labels[CanaryLabels.Run] is not { Length: > 0 } run
            || await views.FindAsync(Views.Canary, service.Value, cancel) is not { Status: Views.Open } read
        )
        {
            return;
        }

        CanaryRow row = read.Row<CanaryRow>();
        if (string.CompareOrdinal(run, row.Run) < 0)
        {
            // It was overtaken: the latest one tells how pages fare.
            return;
        }

        if (row.Alarm is { } alarm)
        {
            await work.DecidePageAsync(alarm, new PageCommand.Resolve("A canary page arrived.", By, work.Now), cancel);
        }

        CanaryRow well = row with { ArrivedRun = run, ArrivedAt = work.Now, LostSince = null, Why = null, Alarm = null };
        work.Put(well.ToView(work.Now), read);
        await work.DecidePageAsync(page.Id, new PageCommand.Resolve("It arrived.", By, work.Now), cancel);
    }

    private static bool HasArrived(Page page) =>
        page.Acknowledgement is not null || page.Deliveries.All(delivery => delivery.State == DeliveryState.Delivered);
}
