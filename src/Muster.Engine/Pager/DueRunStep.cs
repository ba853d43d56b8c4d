// The time of a run's step is over: a wait is done, anything else has failed.
using Muster.Core.Kernel;
using Muster.Core.Runbooks;
using Muster.Engine.Commands;
using Muster.Engine.Ports;
using Muster.Engine.Reactions;

namespace Muster.Engine.Pager;

public sealed class DueRunStep : ITimerHandler
{
    private static readonly Actor By = Actor.System("runs");

    public string Kind => EngineTimers.RunStepDue;

    public async Task HandleAsync(TimerEntry timer, Work work, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(work);
        RunId id = EngineTimers.RunOf(timer);
        await work.DecideRunAsync(id, new RunCommand.Chase(EngineTimers.RunStepOf(timer), By, work.Now), cancel);
    }
}
