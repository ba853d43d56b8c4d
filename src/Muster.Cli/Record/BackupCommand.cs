// `muster backup`: writes everything into one file, while a server runs or not.
using System.CommandLine;
using System.Globalization;
using Muster.Cli.Features;
using Muster.Cli.Terminal;
using Muster.Storage.Backup;

namespace Muster.Cli.Record;

internal static class BackupCommand
{
    public static Command Create()
    {
        Argument<string> file = new("FILE") { Description = "Where to write it; a file that is there is not replaced." };
        Option<bool> withKeys = new("--with-keys")
        {
            Description = "Put the key of the record's chain into it. Who has such a file can write a record that verifies.",
        };
        return LocalVerb.Make(
            "backup",
            "Write everything that Muster holds into one file, while the server runs or not. It restores into SQLite and into PostgreSQL.",
            [file, withKeys],
            async (parsed, local, cancel) =>
            {
                string path = Path.GetFullPath(parsed.GetRequiredValue(file));
                BackupManifest manifest = await local.Get<BackupWriter>().WriteAsync(path, parsed.GetValue(withKeys), cancel);
                parsed
                    .Screen()
                    .Answer(
                        new
                        {
                            File = path,
                            manifest.Rows,
                            manifest.HasKeys,
                            manifest.CreatedAt,
                        },
                        () => Screen.Line($"{path}: {manifest.Rows.ToString("N0", CultureInfo.InvariantCulture)} rows.")
                    );
                if (!manifest.HasKeys)
                {
                    Screen.Aside(
                        "The key of the chain is not in it, and a restore needs it: keep keys/chain.key of the data directory elsewhere."
                    );
                }

                return ExitCode.Done;
            }
        );
    }
}
