// An acknowledged page may have gone quiet: if nobody has done anything since, its steps are due again.
using Muster.Core.Catalog;
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Core.Paging;
using Muster.Engine.Commands;
using Muster.Engine.Ports;
using Muster.Engine.Projections;
using Muster.Engine.Reactions;

namespace Muster.Engine.Pager;

/// <summary>Of an incident with several pages one rings at a time.</summary>
public sealed class DueQuietPage(OrganisationReader organisations, PagesOfIncident pages) : ITimerHandler
{
    private static readonly Actor By = Actor.System("pager");

    public string Kind => EngineTimers.PageQuiet;

    public async Task HandleAsync(TimerEntry timer, Work work, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(work);
        PageId id = EngineTimers.PageOf(timer);
        Page page = await work.PageAsync(id, cancel);
        Organisation organisation = await organisations.CurrentAsync(cancel);
        Incident? incident = page.Incident is { } of ? await work.IncidentAsync(of, cancel) : null;
        bool fires = page.Subject?.Group is not { } group || await work.GroupAsync(group, cancel) is { ClosedAt: null };
        if (QuietWatch.Of(page, organisation, incident, fires).Watch is not { } watch)
        {
            return;
        }

        if (watch.RingsAt > work.Now)
        {
            work.SetTimer(EngineTimers.ForQuietPage(id, watch.RingsAt));
        }
        else if (incident is not null && await AnotherRingsAsync(work, incident.Id, cancel))
        {
            work.SetTimer(EngineTimers.ForQuietPage(id, work.Now + watch.Quiet));
        }
        else
        {
            PageAcknowledgement answer = page.Acknowledgement!;
            string who = organisation.Person(answer.By)?.Name ?? answer.By.Value;
            string why = $"{who} acknowledged at {answer.At:HH:mm} UTC, and nobody has done anything since {watch.Last:HH:mm} UTC.";
            await work.DecidePageAsync(id, new PageCommand.Reescalate(why, By, work.Now), cancel);
        }
    }

    /// <summary>One that waits until somebody wakes does not ring.</summary>
    private async Task<bool> AnotherRingsAsync(Work work, IncidentId incident, CancellationToken cancel)
    {
        foreach (PageRow row in await pages.UnansweredAsync(incident, cancel))
        {
            if (
                row is { Status: PageStatus.Active, Purpose: PagePurpose.Respond }
                && await work.PageAsync(row.Id, cancel) is { Due.IsPostponed: false }
            )
            {
                return true;
            }
        }

        return false;
    }
}
