// `muster drill`: incidents against a simulated system, without a server and on one.
using System.CommandLine;

namespace Muster.Cli.Drill;

internal static class DrillCommands
{
    public static Command Create() =>
        new(
            "drill",
            "Practise on a simulated system: see which scenarios there are and what can be done in them, play one here or on a server, run one without a person, plan them for a team, and check one of your own."
        )
        {
            ListCommand.Create(),
            ActionsCommand.Create(),
            RunCommand.Create(),
            LintCommand.Create(),
            PlayCommand.Create(),
            StartCommand.Create(),
            ActCommand.Create(),
            ShowCommand.Create(),
            EndCommand.Create(),
            PlanCommands.Create(),
        };
}
