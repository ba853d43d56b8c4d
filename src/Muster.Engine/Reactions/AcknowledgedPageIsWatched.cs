// Who answered a page may fall asleep over it: an acknowledged page that goes quiet is looked at again.
using Muster.Core.Catalog;
using Muster.Core.Kernel;
using Muster.Core.Paging;
using Muster.Engine.Commands;

namespace Muster.Engine.Reactions;

/// <summary>A page that asks one person for something is done with its answer.</summary>
public sealed class AcknowledgedPageIsWatched(OrganisationReader organisations) : IReaction
{
    public async Task ReactAsync(Happened happened, Work work, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(happened);
        ArgumentNullException.ThrowIfNull(work);
        PageId id = happened.Event is PageEvent ? PageId.Parse(happened.Stream.Key) : default;
        if (happened.Event is PageEvent.Resolved)
        {
            work.CancelTimer(EngineTimers.PageQuietId(id));
        }
        else if (happened.Event is PageEvent.Acknowledged or PageEvent.SeverityChanged)
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
}
