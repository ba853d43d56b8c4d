// `muster bin`: what was removed, and bringing it back.
using System.CommandLine;

namespace Muster.Cli.Bin;

internal static class BinCommands
{
    public static Command Create() =>
        new("bin", "See what was removed, by whom, when and why, and bring it back.") { ListCommand.Create(), BinRestoreCommand.Create() };
}
