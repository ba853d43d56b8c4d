// The time for the answer to a request for command is over: if the commander is silent, command passes.
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Engine.Commands;
using Muster.Engine.Ports;
using Muster.Engine.Reactions;

namespace Muster.Engine.Pager;

public sealed class DueCommandAsk : ITimerHandler
{
    private static readonly Actor By = Actor.System("pager");

    public string Kind => EngineTimers.CommandAsk;

    /// <summary>A refusal says that the request does not wait any more: the timer is gone with it.</summary>
    public Task HandleAsync(TimerEntry timer, Work work, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(timer);
        ArgumentNullException.ThrowIfNull(work);
        return work.DecideIncidentAsync(EngineTimers.IncidentOf(timer), new IncidentCommand.ChaseAsk(timer.DueAt, By, work.Now), cancel);
    }
}
