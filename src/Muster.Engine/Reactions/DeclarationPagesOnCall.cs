// An incident that nobody is paged for yet pages the on-call of its service: declared without alerts, become worse, or reopened without a commander.
using Muster.Core.Catalog;
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Core.Paging;
using Muster.Engine.Commands;

namespace Muster.Engine.Reactions;

/// <summary>
/// The service's on-call knows the system; the command rotation is asked for the roles beside it. Where the page of a linked group still rings or was answered, or
/// somebody of those who would be paged first is at work on it, nobody is paged again. Drills wake nobody.
/// </summary>
public sealed class DeclarationPagesOnCall(OrganisationReader organisations, OnCallAnswers onCall) : IReaction
{
    public async Task ReactAsync(Happened happened, Work work, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(happened);
        ArgumentNullException.ThrowIfNull(work);
        if (happened.Event is not (IncidentEvent.Declared or IncidentEvent.Reopened))
        {
            return;
        }

        Incident incident = await work.IncidentAsync(IncidentId.Parse(happened.Stream.Key), cancel);
        if (happened.Event is IncidentEvent.Reopened && incident.Commander is not null)
        {
            return;
        }

        foreach (LinkedAlertGroup linked in incident.AlertGroups)
        {
            if (
                await work.GroupAsync(linked.Group, cancel) is { Page: { } page }
                && (await work.PageAsync(page, cancel)).Status is PageStatus.Active or PageStatus.Acknowledged
            )
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
            .Any(person => incident.DeclaredBy == Actor.Person(person.Id.Value) || incident.Participant(person.Id) is { HasActed: true });
}
