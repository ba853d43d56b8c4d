// The first statement is due: if it did not come, the incident says so.
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Engine.Commands;
using Muster.Engine.Ports;
using Muster.Engine.Reactions;

namespace Muster.Engine.Pager;

public sealed class DueFirstStatement : ITimerHandler
{
    private static readonly Actor By = Actor.System("pager");

    public string Kind => EngineTimers.FirstStatement;

    /// <summary>A refusal says that the promise does not hold any more: the timer is gone with it.</summary>
    public Task HandleAsync(TimerEntry timer, Work work, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(timer);
        ArgumentNullException.ThrowIfNull(work);
        return work.DecideIncidentAsync(EngineTimers.IncidentOf(timer), new IncidentCommand.ChaseUpdate(timer.DueAt, By, work.Now), cancel);
    }
}
