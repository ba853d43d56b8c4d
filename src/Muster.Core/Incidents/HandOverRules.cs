// How command moves: offered by the one side, accepted by the other, in one decision.
using Muster.Core.Kernel;
using static Muster.Core.Incidents.IncidentEvent;

namespace Muster.Core.Incidents;

internal static class HandOverRules
{
    /// <summary>One offer waits at a time: a new one withdraws the old one, and the timeline says so.</summary>
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

    /// <summary>
    /// Command moves. The former commander takes Operations when it is open, and when the new commander leaves it,
    /// as they must in a SEV-1; what the former commander held alone they keep.
    /// </summary>
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

        Consequences so = new(incident, command.By, command.At);
        so.Add(new CommandAccepted(offer.From, offer.To, command.By, command.At)).Assign(Role.IncidentCommander, offer.To);
        PersonId? operations = incident.Holder(Role.OperationsLead);
        bool operationsIsLeft = operations is null || (operations == offer.To && incident.Severity == Severity.Sev1);
        return (operationsIsLeft ? so.Assign(Role.OperationsLead, offer.From) : so).Decide();
    }

    /// <summary>The person asked says no, or the commander takes the offer back.</summary>
    public static Decision<IncidentEvent> Decline(Incident incident, IncidentCommand.DeclineCommand command)
    {
        if (incident.PendingOffer is not { } offer)
        {
            return IncidentRejections.NoOffer;
        }

        bool isAParty = command.Person == offer.To || command.Person == offer.From;
        if (!isAParty || !command.By.MaySpeakFor(command.Person))
        {
            return IncidentRejections.NotOfferedToYou;
        }

        FieldErrors errors = new FieldErrors().OptionalText("reason", command.Reason, IncidentLimits.ReasonCharactersMax);
        return errors.Any
            ? IncidentRejections.Invalid(errors)
            : new CommandDeclined(offer.From, offer.To, (command.Reason ?? "").Trim(), command.By, command.At);
    }
}
