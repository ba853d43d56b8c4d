// An incident that nobody is paged for yet pages the on-call of its service: declared without alerts, become worse, or reopened without a commander.
using System.Collections.Immutable;
using Muster.Core.Catalog;
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Core.Paging;
using Muster.Core.People;
using Muster.Engine.Commands;

namespace Muster.Engine.Reactions;

/// <summary>
/// The service's on-call knows the system; the command rotation is asked for the roles beside it. Where the page of a linked group still rings or was answered, or
/// somebody of those who would be paged first is at work on it or declared it, nobody is paged again. Drills wake nobody.
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
        if (!WhomToPage(onCall, organisation, incident, work.Now).IsEmpty)
        {
            Service service = organisation.Service(incident.Service!.Value)!;
            PageSubject subject = new(
                PagePurpose.Respond,
                incident.Title,
                incident.Severity,
                service.Id,
                Group: null,
                incident.Id,
                Role: null
            );
            await AlertPagesOnCall.StartAsync(work, subject, service, organisation, cancel);
        }
    }

    /// <summary>
    /// Whom its page would reach first; empty where nobody is to be paged. The last resort is nobody's turn: that one of so many is at work leaves the others asleep.
    /// </summary>
    internal static ImmutableArray<Person> WhomToPage(
        OnCallAnswers onCall,
        Organisation organisation,
        Incident incident,
        DateTimeOffset now
    )
    {
        if (
            incident.Type == IncidentType.Drill
            || !organisation.ResponsePolicy(incident.Severity).Pages
            || incident.Service is not { } id
            || organisation.Service(id) is not { } service
        )
        {
            return [];
        }

        FirstPaged first = FirstPaged.Of(onCall, organisation, service, now);
        return !first.IsLastResort && first.People.Any(person => IsAtWork(incident, person)) ? [] : first.People;
    }

    private static bool IsAtWork(Incident incident, Person person) =>
        incident.DeclaredBy == Actor.Person(person.Id.Value) || incident.Participant(person.Id) is { HasActed: true };
}
