// `muster retention`: how much history there is, and moving it into files and back.
using System.CommandLine;

namespace Muster.Cli.Retention;

internal static class RetentionCommands
{
    public static Command Create() =>
        new(
            "retention",
            "See how much history there is, move what is over into files, and bring it back. Nothing is deleted, and the record of incidents is never touched."
        )
        {
            ShowCommand.Create(),
            ArchiveCommand.Create(),
            BringBackCommand.Create(),
        };
}
