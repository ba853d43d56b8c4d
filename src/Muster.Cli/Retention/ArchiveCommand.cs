// `muster retention archive`: moves history that is over into a file.
using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Muster.Cli.Api;
using Muster.Cli.Features;
using Muster.Cli.Local;
using Muster.Cli.Terminal;
using Muster.Storage.Retention;

namespace Muster.Cli.Retention;

internal static class ArchiveCommand
{
    public static Command Create()
    {
        Option<DateTimeOffset?> olderThan = Age.Option();
        Option<string> to = new("--to")
        {
            Description = "The directory for the file; it is made when it is missing.",
            HelpName = "DIRECTORY",
            Required = true,
        };
        Option<string> reason = new("--reason")
        {
            Description = "Why, for those who look for these rows one day.",
            HelpName = "TEXT",
            DefaultValueFactory = _ => "retention",
        };
        Option<bool> dryRun = new("--dry-run") { Description = "Only say how much would be archived." };
        return LocalVerb.Make(
            "archive",
            "Move closed alerts and their groups, receipts, messages that left, changes and sender requests that are over into a compressed file with checksums. Alerts of an open incident, or of one under review, stay, and so does the group of any incident. A second person sees how much that is and approves it before it starts, and can stop it; so the server of this database must run. The server does it by itself once a day when MUSTER_RETENTION_DAYS is set. Rows go only after the file is on the disk; when it was interrupted, run it again.",
            [olderThan, to, reason, dryRun, .. Connection.Options],
            async (parsed, local, cancel) =>
            {
                DateTimeOffset before = Age.Of(parsed, olderThan);
                HistoryArchiver archiver = local.Get<HistoryArchiver>();
                ImmutableArray<HistoryCount> counts = await archiver.CountAsync(before, cancel);
                if (parsed.GetValue(dryRun))
                {
                    parsed.Screen().Answer(new { History = counts }, () => ShowCommand.Show(counts, before));
                    return ExitCode.Done;
                }

                await FinishAsync(archiver, cancel);
                ArchiveWish wish = new(before, Path.GetFullPath(parsed.GetRequiredValue(to)), parsed.GetRequiredValue(reason));
                ArchiveRecord? made = counts.Any(one => one.Over > 0) ? await ApprovedAsync(parsed, local, wish, cancel) : null;
                parsed.Screen().Answer(new { Archive = made }, () => Show(made));
                return ExitCode.Done;
            }
        );
    }

    /// <summary>The account of the machine too: several people may be its administrators.</summary>
    public static string Who() => $"{LocalMuster.Admin} ({Environment.UserName})";

    /// <summary>Counted anew: what was interrupted before is finished by now.</summary>
    private static async Task<ArchiveRecord?> ApprovedAsync(
        ParseResult parsed,
        LocalMuster local,
        ArchiveWish wish,
        CancellationToken cancel
    )
    {
        using MusterClient client = await Connection.OpenAsync(parsed, cancel);
        ImmutableArray<HistoryCount> counts = await local.Get<HistoryArchiver>().CountAsync(wish.Before, cancel);
        return await new ApprovedArchive(local, client, wish).MakeAsync(wish.Resolved(counts), cancel);
    }

    private static async Task FinishAsync(HistoryArchiver archiver, CancellationToken cancel)
    {
        (ImmutableArray<ArchiveRecord> done, ImmutableArray<ArchiveRecord> missing) = await archiver.FinishAsync(cancel);
        foreach (ArchiveRecord archive in done)
        {
            Screen.Aside($"An archive that was interrupted is finished: {archive.File}.");
        }

        foreach (ArchiveRecord archive in missing)
        {
            Screen.Aside(
                $"An archive was interrupted and {archive.File} is not there as it was written. Rows that were taken out already are in it alone: bring it back and run this again."
            );
        }
    }

    private static void Show(ArchiveRecord? made)
    {
        if (made is null)
        {
            Screen.Line("Nothing is old enough; nothing was changed.");
            return;
        }

        string rows = string.Join(", ", made.Rows.Select(one => $"{one.Rows.ToString("N0", CultureInfo.InvariantCulture)} {one.Name}"));
        Screen.Line($"{made.File}: {rows}.");
        Screen.Line($"SHA-256 {made.Sha256}");
    }
}
