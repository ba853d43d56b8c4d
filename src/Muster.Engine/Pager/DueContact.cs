// A customer's address was kept long enough: it is forgotten.
using Muster.Engine.Commands;
using Muster.Engine.Intake;
using Muster.Engine.Ports;
using Muster.Engine.Projections;
using Muster.Engine.Reactions;

namespace Muster.Engine.Pager;

public sealed class DueContact(IViewStore views) : ITimerHandler
{
    public string Kind => EngineTimers.ContactForgotten;

    public async Task HandleAsync(TimerEntry timer, Work work, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(work);
        if (await views.FindAsync(Views.ReportContact, EngineTimers.ContactOf(timer), cancel) is { } row)
        {
            work.Put(row.Row<ReportContact>().Forgotten().ToView(), row);
        }
    }
}
