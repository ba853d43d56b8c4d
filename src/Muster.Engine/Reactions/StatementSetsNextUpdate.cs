// A published statement keeps the last promise and makes the next one a running timer.
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Core.Paging;
using Muster.Engine.Commands;
using Muster.Engine.Projections;

namespace Muster.Engine.Reactions;

public sealed class StatementSetsNextUpdate(PagesOfIncident pages) : IReaction
{
    public async Task ReactAsync(Happened happened, Work work, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(happened);
        ArgumentNullException.ThrowIfNull(work);
        if (happened.Event is not IncidentEvent.StatementPublished published)
        {
            return;
        }

        IncidentId incident = IncidentId.Parse(happened.Stream.Key);
        work.CancelTimer(EngineTimers.FirstStatementId(incident));
        if (published.Statement.NextUpdateAt is { } next)
        {
            work.SetTimer(EngineTimers.ForUpdate(incident, next));
            UpdateReminders.Set(work, incident, published.At, next);
        }
        else
        {
            work.CancelTimer(EngineTimers.UpdateDueId(incident));
            UpdateReminders.Cancel(work, incident);
        }

        NoticePost.Drop(work, UpdateReminders.About(incident));
        foreach (PageRow page in await pages.UnansweredAsync(incident, cancel))
        {
            if (page.Purpose == PagePurpose.UpdateOverdue)
            {
                await work.EndUnansweredAsync(page.Id, "The update was published.", cancel);
            }
        }
    }
}
