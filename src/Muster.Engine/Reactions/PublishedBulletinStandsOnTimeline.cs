// What is published of an incident on the status page, and what is taken off it, stands on the incident's timeline.
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Core.StatusPage;
using Muster.Engine.Commands;

namespace Muster.Engine.Reactions;

/// <summary>An incident that is reviewed hears of nothing any more; that refusal stops nothing on the page.</summary>
public sealed class PublishedBulletinStandsOnTimeline : IReaction
{
    public async Task ReactAsync(Happened happened, Work work, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(happened);
        ArgumentNullException.ThrowIfNull(work);
        if (happened.Event is not (BulletinEvent.IncidentOpened or BulletinEvent.Withdrawn or BulletinEvent.Restored))
        {
            return;
        }

        Bulletin bulletin = await work.BulletinAsync(BulletinId.Parse(happened.Stream.Key), cancel);
        if (bulletin.Incident is { } incident)
        {
            await work.DecideIncidentAsync(
                incident,
                happened.Event is BulletinEvent.Withdrawn withdrawn
                    ? new IncidentCommand.NoteWithdrawn(bulletin.Id, withdrawn.Reason, happened.By, work.Now)
                    : new IncidentCommand.NotePublished(bulletin.Id, bulletin.Title, happened.By, work.Now),
                cancel
            );
        }
    }
}
