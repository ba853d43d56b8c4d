// Whoever did a run's step fell silent: the run ends, and nothing does the step again.
using Muster.Core.Kernel;
using Muster.Core.Runbooks;
using Muster.Engine.Commands;
using Muster.Engine.Ports;
using Muster.Engine.Reactions;

namespace Muster.Engine.Pager;

public sealed class LostRunStep : ITimerHandler
{
    private static readonly Actor By = Actor.System("runs");

    public string Kind => EngineTimers.RunLease;

    public async Task HandleAsync(TimerEntry timer, Work work, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(work);
        RunId id = EngineTimers.RunOf(timer);
        await work.DecideRunAsync(id, new RunCommand.Lose(EngineTimers.RunStepOf(timer), By, work.Now), cancel);
    }
}
