// A tracker is to be looked at, as long as somebody waits for an issue in it.
using Muster.Engine.Commands;
using Muster.Engine.Ports;
using Muster.Engine.Projections;
using Muster.Engine.Reactions;

namespace Muster.Engine.Pager;

public sealed class DueTracker(OrganisationReader organisations, IViewStore views) : ITimerHandler
{
    public string Kind => EngineTimers.TrackerDue;

    public async Task HandleAsync(TimerEntry timer, Work work, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(timer);
        ArgumentNullException.ThrowIfNull(work);
        string tracker = EngineTimers.TrackerOf(timer);
        IReadOnlyList<View> open = await views.AllAsync(Views.Issue, [Views.Open], cancel);
        bool isKnown = (await organisations.CurrentAsync(cancel)).Trackers.ContainsKey(tracker);
        if (open.Any(view => view.Row<IssueRow>().Tracker == tracker))
        {
            if (isKnown)
            {
                TrackerPost.Look(work, tracker, timer.DueAt);
            }

            // One that is out of the file may come back into it.
            work.SetTimer(EngineTimers.ForTracker(tracker, TrackerPost.NextLook(work.Now)));
        }
    }
}
