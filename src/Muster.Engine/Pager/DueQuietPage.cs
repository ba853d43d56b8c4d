// An acknowledged page may have gone quiet: if nobody has done anything since, its steps are due again.
using Muster.Core.Alerts;
using Muster.Core.Catalog;
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Core.Paging;
using Muster.Engine.Commands;
using Muster.Engine.Ports;
using Muster.Engine.Projections;
using Muster.Engine.Reactions;

namespace Muster.Engine.Pager;

/// <summary>
/// A sign of life is whatever a person did in the incident; where there is none, the answer itself. Once the bleeding has stopped nobody is woken for quiet, and of an
/// incident with several pages one rings at a time.
/// </summary>
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
        if (
            page is not { Status: PageStatus.Acknowledged, Acknowledgement: { } answer }
            || organisation.ResponsePolicy(page.Severity).ReescalateAfter is not { } quiet
            || !await StillFiresAsync(work, page, cancel)
        )
        {
            return;
        }

        Incident? incident = page.Incident is { } of ? await work.IncidentAsync(of, cancel) : null;
        if (incident is { Phase: not (Phase.Detected or Phase.Responding) })
        {
            return;
        }

        DateTimeOffset last = incident?.LastDeedAt > answer.At ? incident.LastDeedAt.Value : answer.At;
        if (last + quiet > work.Now)
        {
            work.SetTimer(EngineTimers.ForQuietPage(id, last + quiet));
        }
        else if (incident is not null && await AnotherRingsAsync(work, incident.Id, cancel))
        {
            work.SetTimer(EngineTimers.ForQuietPage(id, work.Now + quiet));
        }
        else
        {
            string who = organisation.Person(answer.By)?.Name ?? answer.By.Value;
            string why = $"{who} acknowledged at {answer.At:HH:mm} UTC, and nobody has done anything since {last:HH:mm} UTC.";
            await work.DecidePageAsync(id, new PageCommand.Reescalate(why, By, work.Now), cancel);
        }
    }

    private static async Task<bool> StillFiresAsync(Work work, Page page, CancellationToken cancel) =>
        page.Subject!.Group is not { } group || await work.GroupAsync(group, cancel) is AlertGroup { ClosedAt: null };

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
