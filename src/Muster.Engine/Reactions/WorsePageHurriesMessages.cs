// A page that became worse: what it planned for people who sleep, and need not any longer, leaves now.
using Muster.Core.Catalog;
using Muster.Core.Kernel;
using Muster.Core.Paging;
using Muster.Engine.Commands;

namespace Muster.Engine.Reactions;

public sealed class WorsePageHurriesMessages(OrganisationReader organisations) : IReaction
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

        foreach (PageDelivery waiting in page.Deliveries)
        {
            if (
                waiting is { State: DeliveryState.Pending, Attempts: 0 }
                && waiting.Planned.SendAt > work.Now
                && !page.HasDeclined(waiting.Planned.Person, waiting.Round)
            )
            {
                work.Hurry(waiting.Planned.Key);
            }
        }

        bool KeepsHours(Severity severity) =>
            NotificationPlan.Of(organisation, severity, page.Subject!.Service, maySleep: true, work.Now).KeepsHours;
    }
}
