// The time of a maintenance has come or is over, and the status page says so.
using Muster.Core.Kernel;
using Muster.Core.StatusPage;
using Muster.Engine.Commands;
using Muster.Engine.Ports;
using Muster.Engine.Reactions;

namespace Muster.Engine.Pager;

public sealed class DueMaintenance : ITimerHandler
{
    private static readonly Actor Clock = Actor.System("clock");

    public string Kind => EngineTimers.MaintenanceDue;

    public async Task HandleAsync(TimerEntry timer, Work work, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(timer);
        ArgumentNullException.ThrowIfNull(work);

        // What is not to be done any more answers nothing, and the timer is gone.
        await work.DecideBulletinAsync(EngineTimers.BulletinOf(timer), new BulletinCommand.KeepTime(work.NewId(), Clock, work.Now), cancel);
    }
}
