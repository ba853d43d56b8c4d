// `muster restore`: brings a backup back into an empty place, and verifies it.
using System.CommandLine;
using Muster.Cli.Features;
using Muster.Cli.Local;
using Muster.Cli.Terminal;
using Muster.Server.Hosting;
using Muster.Storage.Backup;
using Muster.Storage.Chain;

namespace Muster.Cli.Record;

internal static class RestoreCommand
{
    public static Command Create()
    {
        Argument<string> file = new("FILE") { Description = "What 'muster backup' wrote." };
        Command command = new(
            "restore",
            "Bring a backup back into an empty data directory or database, and verify the record. What is there already is never overwritten; no server may run on it."
        )
        {
            file,
            Output.Json,
        };
        command.SetAction(
            async (parsed, cancel) =>
            {
                MusterOptions options = LocalMuster.Settings();
                BackupReader reader = new(new(options.DataDirectory, options.Database, options.ChainKey));
                ChainReport report = await reader.RestoreAsync(Path.GetFullPath(parsed.GetRequiredValue(file)), cancel);
                parsed.Screen().Answer(VerifyCommand.Item(report), () => Show(report));
                return report.IsIntact ? ExitCode.Done : ExitCode.VerificationFailed;
            }
        );
        return command;
    }

    private static void Show(ChainReport report)
    {
        Screen.Line("Restored.");
        VerifyCommand.Show(report);
    }
}
