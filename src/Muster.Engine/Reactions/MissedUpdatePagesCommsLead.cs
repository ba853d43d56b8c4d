// A promised update that did not come pages the comms lead, and the commander five minutes later.
using System.Collections.Immutable;
using Muster.Core.Catalog;
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Core.Paging;
using Muster.Engine.Commands;

namespace Muster.Engine.Reactions;

public sealed class MissedUpdatePagesCommsLead(OrganisationReader organisations, OnCallAnswers onCall) : IReaction
{
    public async Task ReactAsync(Happened happened, Work work, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(happened);
        ArgumentNullException.ThrowIfNull(work);
        if (happened.Event is not IncidentEvent.UpdateMissed)
        {
            return;
        }

        Incident incident = await work.IncidentAsync(IncidentId.Parse(happened.Stream.Key), cancel);
        ImmutableArray<EscalationTarget> targets = Targets(incident, await organisations.CurrentAsync(cancel), work.Now);
        if (incident.Type == IncidentType.Drill || targets.IsEmpty)
        {
            return;
        }

        PageSubject subject = new(
            PagePurpose.UpdateOverdue,
            $"The update of {incident.Id} is overdue: {incident.Title}",
            incident.Severity,
            incident.Service,
            Group: null,
            incident.Id,
            Role: null
        );
        await work.StartPageAsync(subject, targets, PolicyDeclaresIncident.By, cancel);
    }

    /// <summary>Who holds the role, or stands ready for it; the service's team where there is neither, for a promise was made in its name.</summary>
    private ImmutableArray<EscalationTarget> Targets(Incident incident, Organisation organisation, DateTimeOffset now)
    {
        ImmutableArray<EscalationTarget> people =
        [
            .. new[] { Role.CommsLead, Role.IncidentCommander }
                .Select(role => incident.Holder(role) ?? onCall.Ready(organisation, incident.Service, role, now))
                .OfType<PersonId>()
                .Distinct()
                .Select(person => person.ToTarget()),
        ];
        Service? service = incident.Service is { } id ? organisation.Service(id) : null;
        return !people.IsEmpty ? people
            : service is null ? []
            : [EscalationTarget.WholeTeam(service.Team)];
    }
}
