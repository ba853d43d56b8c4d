// A role that was taken, and an offer of command that was answered, ring nobody any longer.
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Core.Paging;
using Muster.Engine.Commands;
using Muster.Engine.Projections;

namespace Muster.Engine.Reactions;

/// <summary>
/// The command rotation's page rings on while a first responder holds command: it was sent because somebody who is trained for it shall take over.
/// </summary>
public sealed class TakenRoleEndsItsPages(PagesOfIncident pages) : IReaction
{
    public async Task ReactAsync(Happened happened, Work work, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(happened);
        ArgumentNullException.ThrowIfNull(work);
        (Role Role, PersonId? Person, string Why)? over = happened.Event switch
        {
            IncidentEvent.RoleAssigned { Role: Role.IncidentCommander } e => (e.Role, e.Person, "They command now."),
            IncidentEvent.RoleAssigned e => (e.Role, null, $"{e.Role.Label()} is taken."),
            IncidentEvent.CommandDeclined e => (Role.IncidentCommander, e.To, "The offer of command is over."),
            _ => null,
        };
        if (over is not { } end)
        {
            return;
        }

        IncidentId incident = IncidentId.Parse(happened.Stream.Key);
        foreach (PageRow page in await pages.UnansweredAsync(incident, cancel))
        {
            bool isMeant = end.Person is null || end.Person == page.Asked;
            if (page.Purpose == PagePurpose.TakeRole && page.Role == end.Role && isMeant)
            {
                await work.EndUnansweredAsync(page.Id, end.Why, cancel);
            }
        }
    }
}
