// `muster retention show`: what history there is, how old it is, and which archives were made.
using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Muster.Cli.Features;
using Muster.Cli.Terminal;
using Muster.Storage.Retention;

namespace Muster.Cli.Retention;

internal static class ShowCommand
{
    public static Command Create()
    {
        Option<DateTimeOffset?> olderThan = Age.Option();
        return LocalVerb.Make(
            "show",
            "Show how much history there is, how old it is, how much of it could be archived, and which archives were made.",
            [olderThan],
            async (parsed, local, cancel) =>
            {
                DateTimeOffset before = Age.Of(parsed, olderThan);
                ImmutableArray<HistoryCount> counts = await local.Get<HistoryArchiver>().CountAsync(before, cancel);
                ImmutableArray<ArchiveRecord> archives = await local.Get<ArchiveBook>().ListAsync(cancel);
                parsed.Screen().Answer(new { History = counts, Archives = archives }, () => Show(counts, archives, before));
                return ExitCode.Done;
            }
        );
    }

    public static void Show(ImmutableArray<HistoryCount> counts, DateTimeOffset before) =>
        Screen.Table(
            ["HISTORY", "ROWS", "OLDEST", $"OVER BEFORE {before.UtcDateTime:yyyy-MM-dd}"],
            [
                .. counts.Select(count =>
                    (IReadOnlyList<string>)
                        [
                            count.Name,
                            count.Rows.ToString("N0", CultureInfo.InvariantCulture),
                            TimeText.Utc(count.OldestAt) ?? "",
                            count.Over.ToString("N0", CultureInfo.InvariantCulture),
                        ]
                ),
            ],
            "There is no history."
        );

    private static void Show(ImmutableArray<HistoryCount> counts, ImmutableArray<ArchiveRecord> archives, DateTimeOffset before)
    {
        Show(counts, before);
        Screen.Line();
        Screen.Table(["ARCHIVED", "ROWS", "BY", "WHY", "STATE", "FILE", "SHA-256"], [.. archives.Select(Row)], "Nothing was archived yet.");
    }

    private static IReadOnlyList<string> Row(ArchiveRecord archive) =>
        [
            TimeText.Utc(archive.WrittenAt) ?? "",
            archive.Rows.Sum(one => one.Rows).ToString("N0", CultureInfo.InvariantCulture),
            archive.By,
            archive.Why,
            archive.RestoredAt is not null ? "restored"
            : archive.RemovedAt is not null ? "archived"
            : "interrupted",
            archive.File,
            archive.Sha256,
        ];
}
