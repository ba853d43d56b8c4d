// How command moves: offered by the one side, accepted by the other, in one decision.
using Muster.Core.Kernel;
using static Muster.Core.Incidents.IncidentEvent;

namespace Muster.Core.Incidents;

internal static class HandOverRules
{
    /// <summary>
    /// One offer waits at a time: a new one withdraws the old one, and the timeline says so. Offered to who has asked for it, command moves at once: both sides have
    /// spoken.
    /// </summary>
    public static Decision<IncidentEvent> Offer(Incident incident, IncidentCommand.OfferCommand command)
    {
        if (incident.Commander is not { } commander)
        {
            return IncidentRejections.NoCommander(incident);
        }

        if (!command.By.MaySpeakFor(commander))
        {
            return IncidentRejections.NotCommander;
        }

        if (command.To == commander)
        {
            return IncidentRejections.OfferToCommander;
        }

        if (incident.PendingAsk?.To == command.To && command.By.Kind != ActorKind.System)
        {
            return Move(new Consequences(incident, command.By, command.At), commander, command.To);
        }

        CommandOffered offered = new(commander, command.To, command.By, command.At);
        return incident.PendingOffer switch
        {
            null => offered,
            { } pending when pending.To == command.To => IncidentReasons.AlreadyOffered,
            { } pending => (IncidentEvent[])
                [
                    new CommandDeclined(
                        pending.From,
                        pending.To,
                        "Withdrawn: command was offered to somebody else.",
                        command.By,
                        command.At
                    ),
                    offered,
                ],
        };
    }

    public static Decision<IncidentEvent> Accept(Incident incident, IncidentCommand.AcceptCommand command)
    {
        if (incident.PendingOffer is not { } offer)
        {
            return IncidentRejections.NoOffer;
        }

        if (offer.To != command.Person || !command.By.MaySpeakFor(command.Person))
        {
            return IncidentRejections.NotOfferedToYou;
        }

        return Move(new Consequences(incident, command.By, command.At), offer.From, offer.To);
    }

    /// <summary>The person asked says no, or the one who asked takes it back; where both wait, a request for command is what the commander answers first.</summary>
    public static Decision<IncidentEvent> Decline(Incident incident, IncidentCommand.DeclineCommand command)
    {
        FieldErrors errors = new FieldErrors().OptionalText("reason", command.Reason, IncidentLimits.ReasonCharactersMax);
        string reason = (command.Reason ?? "").Trim();
        if (incident.PendingAsk is { } ask && (command.Person == ask.From || command.Person == ask.To))
        {
            return !command.By.MaySpeakFor(command.Person) ? IncidentRejections.NotOfferedToYou
                : errors.Any ? IncidentRejections.Invalid(errors)
                : new CommandRefused(ask.From, ask.To, reason, command.By, command.At);
        }

        if (incident.PendingOffer is not { } offer)
        {
            return IncidentRejections.NoOffer;
        }

        bool isAParty = command.Person == offer.To || command.Person == offer.From;
        if (!isAParty || !command.By.MaySpeakFor(command.Person))
        {
            return IncidentRejections.NotOfferedToYou;
        }

        return errors.Any ? IncidentRejections.Invalid(errors) : new CommandDeclined(offer.From, offer.To, reason, command.By, command.At);
    }

    /// <summary>
    /// Command moves. The former commander takes Operations when it is open, and when the new commander leaves it,
    /// as they must in a SEV-1; what the former commander held alone they keep.
    /// </summary>
    private static Decision<IncidentEvent> Move(Consequences so, PersonId from, PersonId to)
    {
        PersonId? operations = so.Now.Holder(Role.OperationsLead);
        bool operationsIsLeft = operations is null || (operations == to && so.Now.Severity == Severity.Sev1);
        so.Add(new CommandAccepted(from, to, so.By, so.At)).Assign(Role.IncidentCommander, to);
        return (operationsIsLeft ? so.Assign(Role.OperationsLead, from) : so).Decide();
    }
}
