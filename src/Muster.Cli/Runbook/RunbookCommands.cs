// `muster runbook`: described actions under the rule of two people.
using System.CommandLine;

namespace Muster.Cli.Runbook;

internal static class RunbookCommands
{
    public static Command Create() =>
        new(
            "runbook",
            "See and check runbooks, bring their files in, take one out of use, ask for a run of one, approve what somebody else asked for, start it and stop it."
        )
        {
            ListCommand.Create(),
            ShowCommand.Create(),
            LintCommand.Create(),
            ImportCommand.Create(),
            RetireCommand.Create(),
            RunCommand.Create(),
            ApproveCommand.Create(),
            StartCommand.Create(),
            StopCommand.Create(),
        };
}
