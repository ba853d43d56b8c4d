// An incident that somebody declared without alerts, or that became worse, pages the on-call of its service.
using Muster.Core.Catalog;
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Core.Paging;
using Muster.Engine.Commands;

namespace Muster.Engine.Reactions;

/// <summary>
/// The service's on-call knows the system; the command rotation is asked for the roles beside it. Where the alerts of a linked group have paged already, or somebody of
/// those who would be paged first is at work on it, nobody is paged again. Drills wake nobody.
/// </summary>
public sealed class DeclarationPagesOnCall(OrganisationReader organisations, OnCallAnswers onCall) : IReaction
{
    public async Task ReactAsync(Happened happened, Work work, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(happened);
        ArgumentNullException.ThrowIfNull(work);
        if (happened.Event is not IncidentEvent.Declared)
        {
            return;
        }

        Incident incident = await work.IncidentAsync(IncidentId.Parse(happened.Stream.Key), cancel);
        foreach (LinkedAlertGroup linked in incident.AlertGroups)
        {
            if (await work.GroupAsync(linked.Group, cancel) is { Page: not null })
            {
                return;
            }
        }

        await PageAsync(work, incident, cancel);
    }

    internal async Task PageAsync(Work work, Incident incident, CancellationToken cancel)
    {
        Organisation organisation = await organisations.CurrentAsync(cancel);
        if (
            incident.Type != IncidentType.Drill
            && organisation.ResponsePolicy(incident.Severity).Pages
            && incident.Service is { } id
            && organisation.Service(id) is { } service
            && !IsAtWork(incident, service, organisation, work.Now)
        )
        {
            PageSubject subject = new(PagePurpose.Respond, incident.Title, incident.Severity, id, Group: null, incident.Id, Role: null);
            await AlertPagesOnCall.StartAsync(work, subject, service, organisation, cancel);
        }
    }

    private bool IsAtWork(Incident incident, Service service, Organisation organisation, DateTimeOffset now) =>
        organisation.EscalationPolicy(service.EscalationPolicy) is { } policy
        && onCall
            .Of(organisation, policy.Steps[0], service.Id, now)
            .Any(person => incident.DeclaredBy == Actor.Person(person.Id.Value) || incident.Participant(person.Id) is not null);
}
