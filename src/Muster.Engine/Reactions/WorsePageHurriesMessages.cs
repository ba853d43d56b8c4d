// A page that became worse: what it planned for people who sleep, and need not any longer, leaves now, or with their next digest.
using Muster.Core.Catalog;
using Muster.Core.Kernel;
using Muster.Core.Paging;
using Muster.Engine.Commands;
using Muster.Engine.Ports;
using Muster.Engine.Projections;

namespace Muster.Engine.Reactions;

public sealed class WorsePageHurriesMessages(OrganisationReader organisations, IViewStore views) : IReaction
{
    public async Task ReactAsync(Happened happened, Work work, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(happened);
        ArgumentNullException.ThrowIfNull(work);
        if (happened.Event is not PageEvent.SeverityChanged changed || changed.To >= changed.From)
        {
            return;
        }

        Page page = await work.PageAsync(PageId.Parse(happened.Stream.Key), cancel);
        Organisation organisation = await organisations.CurrentAsync(cancel);
        if (KeepsHours(changed.To) || !KeepsHours(changed.From))
        {
            return;
        }

        foreach (
            PageDelivery waiting in page.Deliveries.Where(one =>
                one.Planned.SendAt > work.Now && !page.HasDeclined(one.Planned.Person, one.Round)
            )
        )
        {
            if (waiting is { State: DeliveryState.Pending, Attempts: 0 })
            {
                work.Hurry(waiting.Planned.Key);
            }
            else if (waiting.State == DeliveryState.InDigest)
            {
                await CollectAnewAsync(work, waiting.Planned, cancel);
            }
        }

        bool KeepsHours(Severity severity) =>
            NotificationPlan.Of(organisation, severity, page.Subject!.Service, maySleep: true, work.Now).KeepsHours;
    }

    /// <summary>In the digest of the next minute in place of the morning's, unless that one has left.</summary>
    private async Task CollectAnewAsync(Work work, PlannedDelivery waiting, CancellationToken cancel)
    {
        DigestId next = DigestId.Next(waiting.Person, work.Now);
        if (await views.FindAsync(Views.Collected, waiting.Key, cancel) is { } row && row.Status != Views.Done)
        {
            work.Put(row with { Status = next.ToString() }, row);
            work.SetTimer(EngineTimers.ForDigest(next));
        }
    }
}
