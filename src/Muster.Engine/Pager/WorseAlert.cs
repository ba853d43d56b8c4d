// An alert that is worse than the page of its group: the page hears of it or, where it rings no more, a new one begins.
using Muster.Core.Alerts;
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Core.Paging;
using Muster.Engine.Commands;
using Muster.Engine.Reactions;

namespace Muster.Engine.Pager;

internal static class WorseAlert
{
    /// <summary>
    /// The group as it is to be paged: without its page where that was given up, is over, or was answered in an incident that is over. A person's word that it is milder
    /// stands until something comes that is worse than what it was paged for; as long as nothing does, the page is not even read.
    /// </summary>
    /// <param name="worst">The worst severity of the alerts that join or change.</param>
    public static async Task<AlertGroup> JoinedAsync(Work work, AlertGroup group, Severity worst, CancellationToken cancel)
    {
        if (group.Page is not { } id || worst >= group.PagedAs)
        {
            return group;
        }

        Page page = await work.PageAsync(id, cancel);
        if (worst >= page.Severity)
        {
            return group with { PagedAs = worst };
        }

        if (await MayAnswerAsync(work, page, cancel))
        {
            await work.DecidePageAsync(id, new PageCommand.ChangeSeverity(worst, AlertPagesOnCall.By, work.Now), cancel);
            return group with { PagedAs = worst };
        }

        await work.DecidePageAsync(
            id,
            new PageCommand.Resolve("A worse alert has joined, and is paged anew.", AlertPagesOnCall.By, work.Now),
            cancel
        );
        return group with { Page = null, PagedAs = null };
    }

    /// <summary>Whether it rings, or somebody who answered it is at work.</summary>
    private static async Task<bool> MayAnswerAsync(Work work, Page page, CancellationToken cancel) =>
        page.Status switch
        {
            PageStatus.Active => true,
            PageStatus.Acknowledged => page.Incident is not { } incident
                || (await work.IncidentAsync(incident, cancel)).Phase is not (Phase.Resolved or Phase.Reviewed),
            _ => false,
        };
}
