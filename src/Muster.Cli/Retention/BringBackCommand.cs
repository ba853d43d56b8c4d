// `muster retention restore`: brings archived history back.
using System.CommandLine;
using System.Globalization;
using Muster.Cli.Features;
using Muster.Cli.Terminal;
using Muster.Storage.Backup;
using Muster.Storage.Retention;

namespace Muster.Cli.Retention;

internal static class BringBackCommand
{
    public static Command Create()
    {
        Argument<string> file = new("FILE") { Description = "What 'muster retention archive' wrote." };
        return LocalVerb.Make(
            "restore",
            "Bring the rows of an archive back, while the server runs or not. Every byte of it is checked first; rows that are there already stay as they are.",
            [file],
            async (parsed, local, cancel) =>
            {
                string path = Path.GetFullPath(parsed.GetRequiredValue(file));
                BackupManifest manifest = await local.Get<ArchiveRestorer>().RestoreAsync(path, ArchiveCommand.Who(), cancel);
                parsed
                    .Screen()
                    .Answer(
                        new { File = path, manifest.Rows },
                        () =>
                            Screen.Line(
                                $"{manifest.Rows.ToString("N0", CultureInfo.InvariantCulture)} {(manifest.Rows == 1 ? "row is" : "rows are")} in the database again."
                            )
                    );
                return ExitCode.Done;
            }
        );
    }
}
