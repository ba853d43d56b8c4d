// Who answers a page takes what it asks for: the incident, command that was offered, or a role.
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Core.Paging;
using Muster.Engine.Commands;

namespace Muster.Engine.Reactions;

/// <summary>What the incident refuses does not undo the acknowledgement: the page was answered, whatever became of the role.</summary>
public sealed class AcknowledgementTakesCommand : IReaction
{
    public async Task ReactAsync(Happened happened, Work work, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(happened);
        if (happened.Event is not PageEvent.Acknowledged acknowledged)
        {
            return;
        }

        Page page = await work.PageAsync(PageId.Parse(happened.Stream.Key), cancel);
        if (page.Incident is not { } incident)
        {
            return;
        }

        switch (page.Subject!)
        {
            case { Purpose: PagePurpose.Respond }:
                await AnswerAsync(work, incident, page, acknowledged, cancel);
                break;
            case { Purpose: PagePurpose.TakeRole, Role: Role.IncidentCommander }:
                await TakeCommandAsync(work, incident, page, acknowledged, cancel);
                break;
            case { Purpose: PagePurpose.TakeRole, Role: { } role }:
                IncidentCommand.AssignRole assign = new(role, acknowledged.Person, acknowledged.By, acknowledged.At);
                await work.DecideIncidentAsync(incident, assign, cancel);
                break;
        }
    }

    private static Task<Rejection?> AnswerAsync(
        Work work,
        IncidentId incident,
        Page page,
        PageEvent.Acknowledged acknowledged,
        CancellationToken cancel
    ) =>
        work.DecideIncidentAsync(
            incident,
            new IncidentCommand.Acknowledge(acknowledged.Person, page.Id, page.StartedAt, acknowledged.By, acknowledged.At),
            cancel
        );

    /// <summary>
    /// The first to answer commands. Where somebody commands already, the page was Muster's offer from the command rotation, and its answer accepts it; an offer
    /// that the commander made to somebody else stands.
    /// </summary>
    private static async Task TakeCommandAsync(
        Work work,
        IncidentId id,
        Page page,
        PageEvent.Acknowledged acknowledged,
        CancellationToken cancel
    )
    {
        PersonId person = acknowledged.Person;
        Incident incident = await work.IncidentAsync(id, cancel);
        bool offeredElsewhere = incident.PendingOffer is { } offer && offer.To != person;
        if (incident.Commander is null || incident.Commander == person || offeredElsewhere)
        {
            await AnswerAsync(work, id, page, acknowledged, cancel);
            return;
        }

        if (incident.PendingOffer is null)
        {
            await work.DecideIncidentAsync(
                id,
                new IncidentCommand.OfferCommand(person, PolicyDeclaresIncident.By, acknowledged.At),
                cancel
            );
        }

        await work.DecideIncidentAsync(id, new IncidentCommand.AcceptCommand(person, acknowledged.By, acknowledged.At), cancel);
    }
}
