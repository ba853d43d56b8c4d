// `muster action`: the action items of all reviews from a shell.
using System.CommandLine;

namespace Muster.Cli.Actions;

internal static class ActionCommands
{
    public static Command Create() =>
        new("action", "Look at the action items of all reviews: what is to do, what is overdue, and what helped.") { ListCommand.Create() };
}
