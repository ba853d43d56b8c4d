// Alerts of customers' reports joined an incident: what customers say is written on its timeline at once.
using Muster.Core.Alerts;
using Muster.Core.Incidents;
using Muster.Engine.Commands;

namespace Muster.Engine.Reactions;

public sealed class LinkedAlertsBringCustomers : IReaction
{
    public async Task ReactAsync(Happened happened, Work work, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(happened);
        ArgumentNullException.ThrowIfNull(work);
        if (
            happened.Event is IncidentEvent.AlertGroupLinked linked
            && await work.GroupAsync(linked.Group, cancel) is { } group
            && CustomerAlerts.Are(group)
        )
        {
            work.SetTimer(EngineTimers.ForCustomerReports(group.Labels[CustomerAlerts.Component], work.Now));
        }
    }
}
