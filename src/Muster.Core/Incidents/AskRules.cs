// How command is asked for, and passes from a commander who does not answer.
using Muster.Core.Kernel;
using static Muster.Core.Incidents.IncidentEvent;

namespace Muster.Core.Incidents;

internal static class AskRules
{
    /// <summary>One request waits at a time. Nobody can be asked while nobody commands: then command is taken.</summary>
    public static Decision<IncidentEvent> Ask(Incident incident, IncidentCommand.AskForCommand command) =>
        !command.By.MaySpeakFor(command.Person) ? IncidentRejections.NotYours
        : incident.Commander is not { } commander ? IncidentRejections.NoCommander(incident)
        : commander == command.Person ? IncidentRejections.AskedByCommander
        : incident.PendingAsk is { } pending
            ? pending.To == command.Person ? IncidentReasons.AlreadyAsked
                : IncidentRejections.AskPending
        : new CommandAsked(commander, command.Person, command.At + IncidentLimits.CommandAskWait, command.By, command.At);

    /// <summary>
    /// Command passes from a commander who did not answer. They keep no keyboard either: Operations, if they hold it, is open again, and who finds nobody else there
    /// takes it with command.
    /// </summary>
    public static Decision<IncidentEvent> Chase(Incident incident, IncidentCommand.ChaseAsk command)
    {
        if (incident.PendingAsk is not { } ask || (ask.DueAt - command.DueAt).Duration() > IncidentLimits.TimerRounding)
        {
            return IncidentReasons.AskAnswered;
        }

        if (ask.DueAt > command.At + IncidentLimits.TimerRounding)
        {
            return IncidentReasons.AskNotDue;
        }

        Consequences so = new(incident, command.By, command.At);
        so.Add(new CommandLapsed(ask.From, ask.To, command.By, command.At))
            .Add(new CommandAccepted(ask.From, ask.To, command.By, command.At));
        if (incident.Holder(Role.OperationsLead) == ask.From)
        {
            so.Add(
                new RoleReleased(Role.OperationsLead, ask.From, "They did not answer when command was asked for.", command.By, command.At)
            );
        }

        return so.TakeCommand(ask.To).Decide();
    }
}
