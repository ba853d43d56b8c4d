// `muster incident`: everything that is done to an incident from a shell.
using System.CommandLine;

namespace Muster.Cli.Incident;

internal static class IncidentCommands
{
    public static Command Create() =>
        new("incident", "Declare, command and resolve incidents.")
        {
            DeclareCommand.Create(),
            GuideCommand.Create(),
            ListCommand.Create(),
            ShowCommand.Create(),
            NoteCommand.Create(),
            RoleCommand.Create(),
            HandoverCommand.Create(),
            AskCommand.Create(),
            AcceptCommand.Create(),
            DeclineCommand.Create(),
            TaskCommand.Create(),
            TaskDoneCommand.Create(),
            TaskCancelCommand.Create(),
            StatementCommand.Create(),
            StatementLookCommand.Create(),
            StatementPublishCommand.Create(),
            StatementWithdrawCommand.Create(),
            PromisesCommand.Create(),
            FirstLookCommand.Create(),
            ChangeVerdictCommand.Create(),
            MitigationCommand.Create(),
            MitigationReportCommand.Create(),
            MitigateCommand.Create(),
            SeverityCommand.Create(),
            ResolveCommand.Create(),
            ReopenCommand.Create(),
        };
}
