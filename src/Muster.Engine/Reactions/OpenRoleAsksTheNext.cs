// A role that was given up, declined, or not answered for is asked of the next in the command rotation.
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Core.Paging;
using Muster.Engine.Commands;

namespace Muster.Engine.Reactions;

/// <summary>An offer that the commander takes back leaves command in their hands: nobody else is asked.</summary>
public sealed class OpenRoleAsksTheNext(RequiredRoles roles) : IReaction
{
    public async Task ReactAsync(Happened happened, Work work, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(happened);
        ArgumentNullException.ThrowIfNull(work);
        switch (happened.Event)
        {
            case IncidentEvent.RoleReleased released:
                await roles.AskNextAsync(work, IncidentOf(happened), released.Role, released.Person, anew: true, cancel);
                break;
            case IncidentEvent.CommandDeclined declined when declined.By != Actor.Person(declined.From.Value):
                await roles.AskNextAsync(work, IncidentOf(happened), Role.IncidentCommander, declined.To, anew: false, cancel);
                break;
            case PageEvent.Exhausted:
                await GiveUpAsync(work, await work.PageAsync(PageId.Parse(happened.Stream.Key), cancel), cancel);
                break;
        }
    }

    private async Task GiveUpAsync(Work work, Page page, CancellationToken cancel)
    {
        if (page is not { Subject: { Purpose: PagePurpose.TakeRole, Role: { } role }, Incident: { } id })
        {
            return;
        }

        PersonId asked = new(page.Steps[0].Targets[0].Id);
        Incident incident = await work.IncidentAsync(id, cancel);
        bool isOurOffer = role == Role.IncidentCommander && incident.PendingOffer is { By.Kind: ActorKind.System };
        if (isOurOffer && incident.PendingOffer!.To == asked)
        {
            // The next is asked because of the event.
            string why = page.Declines.Any(no => no.By == asked) ? "They cannot take it." : "They did not answer the page.";
            IncidentCommand.DeclineCommand decline = new(asked, why, PolicyDeclaresIncident.By, work.Now);
            await work.DecideIncidentAsync(id, decline, cancel);
            return;
        }

        await roles.AskNextAsync(work, id, role, asked, anew: false, cancel);
    }

    private static IncidentId IncidentOf(Happened happened) => IncidentId.Parse(happened.Stream.Key);
}
