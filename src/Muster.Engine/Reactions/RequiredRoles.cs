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
/// Each person is asked for one role at a time. Where nobody is free for one, the timeline says so.
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
        ImmutableArray<Asking> asked = await HistoryAsync(work, id, cancel);
        RolesToAsk roles = RolesToAsk.Of(
            onCall,
            organisation,
            incident,
            [.. asked.Where(one => one.Rings).Select(one => (one.Role, one.Person))],
            work.Now
        );
        foreach ((Role role, PersonId person) in roles.Asked)
        {
            await AskAsync(work, incident, role, person, cancel);
        }

        await SayUnfilledAsync(work, id, roles.Unfilled, cancel);
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
            .Where(person =>
                person != without && RolesToAsk.IsWanted(incident, role, person) && !asked.Any(one => one.Person == person && one.Rings)
            )
            .Where(person => anew || !asked.Any(one => one.Person == person && one.Role == role))
            .Select(person => (PersonId?)person)
            .FirstOrDefault();
        if (next is { } asking)
        {
            await AskAsync(work, incident, role, asking, cancel);
        }
        else if (incident.Holder(role) is null && EscalationResolution.CommandRotation(organisation, incident.Service) is not null)
        {
            await SayUnfilledAsync(work, id, [role], cancel);
        }
    }

    /// <summary>A line of the timeline: nobody is paged for these roles, and somebody must give them by hand.</summary>
    private static async Task SayUnfilledAsync(Work work, IncidentId id, ImmutableArray<Role> roles, CancellationToken cancel)
    {
        if (!roles.IsEmpty)
        {
            string names = string.Join(" or ", roles.Select(role => role.Label()));
            string text = $"Nobody in the command rotation is free to be {names}: nobody is paged for it. Give it to somebody.";
            await work.DecideIncidentAsync(
                id,
                new IncidentCommand.Note(work.NewId(), NoteKind.Note, text, HappenedAt: null, PolicyDeclaresIncident.By, work.Now),
                cancel
            );
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
