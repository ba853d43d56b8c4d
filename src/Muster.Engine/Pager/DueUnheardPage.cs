// A page that reached nobody is to be tried again: if what it is about still goes on, its steps are due anew.
using Muster.Core.Alerts;
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Core.Paging;
using Muster.Engine.Commands;
using Muster.Engine.Ports;
using Muster.Engine.Reactions;

namespace Muster.Engine.Pager;

public sealed class DueUnheardPage : ITimerHandler
{
    private static readonly Actor By = Actor.System("pager");

    public string Kind => EngineTimers.PageUnheard;

    public async Task HandleAsync(TimerEntry timer, Work work, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(work);
        PageId id = EngineTimers.PageOf(timer);
        if (
            await work.PageAsync(id, cancel) is { Status: PageStatus.Exhausted, IsHeard: false } page
            && await GoesOnAsync(work, page, cancel)
        )
        {
            PageCommand.Reescalate again = new("No message of it has reached anybody, and it goes on.", By, work.Now);
            await work.DecidePageAsync(id, again, cancel);
        }
    }

    private static async Task<bool> GoesOnAsync(Work work, Page page, CancellationToken cancel)
    {
        bool fires = page.Subject!.Group is not { } group || await work.GroupAsync(group, cancel) is AlertGroup { ClosedAt: null };
        return fires
            && (
                page.Incident is not { } incident
                || (await work.IncidentAsync(incident, cancel)).Phase is Phase.Detected or Phase.Responding
            );
    }
}
