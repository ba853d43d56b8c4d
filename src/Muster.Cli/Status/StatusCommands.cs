// `muster status`: the status page and who is told of it.
using System.CommandLine;

namespace Muster.Cli.Status;

internal static class StatusCommands
{
    public static Command Create() => new("status", "The status page.") { SubscriberCommands.Create() };
}
