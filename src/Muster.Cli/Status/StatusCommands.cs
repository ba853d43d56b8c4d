// `muster status`: the status page, who is told of it, and what customers report there.
using System.CommandLine;

namespace Muster.Cli.Status;

internal static class StatusCommands
{
    public static Command Create() => new("status", "The status page.") { SubscriberCommands.Create(), ReportCommands.Create() };
}
