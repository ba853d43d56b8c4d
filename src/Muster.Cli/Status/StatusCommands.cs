// `muster status`: the status page, and what customers report there.
using System.CommandLine;

namespace Muster.Cli.Status;

internal static class StatusCommands
{
    public static Command Create() => new("status", "The status page.") { ReportCommands.Create() };
}
