// Asks the command rotation for the roles that a severity requires and nobody holds.
using System.Collections.Immutable;
using Muster.Core.Catalog;
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Core.Paging;
using Muster.Engine.Commands;
using Muster.Engine.Ports;
using Muster.Engine.Projections;

namespace Muster.Engine.Reactions;

/// <summary>
/// A role is paged for, and becomes a person's when they answer: somebody who still sleeps holds no role, and must not take the keyboard off a lone responder.
/// Each person is asked for one role at a time.
/// </summary>
public sealed class RequiredRoles(OrganisationReader organisations, OnCallAnswers onCall, PagesOfIncident pages)
{
    /// <summary>Offers command to the rotation's commander where another commands; pages for each other role that is open. Drills wake nobody.</summary>
    public async Task FillAsync(Work work, IncidentId id, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(work);
        Incident incident = await work.IncidentAsync(id, cancel);
        if (incident.Type == IncidentType.Drill)
        {
            return;
        }

        Organisation organisation = await organisations.CurrentAsync(cancel);
        HashSet<PersonId> asked = [.. await AskedAsync(id, cancel)];
        foreach (Role role in organisation.ResponsePolicy(incident.Severity).RequiredRoles.Order())
        {
            PersonId? ready = onCall.Ready(organisation, incident.Service, role, work.Now);
            if (ready is { } person && IsWanted(incident, role, person) && asked.Add(person))
            {
                await AskAsync(work, incident, role, person, cancel);
            }
        }
    }

    /// <summary>
    /// Asks the next of the command rotation for a role that is open again, or that the one who was asked does not take. Whoever commands and stands in the rotation
    /// need not be relieved.
    /// </summary>
    /// <param name="without">Who gave the role up, or does not take it.</param>
    /// <param name="anew">Whether those who were asked before are asked again; else the asking ends with the rotation.</param>
    public async Task AskNextAsync(Work work, IncidentId id, Role role, PersonId without, bool anew, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(work);
        Incident incident = await work.IncidentAsync(id, cancel);
        Organisation organisation = await organisations.CurrentAsync(cancel);
        if (
            incident.Type == IncidentType.Drill
            || incident.Phase is Phase.Resolved or Phase.Reviewed
            || !organisation.ResponsePolicy(incident.Severity).RequiredRoles.Contains(role)
        )
        {
            return;
        }

        ImmutableArray<PersonId> order = onCall.InTurn(organisation, incident.Service, role, work.Now);
        ImmutableArray<Asking> asked = await HistoryAsync(work, id, cancel);
        bool isTrained = role == Role.IncidentCommander && incident.Commander is { } commander && order.Contains(commander);
        if (isTrained || asked.Any(one => one.Role == role && one.Rings))
        {
            return;
        }

        PersonId? next = order
            .Where(person => person != without && IsWanted(incident, role, person) && !asked.Any(one => one.Person == person && one.Rings))
            .Where(person => anew || !asked.Any(one => one.Person == person && one.Role == role))
            .Select(person => (PersonId?)person)
            .FirstOrDefault();
        if (next is { } asking)
        {
            await AskAsync(work, incident, role, asking, cancel);
        }
    }

    /// <summary>Who was asked for which role so far, as it stands in this work: what it has changed is in no row yet.</summary>
    private async Task<ImmutableArray<Asking>> HistoryAsync(Work work, IncidentId id, CancellationToken cancel)
    {
        List<Asking> all = [];
        foreach (PageRow row in await pages.LatestAsync(id, ViewQuery.LimitMax, cancel))
        {
            if (row is { Purpose: PagePurpose.TakeRole, Role: { } role, Asked: { } person })
            {
                bool rings = row.Status == PageStatus.Active && (await work.PageAsync(row.Id, cancel)).Status == PageStatus.Active;
                all.Add(new(person, role, rings));
            }
        }

        IEnumerable<Asking> now = work.Happened()
            .Select(one => one.Event)
            .OfType<PageEvent.Started>()
            .Where(page => page.Subject.Purpose == PagePurpose.TakeRole && page.Subject.Incident == id)
            .Select(page => new Asking(new(page.Steps[0].Targets[0].Id), page.Subject.Role!.Value, Rings: true));
        return [.. all, .. now];
    }

    private async Task<IEnumerable<PersonId>> AskedAsync(IncidentId id, CancellationToken cancel) =>
        (await pages.UnansweredAsync(id, cancel))
            .Where(page => page.Purpose == PagePurpose.TakeRole)
            .Select(page => page.Asked)
            .OfType<PersonId>();

    /// <summary>The rotation's commander is wanted also when a first responder commands; another role only while it is open.</summary>
    private static bool IsWanted(Incident incident, Role role, PersonId person) =>
        role == Role.IncidentCommander
            ? incident.Commander != person && incident.PendingOffer is null
            : incident.Holder(role) is null && incident.Roles.Values.All(holding => holding.Person != person);

    private static async Task AskAsync(Work work, Incident incident, Role role, PersonId person, CancellationToken cancel)
    {
        if (role == Role.IncidentCommander && incident.Commander is not null)
        {
            // The page follows from the offer.
            await work.DecideIncidentAsync(
                incident.Id,
                new IncidentCommand.OfferCommand(person, PolicyDeclaresIncident.By, work.Now),
                cancel
            );
            return;
        }

        await work.AskForRoleAsync(incident, role, person, cancel);
    }

    private sealed record Asking(PersonId Person, Role Role, bool Rings);
}
