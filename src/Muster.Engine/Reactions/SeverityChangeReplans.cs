// Another severity, another plan: the roles and the first statement that it asks for.
using Muster.Core.Catalog;
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Engine.Commands;

namespace Muster.Engine.Reactions;

/// <summary>A promise that was made to stakeholders stands, whatever the severity becomes.</summary>
public sealed class SeverityChangeReplans(RequiredRoles roles, OrganisationReader organisations) : IReaction
{
    public async Task ReactAsync(Happened happened, Work work, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(happened);
        ArgumentNullException.ThrowIfNull(work);
        if (happened.Event is not IncidentEvent.SeverityChanged changed)
        {
            return;
        }

        IncidentId id = IncidentId.Parse(happened.Stream.Key);
        Incident incident = await work.IncidentAsync(id, cancel);
        if (incident.Phase is Phase.Resolved or Phase.Reviewed)
        {
            return;
        }

        await roles.FillAsync(work, id, cancel);
        Organisation organisation = await organisations.CurrentAsync(cancel);
        TimeSpan? before = organisation.ResponsePolicy(changed.From).FirstStatementWithin;
        TimeSpan? within = organisation.ResponsePolicy(changed.To).FirstStatementWithin;
        if (incident.FirstStatementOwedSince is null || incident.NextUpdateMissed || before == within)
        {
            return;
        }

        if (within is { } soon)
        {
            work.SetTimer(EngineTimers.ForFirstStatement(id, work.Now + soon));
        }
        else
        {
            work.CancelTimer(EngineTimers.FirstStatementId(id));
        }
    }
}
