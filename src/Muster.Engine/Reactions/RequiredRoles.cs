// Asks the command rotation for the roles that a severity requires and nobody holds.
using Muster.Core.Catalog;
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Core.Paging;
using Muster.Engine.Commands;
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
}
