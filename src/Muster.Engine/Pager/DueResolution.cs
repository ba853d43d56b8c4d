// The time to resolve an incident runs out, or has: the incident says so, and whoever works on it is told.
using System.Collections.Immutable;
using Muster.Core.Catalog;
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Core.Paging;
using Muster.Engine.Commands;
using Muster.Engine.Ports;
using Muster.Engine.Reactions;

namespace Muster.Engine.Pager;

/// <summary>The page is as urgent as its severity: a SEV-3 rings in waking hours.</summary>
public sealed class DueResolution(OrganisationReader organisations) : ITimerHandler
{
    private static readonly Actor By = Actor.System("pager");

    public string Kind => EngineTimers.ResolveDue;

    public async Task HandleAsync(TimerEntry timer, Work work, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(work);
        IncidentId id = EngineTimers.IncidentOf(timer);
        Incident incident = await work.IncidentAsync(id, cancel);
        Organisation organisation = await organisations.CurrentAsync(cancel);
        ResponsePolicy policy = organisation.ResponsePolicy(incident.Severity);
        if (policy.ResolveWithin is not { } within || incident.Phase is Phase.Resolved or Phase.Reviewed)
        {
            return;
        }

        ResolutionMark? before = incident.ResolutionClock;
        await work.DecideIncidentAsync(id, new IncidentCommand.ChaseResolution(incident.DeclaredAt + within, By, work.Now), cancel);
        Incident now = await work.IncidentAsync(id, cancel);
        ResolutionClock.Set(work, now, policy);
        if (now.ResolutionClock is { } said && said != before && incident.Type != IncidentType.Drill)
        {
            await TellAsync(work, incident, said, organisation, cancel);
        }
    }

    private static async Task TellAsync(
        Work work,
        Incident incident,
        ResolutionMark said,
        Organisation organisation,
        CancellationToken cancel
    )
    {
        Service? service = incident.Service is { } of ? organisation.Service(of) : null;
        ImmutableArray<EscalationTarget> targets =
            (incident.Holder(Role.OperationsLead) ?? incident.Commander) is { } person ? [person.ToTarget()]
            : service is not null ? [new(EscalationTargetKind.Team, service.Team.Value)]
            : [];
        if (targets.IsEmpty)
        {
            return;
        }

        string title = said.IsOver
            ? $"{incident.Id} should be resolved by now: {incident.Title}"
            : $"{incident.Id} is to be resolved by {said.DueAt:yyyy-MM-dd HH:mm} UTC: {incident.Title}";
        PageSubject subject = new(
            PagePurpose.ResolutionDue,
            title,
            incident.Severity,
            incident.Service,
            Group: null,
            incident.Id,
            Role: null
        );
        await work.StartPageAsync(subject, targets, By, cancel);
    }
}
