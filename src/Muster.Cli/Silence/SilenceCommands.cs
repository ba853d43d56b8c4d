// `muster silence`: keeps alerts quiet for a while, and shows what is quiet.
using System.CommandLine;

namespace Muster.Cli.Silence;

internal static class SilenceCommands
{
    public static Command Create() =>
        new("silence", "Keep alerts quiet for a while, now or in a planned window, and see what is quiet.")
        {
            AddCommand.Create(),
            ListCommand.Create(),
            ReviewCommand.Create(),
            EndCommand.Create(),
        };
}
