// The time box of a task has ended: if it is still open, the incident says so.
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Engine.Commands;
using Muster.Engine.Ports;
using Muster.Engine.Reactions;

namespace Muster.Engine.Pager;

public sealed class DueTask : ITimerHandler
{
    private static readonly Actor By = Actor.System("pager");

    public string Kind => EngineTimers.TaskDue;

    /// <summary>A refusal says that nobody waits for the task any more: the timer is gone with it.</summary>
    public Task HandleAsync(TimerEntry timer, Work work, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(timer);
        ArgumentNullException.ThrowIfNull(work);
        IncidentCommand.ChaseTask chase = new(EngineTimers.TaskOf(timer), By, work.Now);
        return work.DecideIncidentAsync(EngineTimers.IncidentOf(timer), chase, cancel);
    }
}
