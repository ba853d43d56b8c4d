// How an incident ends: mitigated before resolved, resolved before reviewed, and reopened when it was not over.
using Muster.Core.Kernel;
using static Muster.Core.Incidents.IncidentEvent;

namespace Muster.Core.Incidents;

internal static class ClosingRules
{
    /// <summary>Rule 5. Open tasks do not hold it up: they stay open on the record.</summary>
    public static Decision<IncidentEvent> Resolve(Incident incident, IncidentCommand.Resolve command)
    {
        FieldErrors errors = new FieldErrors().Text("text", command.Text, IncidentLimits.NoteCharactersMax);
        return incident.Phase switch
        {
            Phase.Detected or Phase.Responding => IncidentRejections.NotMitigated(incident),
            Phase.Resolved or Phase.Reviewed => IncidentReasons.AlreadyResolved,
            Phase.Mitigated when errors.Any => IncidentRejections.Invalid(errors),
            Phase.Mitigated => new Resolved(command.Text.Trim(), command.By, command.At),
        };
    }

    /// <summary>
    /// Back to Responding, from Mitigated too when the impact returns. The commander keeps command; where nobody holds it any more,
    /// the person who reopens takes it, and when Muster or a key reopens it waits in Detected for somebody to acknowledge.
    /// </summary>
    public static Decision<IncidentEvent> Reopen(Incident incident, IncidentCommand.Reopen command)
    {
        if (incident.Phase is Phase.Detected or Phase.Responding)
        {
            return IncidentReasons.AlreadyOpen;
        }

        FieldErrors errors = new FieldErrors().Text("reason", command.Reason, IncidentLimits.ReasonCharactersMax);
        if (errors.Any)
        {
            return IncidentRejections.Invalid(errors);
        }

        Consequences so = new(incident, command.By, command.At);
        so.Add(new Reopened(command.Reason.Trim(), command.By, command.At));
        bool reopenerTakesCommand = incident.Commander is null && command.By.Kind == ActorKind.Person;
        return (reopenerTakesCommand ? so.TakeCommand(new PersonId(command.By.Name)) : so).Decide();
    }

    public static Decision<IncidentEvent> MarkReviewed(Incident incident, IncidentCommand.MarkReviewed command) =>
        incident.Phase switch
        {
            Phase.Resolved => new Reviewed(command.By, command.At),
            Phase.Reviewed => IncidentReasons.AlreadyReviewed,
            Phase.Detected or Phase.Responding or Phase.Mitigated => IncidentRejections.NotResolved(incident),
        };

    /// <summary>Said once before the end, and once after it.</summary>
    public static Decision<IncidentEvent> Chase(Incident incident, IncidentCommand.ChaseResolution command)
    {
        bool isOver = command.At >= command.DueAt - IncidentLimits.TimerRounding;
        return incident.Phase is Phase.Resolved or Phase.Reviewed ? IncidentReasons.Superseded
            : incident.ResolutionClock is { } said && (said.IsOver || said.IsOver == isOver) ? IncidentReasons.AlreadyMissed
            : new ResolutionDue(command.DueAt, isOver, command.By, command.At);
    }
}
