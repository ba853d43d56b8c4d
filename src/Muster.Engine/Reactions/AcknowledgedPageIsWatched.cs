// Who answered a page may fall asleep over it: an acknowledged page that goes quiet is looked at again.
using Muster.Core.Catalog;
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Core.Paging;
using Muster.Engine.Commands;
using Muster.Engine.Ports;
using Muster.Engine.Projections;

namespace Muster.Engine.Reactions;

/// <summary>A page that asks one person for something is done with its answer. A resolution ended the watch: an incident that is reopened has it again.</summary>
public sealed class AcknowledgedPageIsWatched(OrganisationReader organisations, PagesOfIncident pages) : IReaction
{
    public async Task ReactAsync(Happened happened, Work work, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(happened);
        ArgumentNullException.ThrowIfNull(work);
        switch (happened.Event)
        {
            case PageEvent.Resolved:
                work.CancelTimer(EngineTimers.PageQuietId(PageId.Parse(happened.Stream.Key)));
                break;
            case PageEvent.Acknowledged or PageEvent.SeverityChanged:
                await WatchAsync(work, PageId.Parse(happened.Stream.Key), cancel);
                break;
            case IncidentEvent.Reopened:
                IncidentId incident = IncidentId.Parse(happened.Stream.Key);
                foreach (
                    PageRow row in (await pages.LatestAsync(incident, ViewQuery.LimitMax, cancel)).Where(row =>
                        row.Status == PageStatus.Acknowledged
                    )
                )
                {
                    await WatchAsync(work, row.Id, cancel);
                }

                break;
        }
    }

    private async Task WatchAsync(Work work, PageId id, CancellationToken cancel)
    {
        Page page = await work.PageAsync(id, cancel);
        if (page is not { Status: PageStatus.Acknowledged, Subject.Purpose: PagePurpose.Respond })
        {
            return;
        }

        Organisation organisation = await organisations.CurrentAsync(cancel);
        if (organisation.ResponsePolicy(page.Severity).ReescalateAfter is { } quiet)
        {
            work.SetTimer(EngineTimers.ForQuietPage(id, work.Now + quiet));
        }
        else
        {
            work.CancelTimer(EngineTimers.PageQuietId(id));
        }
    }
}
