// A maintenance on the status page begins and ends by itself: its next instant is a timer.
using Muster.Core.Kernel;
using Muster.Core.StatusPage;
using Muster.Engine.Commands;

namespace Muster.Engine.Reactions;

public sealed class MaintenanceSetsItsTimers : IReaction
{
    public async Task ReactAsync(Happened happened, Work work, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(happened);
        ArgumentNullException.ThrowIfNull(work);
        if (happened.Event is not (BulletinEvent.MaintenancePlanned or BulletinEvent.Updated or BulletinEvent.Rescheduled))
        {
            return;
        }

        BulletinId id = BulletinId.Parse(happened.Stream.Key);
        Bulletin bulletin = await work.BulletinAsync(id, cancel);
        if (bulletin.Kind != BulletinKind.Maintenance)
        {
            return;
        }

        switch (bulletin.Status)
        {
            case BulletinStatus.Scheduled:
                work.SetTimer(EngineTimers.ForMaintenance(id, bulletin.From!.Value));
                break;
            case BulletinStatus.InProgress or BulletinStatus.Verifying:
                work.SetTimer(EngineTimers.ForMaintenance(id, bulletin.Until!.Value));
                break;
            default:
                work.CancelTimer(EngineTimers.MaintenanceDueId(id));
                break;
        }
    }
}
