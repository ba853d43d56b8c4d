// A request for command pages the commander and runs as a timer; once it is answered it does neither.
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Core.Paging;
using Muster.Engine.Commands;
using Muster.Engine.Projections;

namespace Muster.Engine.Reactions;

/// <summary>To acknowledge this page is no answer: it says that the commander is awake, and command still passes unless they refuse.</summary>
public sealed class RequestForCommandPagesCommander(PagesOfIncident pages) : IReaction
{
    public async Task ReactAsync(Happened happened, Work work, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(happened);
        ArgumentNullException.ThrowIfNull(work);
        switch (happened.Event)
        {
            case IncidentEvent.CommandAsked asked:
                await AskAsync(work, IncidentId.Parse(happened.Stream.Key), asked, cancel);
                break;
            case IncidentEvent.CommandRefused or IncidentEvent.CommandAccepted:
                await EndAsync(work, IncidentId.Parse(happened.Stream.Key), cancel);
                break;
        }
    }

    private static async Task AskAsync(Work work, IncidentId id, IncidentEvent.CommandAsked asked, CancellationToken cancel)
    {
        work.SetTimer(EngineTimers.ForCommandAsk(id, asked.DueAt));
        Incident incident = await work.IncidentAsync(id, cancel);
        if (incident.Type == IncidentType.Drill)
        {
            return;
        }

        PageSubject subject = new(
            PagePurpose.GiveCommand,
            $"Keep or give command of {id}, or it passes to {asked.To}: {incident.Title}",
            incident.Severity,
            incident.Service,
            Group: null,
            id,
            Role: null
        );
        await work.StartPageAsync(subject, [asked.From.ToTarget()], PolicyDeclaresIncident.By, cancel);
    }

    private async Task EndAsync(Work work, IncidentId id, CancellationToken cancel)
    {
        work.CancelTimer(EngineTimers.CommandAskId(id));
        foreach (PageRow page in await pages.UnansweredAsync(id, cancel))
        {
            if (page.Purpose == PagePurpose.GiveCommand)
            {
                await work.EndUnansweredAsync(page.Id, "The request for command is over.", cancel);
            }
        }
    }
}
