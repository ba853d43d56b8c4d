// What somebody sends to a tracker is queued for it, and what stands there is looked at again and again.
using Muster.Core.Kernel;
using Muster.Core.Reviews;
using Muster.Engine.Commands;

namespace Muster.Engine.Reactions;

public sealed class SentActionItemGoesToTracker : IReaction
{
    public async Task ReactAsync(Happened happened, Work work, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(happened);
        ArgumentNullException.ThrowIfNull(work);
        IncidentId Incident() => IncidentId.Parse(happened.Stream.Key);
        switch (happened.Event)
        {
            case ReviewEvent.ActionItemSent e:
                TrackerPost.Open(work, Incident(), e.Item, e.Tracker, happened.Version);
                break;
            case ReviewEvent.ActionItemLinked e:
                await LookAgainAsync(Incident(), e.Item, work, cancel);
                break;
            case ReviewEvent.ActionItemRestored e:
                await LookAgainAsync(Incident(), e.Item, work, cancel);
                break;
        }
    }

    private static async Task LookAgainAsync(IncidentId incident, string item, Work work, CancellationToken cancel)
    {
        Review review = await work.ReviewAsync(incident, cancel);
        if (review.ActionItem(item)?.Issue is { } issue)
        {
            work.SetTimer(EngineTimers.ForTracker(issue.Tracker, TrackerPost.NextLook(work.Now)));
        }
    }
}
