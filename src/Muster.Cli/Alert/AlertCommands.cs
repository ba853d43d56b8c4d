// `muster alert`: what monitoring says, and what people report.
using System.CommandLine;

namespace Muster.Cli.Alert;

internal static class AlertCommands
{
    public static Command Create() =>
        new("alert", "See what monitoring says, and report what it did not see.")
        {
            ListCommand.Create(),
            GroupsCommand.Create(),
            ReportCommand.Create(),
        };
}
