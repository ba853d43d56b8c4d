// `muster key`: API keys.
using System.CommandLine;

namespace Muster.Cli.Key;

internal static class KeyCommands
{
    public static Command Create() =>
        new("key", "Make, list and revoke API keys.") { CreateCommand.Create(), ListCommand.Create(), RevokeCommand.Create() };
}
