// Whoever is offered command is paged for it.
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Core.Paging;
using Muster.Engine.Commands;
using Muster.Engine.Projections;

namespace Muster.Engine.Reactions;

public sealed class CommandOfferPagesThem(PagesOfIncident pages) : IReaction
{
    public async Task ReactAsync(Happened happened, Work work, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(happened);
        ArgumentNullException.ThrowIfNull(work);
        if (happened.Event is not IncidentEvent.CommandOffered offered)
        {
            return;
        }

        // An offer that was accepted in the same commit, by answering a page, asks for nothing any more.
        Incident incident = await work.IncidentAsync(IncidentId.Parse(happened.Stream.Key), cancel);
        if (incident.Type == IncidentType.Drill || incident.PendingOffer?.To != offered.To)
        {
            return;
        }

        bool isAsked = (await pages.UnansweredAsync(incident.Id, cancel)).Any(page =>
            page is { Purpose: PagePurpose.TakeRole, Role: Role.IncidentCommander, Status: PageStatus.Active } && page.Asked == offered.To
        );
        if (!isAsked)
        {
            await work.AskForRoleAsync(incident, Role.IncidentCommander, offered.To, cancel);
        }
    }
}
