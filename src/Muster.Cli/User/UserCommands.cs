// `muster user`: who may sign in.
using System.CommandLine;

namespace Muster.Cli.User;

internal static class UserCommands
{
    public static Command Create() => new("user", "Let people sign in.") { AddCommand.Create(), ListCommand.Create() };
}
