// Who holds which role: acknowledgement, assignment and release, with one commander and hands off the keyboard.
using Muster.Core.Kernel;
using static Muster.Core.Incidents.IncidentEvent;

namespace Muster.Core.Incidents;

internal static class CommandRules
{
    /// <summary>
    /// The first to acknowledge takes command. Who comes later takes Operations when it is open, or off the hands of a commander who was
    /// alone; else they join without a role.
    /// </summary>
    public static Decision<IncidentEvent> Acknowledge(Incident incident, IncidentCommand.Acknowledge command)
    {
        if (!command.By.MaySpeakFor(command.Person))
        {
            return IncidentRejections.NotYours;
        }

        if (incident.Phase is Phase.Resolved or Phase.Reviewed)
        {
            return IncidentReasons.AlreadyResolved;
        }

        if (incident.Commander is not null && !SaysSomethingNew(incident, command))
        {
            return IncidentReasons.AlreadyAcknowledged;
        }

        Consequences so = new(incident, command.By, command.At);
        so.Add(new Acknowledged(command.Person, command.Page, command.PagedAt, command.By, command.AnsweredAt));
        if (incident.Commander is null)
        {
            return so.TakeCommand(command.Person).Decide();
        }

        bool hasNoRole = incident.Roles.Values.All(holding => holding.Person != command.Person);
        return (hasNoRole && OperationsIsFree(incident) ? so.Assign(Role.OperationsLead, command.Person) : so).Decide();
    }

    public static Decision<IncidentEvent> AssignRole(Incident incident, IncidentCommand.AssignRole command)
    {
        if (incident.Holder(command.Role) == command.Person)
        {
            return IncidentReasons.AlreadyAssigned;
        }

        Consequences so = new(incident, command.By, command.At);
        return command.Role switch
        {
            Role.IncidentCommander when incident.Commander is not null => IncidentRejections.CommandHeld(incident),
            Role.IncidentCommander => so.Add(TakenNotice(command)).TakeCommand(command.Person).Decide(),
            Role.OperationsLead when incident.MustKeepHandsOff(command.Person) => IncidentRejections.HandsOff,
            Role.OperationsLead or Role.Scribe or Role.CommsLead => so.Assign(command.Role, command.Person).Decide(),
        };
    }

    public static Decision<IncidentEvent> ReleaseRole(Incident incident, IncidentCommand.ReleaseRole command)
    {
        if (incident.Holder(command.Role) is not { } holder)
        {
            return IncidentReasons.NotHeld;
        }

        if (command.Role == Role.IncidentCommander && incident.Phase is Phase.Responding or Phase.Mitigated)
        {
            return IncidentRejections.CommandNeeded(incident);
        }

        FieldErrors errors = new FieldErrors().OptionalText("reason", command.Reason, IncidentLimits.ReasonCharactersMax);
        return errors.Any
            ? IncidentRejections.Invalid(errors)
            : new RoleReleased(command.Role, holder, (command.Reason ?? "").Trim(), command.By, command.At);
    }

    /// <summary>Their first acknowledgement, or the first that knows of a page: it says how long the page rang.</summary>
    private static bool SaysSomethingNew(Incident incident, IncidentCommand.Acknowledge command) =>
        incident.Participant(command.Person)?.AcknowledgedAt is null
        || (incident.PagedAt is null && command.PagedAt <= incident.AcknowledgedAt);

    private static bool OperationsIsFree(Incident incident) =>
        incident.Roles.GetValueOrDefault(Role.OperationsLead) is not { } held || (held.Alone && held.Person == incident.Commander);

    /// <summary>Naming the first commander is an acknowledgement too: by the person who names, or by the named one when a key or Muster does.</summary>
    private static Acknowledged TakenNotice(IncidentCommand.AssignRole command) =>
        new(
            command.By.Kind == ActorKind.Person ? new PersonId(command.By.Name) : command.Person,
            Page: null,
            PagedAt: null,
            command.By,
            command.At
        );
}
