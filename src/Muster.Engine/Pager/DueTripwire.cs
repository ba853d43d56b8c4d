// An alert that says that something goes away too fast has opened: stop the runs that it names.
using Muster.Core.Kernel;
using Muster.Core.Runbooks;
using Muster.Engine.Commands;
using Muster.Engine.Ports;
using Muster.Engine.Projections;
using Muster.Engine.Reactions;

namespace Muster.Engine.Pager;

/// <summary>Apart from the routing of the alert, which pages: whatever goes wrong here delays no page, and is tried again.</summary>
public sealed class DueTripwire(IAlertStore alerts, MuteBook mutes, IViewStore views) : ITimerHandler
{
    private static readonly Actor By = Actor.System("tripwire");

    public string Kind => EngineTimers.TripwireDue;

    public async Task HandleAsync(TimerEntry timer, Work work, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(work);
        if (
            await alerts.AlertAsync(EngineTimers.AlertOf(timer), cancel) is not { } alert
            || Tripwire.AbortOf(alert) is not { } abort
            || (await mutes.AtAsync(work.Now, cancel)).Of(alert) is not null
        )
        {
            return;
        }

        foreach (View row in await views.AllAsync(Views.Run, [Views.Open], cancel))
        {
            RunId id = row.Row<RunRow>().Id;
            if (Tripwire.Stops(abort, alert.Service, await work.RunAsync(id, cancel)))
            {
                await work.DecideRunAsync(id, new RunCommand.Stop(Tripwire.Reason(alert), By, work.Now), cancel);
            }
        }
    }
}
