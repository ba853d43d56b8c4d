// An alert group that joins an incident says so, and so does its page; a worse incident hurries the page, and who has answered it has acknowledged the incident.
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Core.Paging;
using Muster.Engine.Commands;

namespace Muster.Engine.Reactions;

public sealed class DeclaredIncidentLinksGroup : IReaction
{
    private static readonly Actor By = Actor.System("pager");

    public async Task ReactAsync(Happened happened, Work work, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(happened);
        ArgumentNullException.ThrowIfNull(work);
        if (
            happened.Event is not IncidentEvent.AlertGroupLinked linked
            || await work.GroupAsync(linked.Group, cancel) is not { Incident: null } group
        )
        {
            return;
        }

        IncidentId incident = IncidentId.Parse(happened.Stream.Key);
        work.Put(group with { Incident = incident, UpdatedAt = work.Now });
        if (group.Page is { } page)
        {
            await work.DecidePageAsync(page, new PageCommand.LinkIncident(incident, By, work.Now), cancel);
            await RaiseAsync(work, page, (await work.IncidentAsync(incident, cancel)).Severity, cancel);
            await AcknowledgeAsync(work, incident, await work.PageAsync(page, cancel), cancel);
        }
    }

    /// <summary>What waits for the morning as a SEV-2 must not sleep on in an incident of SEV-1. A milder incident leaves the page as its alerts want it.</summary>
    private static async Task RaiseAsync(Work work, PageId id, Severity severity, CancellationToken cancel)
    {
        if (await work.PageAsync(id, cancel) is { Status: PageStatus.Active or PageStatus.Acknowledged } page && page.Severity > severity)
        {
            await work.DecidePageAsync(id, new PageCommand.ChangeSeverity(severity, By, work.Now), cancel);
        }
    }

    /// <summary>
    /// The acknowledgement counts from when it was given, so that the time to acknowledge is that of the page; a role that it gives counts from now, for nobody could
    /// hold one in what did not exist.
    /// </summary>
    private static async Task AcknowledgeAsync(Work work, IncidentId id, Page page, CancellationToken cancel)
    {
        if (page.Acknowledgement is { } answer)
        {
            Actor by = Actor.Person(answer.By.Value);
            IncidentCommand.Acknowledge acknowledge = new(answer.By, page.Id, page.StartedAt, by, work.Now) { AnsweredAt = answer.At };
            await work.DecideIncidentAsync(id, acknowledge, cancel);
        }
    }
}
