// A resolved incident owes no update, chases no task and asks nobody for a role.
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Core.Paging;
using Muster.Engine.Commands;
using Muster.Engine.Projections;

namespace Muster.Engine.Reactions;

/// <summary>A page about alerts that still fire rings on: it is over when they are, or when somebody answers.</summary>
public sealed class ResolutionStopsClocks(PagesOfIncident pages) : IReaction
{
    public async Task ReactAsync(Happened happened, Work work, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(happened);
        ArgumentNullException.ThrowIfNull(work);
        if (happened.Event is not IncidentEvent.Resolved)
        {
            return;
        }

        IncidentId id = IncidentId.Parse(happened.Stream.Key);
        Incident incident = await work.IncidentAsync(id, cancel);
        work.CancelTimer(EngineTimers.FirstStatementId(id));
        work.CancelTimer(EngineTimers.UpdateDueId(id));
        UpdateReminders.Cancel(work, id);
        NoticePost.Drop(work, UpdateReminders.About(id));
        work.CancelTimer(EngineTimers.CommandAskId(id));
        work.CancelTimer(EngineTimers.ResolveDueId(id));
        foreach (IncidentTask task in incident.Tasks)
        {
            work.CancelTimer(EngineTimers.TaskDueId(id, task.Id));
        }

        foreach (PageRow page in await pages.UnansweredAsync(id, cancel))
        {
            if (page is not { Purpose: PagePurpose.Respond, Group: not null })
            {
                await work.EndUnansweredAsync(page.Id, $"{id} is resolved.", cancel);
            }
        }
    }
}
