// The preview, the request or the approval of a run has run out.
using Muster.Core.Kernel;
using Muster.Core.Runbooks;
using Muster.Engine.Commands;
using Muster.Engine.Ports;
using Muster.Engine.Reactions;

namespace Muster.Engine.Pager;

public sealed class DueRun : ITimerHandler
{
    private static readonly Actor By = Actor.System("runs");

    public string Kind => EngineTimers.RunDue;

    public async Task HandleAsync(TimerEntry timer, Work work, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(work);
        RunId id = EngineTimers.RunOf(timer);
        if ((await work.RunAsync(id, cancel)).Status == RunStatus.Requested)
        {
            await work.DecideRunAsync(id, new RunCommand.EndPreview(By, work.Now), cancel);
            return;
        }

        await work.DecideRunAsync(id, new RunCommand.Expire(By, work.Now), cancel);
    }
}
