// That history moves into a file and back, and that no row is ever in neither.
using System.Collections.Immutable;
using System.Data.Common;
using Microsoft.Extensions.DependencyInjection;
using Muster.Engine.Ports;
using Muster.Storage.Backup;
using Muster.Storage.Retention;
using Muster.Storage.Startup;
using Muster.Storage.Statements;
using Muster.Storage.Tests.Backends;
using Muster.Storage.Tests.Contracts;

namespace Muster.Storage.Tests.Retention;

public sealed class RetentionTests(MigratedPostgres server) : IDisposable
{
    private static readonly DateTimeOffset Before = Some.Now.AddDays(-90);
    private readonly TemporaryDirectory _directory = new();

    private static CancellationToken None => CancellationToken.None;

    private string Archives => _directory.File("archives");

    public void Dispose() => _directory.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_is_over_moves_into_a_file_and_comes_back_as_it_was(bool onPostgres)
    {
        await using Home home = await Home.OpenAsync(await PlaceAsync(onPostgres), asServer: false);
        await FillAsync(home);
        string before = await HistoryAsync(home);

        ArchiveRecord archive = (await Archiver(home).ArchiveAsync(Before, Archives, "system:local", "a year is enough", None))!;

        // Kept: of an open incident, of one under review, of an open group, young, not routed yet, and the latest of all.
        Assert.Equal("2,3,4,5,6,99", await KeysAsync(home, "alerts", "id"));
        Assert.Equal("open,open-incident,over,plain,review", await KeysAsync(home, "alert_groups", "id"));
        Assert.Equal("young", await KeysAsync(home, "receipts", "id"));
        Assert.Equal("waits,young", await KeysAsync(home, "outbox", "key"));
        Assert.Equal("young", await KeysAsync(home, "operations", "id"));
        Assert.Equal(
            "INC-1,INC-2,INC-3,plain,to-come,waits-for-the-end,young-change",
            await KeysAsync(home, "views", "id", "kind NOT IN ('review', 'archive')")
        );
        Assert.Equal([3L, 1, 1, 1, 1, 8], archive.Rows.Select(one => one.Rows));
        ArchiveRecord told = Assert.Single(await Book(home).ListAsync(None));
        Assert.Equal(("system:local", "a year is enough", archive.Sha256), (told.By, told.Why, told.Sha256));
        Assert.NotNull(told.RemovedAt);
        Assert.Null(await Archiver(home).ArchiveAsync(Before, Archives, "system:local", "again", None));
        Assert.Equal([archive.File], Directory.GetFiles(Archives));

        // Another row has the revision of one that is gone, as in a database that was restored from a backup of before.
        await home.TamperAsync(
            """
            UPDATE views SET revision = (SELECT min(s.revision) - 1 FROM views AS s
            WHERE s.revision > 1 AND NOT EXISTS (SELECT 1 FROM views AS t WHERE t.revision = s.revision - 1))
            WHERE kind = 'incident' AND id = 'INC-1'
            """
        );
        await Restorer(home).RestoreAsync(archive.File, "system:local", None);
        await Restorer(home).RestoreAsync(archive.File, "system:local", None);

        Assert.Equal(before, await HistoryAsync(home));
        Assert.NotNull(Assert.Single(await Book(home).ListAsync(None)).RestoredAt);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task No_new_alert_gets_the_id_of_one_that_came_from_another_database(bool onPostgres)
    {
        ArchiveRecord archive = await ArchiveOfAnotherAsync(onPostgres);
        await using Home home = await Home.OpenAsync(await PlaceAsync(onPostgres), asServer: false);

        await Restorer(home).RestoreAsync(archive.File, "system:local", None);
        IReadOnlyList<Receipt> receipts = await home
            .Services.GetRequiredService<IAlertStore>()
            .RecordAsync([Some.Batch("r1", 0, Some.Signal(1)), Some.Batch("r2", 1, Some.Signal(2))], None);

        Assert.Equal("1,7,8", await KeysAsync(home, "alerts", "id", "resolved_at IS NOT NULL"));
        Assert.All(receipts.SelectMany(receipt => receipt.Lines), line => Assert.True(line.Alert > 8, $"{line.Alert}"));
    }

    /// <summary>On SQLite it counts in its memory, and would give their ids again.</summary>
    [Fact]
    public async Task Beside_a_server_alerts_of_another_database_stay_in_their_file()
    {
        ArchiveRecord archive = await ArchiveOfAnotherAsync(onPostgres: false);
        await using Home home = await Home.OpenAsync(await PlaceAsync(onPostgres: false));

        BackupException refused = await Assert.ThrowsAsync<BackupException>(() =>
            Restorer(home).RestoreAsync(archive.File, "system:local", None)
        );

        Assert.Contains("stop that server, bring the archive back", refused.Message, StringComparison.Ordinal);
        Assert.Equal("", await KeysAsync(home, "alerts", "id"));
        Assert.Equal("", await KeysAsync(home, "receipts", "id"));
    }

    [Fact]
    public async Task An_archive_that_was_interrupted_is_finished_from_its_file()
    {
        await using Home home = await Home.OpenAsync(await PlaceAsync(onPostgres: false), asServer: false);
        await FillAsync(home);
        string before = await HistoryAsync(home);
        ArchiveRecord archive = (await Archiver(home).WriteAsync(Before, Archives, "system:local", "retention", None))!;
        Assert.Equal(before, await HistoryAsync(home));
        await home.TamperAsync("DELETE FROM alerts WHERE id = 1");
        await home.TamperAsync("UPDATE alerts SET revision = 2, routed_revision = 2 WHERE id IN (7, 8)");

        (ImmutableArray<ArchiveRecord> done, ImmutableArray<ArchiveRecord> missing) = await Archiver(home).FinishAsync(None);

        Assert.Equal((archive.Id, 0), (Assert.Single(done).Id, missing.Length));
        // One that changed since is not what the file holds, and stays.
        Assert.Equal("2,3,4,5,6,7,8,99", await KeysAsync(home, "alerts", "id"));

        // And its group stays with it.
        Assert.Equal("gone,open,open-incident,over,plain,review", await KeysAsync(home, "alert_groups", "id"));
        Assert.Equal("gone,plain", await KeysAsync(home, "views", "id", "kind = 'group'"));
        Assert.Empty((await Archiver(home).FinishAsync(None)).Done);
    }

    [Fact]
    public async Task A_file_that_is_not_whole_takes_nothing_out_and_brings_nothing_back()
    {
        await using Home home = await Home.OpenAsync(await PlaceAsync(onPostgres: false), asServer: false);
        await FillAsync(home);
        string before = await HistoryAsync(home);
        ArchiveRecord archive = (await Archiver(home).WriteAsync(Before, Archives, "system:local", "retention", None))!;
        byte[] bytes = await File.ReadAllBytesAsync(archive.File, None);
        await File.WriteAllBytesAsync(archive.File, bytes[..^10], None);

        Assert.Equal(archive.Id, Assert.Single((await Archiver(home).FinishAsync(None)).Missing).Id);
        await Assert.ThrowsAsync<BackupException>(() => Restorer(home).RestoreAsync(archive.File, "system:local", None));
        string backup = _directory.File("backup.zip");
        await home.BackupAsync(backup, withKeys: false);
        BackupException refused = await Assert.ThrowsAsync<BackupException>(() =>
            Restorer(home).RestoreAsync(backup, "system:local", None)
        );

        Assert.Contains("a backup of everything", refused.Message, StringComparison.Ordinal);
        Assert.Equal(before, await HistoryAsync(home));
        await Assert.ThrowsAsync<BackupException>(() => Archiver(home).ArchiveAsync(Before, archive.File, "system:local", "x", None));
        Assert.Equal(before, await HistoryAsync(home));
    }

    private async Task<ArchiveRecord> ArchiveOfAnotherAsync(bool onPostgres)
    {
        StorageOptions elsewhere = new(_directory.File("elsewhere"), onPostgres ? await server.NewDatabaseAsync() : null, null);
        await using Home home = await Home.OpenAsync(elsewhere, asServer: false);
        await FillAsync(home);
        return (await Archiver(home).ArchiveAsync(Before, Archives, "system:local", "a year is enough", None))!;
    }

    private static HistoryArchiver Archiver(Home home) => home.Services.GetRequiredService<HistoryArchiver>();

    private static ArchiveRestorer Restorer(Home home) => home.Services.GetRequiredService<ArchiveRestorer>();

    private static ArchiveBook Book(Home home) => home.Services.GetRequiredService<ArchiveBook>();

    private async Task<StorageOptions> PlaceAsync(bool onPostgres) =>
        new(_directory.File("data"), onPostgres ? await server.NewDatabaseAsync() : null, null);

    private static async Task FillAsync(Home home)
    {
        long old = Some.Now.AddDays(-100).ToUnixTimeMilliseconds();
        long young = Some.Now.AddDays(-10).ToUnixTimeMilliseconds();
        View[] views =
        [
            Some.View("INC-1", status: "resolved"),
            Some.View("INC-2", status: "open"),
            Some.View("INC-3", status: "resolved"),
            Some.View("INC-1", status: "closed", kind: "review"),
            Some.View("INC-3", status: "overdue", kind: "review"),
            Some.View("old-change", -100 * 86_400, "recorded", kind: "change"),
            Some.View("young-change", -86_400, "recorded", kind: "change"),
            Some.View("old-request", -100 * 86_400, "done", kind: "sender_request"),
            Some.View("old-key", -100 * 86_400, "recorded", kind: "openings"),
            Some.View("told", -100 * 86_400, "done", kind: "collected"),
            Some.View("to-come", -100 * 86_400, "ana@2026", kind: "collected"),
            Some.View("old-make", -100 * 86_400, "done", kind: "made"),
            Some.View("old-client", -100 * 86_400, "recorded", kind: "report_client"),
            Some.View("forgotten", -100 * 86_400, "closed", kind: "report_contact"),
            Some.View("waits-for-the-end", -100 * 86_400, "recorded", kind: "report_contact"),
            Some.View("gone", -100 * 86_400, "closed", kind: "group"),
            Some.View("plain", -100 * 86_400, "closed", kind: "group"),
        ];
        Assert.IsType<CommitResult.Committed>(await home.Events.CommitAsync(new Commit { Views = [.. views] }, None));
        foreach (
            (string id, string incident, string closed) in new[]
            {
                ("plain", "NULL", $"{old}"),
                ("gone", "NULL", $"{old}"),
                ("over", "1", $"{old}"),
                ("open-incident", "2", $"{old}"),
                ("review", "3", $"{old}"),
                ("open", "NULL", "NULL"),
            }
        )
        {
            await home.TamperAsync(
                $"INSERT INTO alert_groups VALUES ('{id}', 1, '{id}', NULL, 2, 'Slow', '{{}}', {old}, {old}, {closed}, 0, 1, NULL, {incident}, NULL, 2)"
            );
        }

        foreach (
            (int id, string group, long resolved, int routed) in new[]
            {
                (1, "plain", old, 1),
                (2, "open-incident", old, 1),
                (3, "review", old, 1),
                (4, "open", old, 1),
                (5, "plain", young, 1),
                (6, "plain", old, 0),
                (7, "over", old, 1),
                (8, "gone", old, 1),
                (99, "plain", old, 1),
            }
        )
        {
            await home.TamperAsync(
                $$"""
                INSERT INTO alerts (id, fingerprint, door, key, labels, annotations, generator_url, starts_at, received_at, updated_at, lease_ends_at,
                resolved_at, resolved_because, group_id, service, revision, routed_revision, changed_at, resolved_by, signals)
                VALUES ({{id}}, {{id}}, 'json', 'ci', '{"alertname":"Sl\"ow 🚨"}', '{}', NULL, {{old}}, {{old}}, {{old}}, {{old}},
                {{resolved}}, 'signal', '{{group}}', 'checkout', 1, {{routed}}, {{old}}, 'ci', 3)
                """
            );
        }

        await FillBookkeepingAsync(home, old, young);
    }

    private static async Task FillBookkeepingAsync(Home home, long old, long young)
    {
        foreach (
            (string key, string state, string settled) in new[]
            {
                ("old", "sent", $"{old}"),
                ("young", "sent", $"{young}"),
                ("waits", "waiting", "NULL"),
            }
        )
        {
            await home.TamperAsync(
                $"INSERT INTO outbox VALUES ('{key}', 'email', 'ana@example.org', 'page/1', '{{}}', {old}, {old}, '{state}', 1, NULL, {old}, {settled}, NULL, NULL)"
            );
        }

        await home.TamperAsync($"INSERT INTO operations VALUES ('old', 'a', {old}), ('young', 'b', {young})");
        await home.TamperAsync($"INSERT INTO receipts VALUES ('old', 'json', 'ci', {old}, '[]'), ('young', 'json', 'ci', {young}, '[]')");
    }

    private static async Task<string> HistoryAsync(Home home)
    {
        List<string> all = [];
        string[] tables =
        [
            "alerts ORDER BY id",
            "alert_groups ORDER BY id",
            "receipts ORDER BY id",
            "outbox ORDER BY key",
            "operations ORDER BY id",
            "views WHERE kind <> 'archive' ORDER BY kind, id",
        ];
        foreach (string query in tables)
        {
            all.AddRange(
                await home.Database.QueryAsync(
                    Sql.Raw("SELECT * FROM " + query),
                    row => string.Join('|', Columns(row).Select(row.GetValue)),
                    None
                )
            );
        }

        return string.Join('\n', all);
    }

    /// <summary>A row of a list that comes back has a new revision, as anything that is written there.</summary>
    private static IEnumerable<int> Columns(DbDataReader row) =>
        Enumerable.Range(0, row.FieldCount).Where(at => row.GetName(0) != "kind" || row.GetName(at) != "revision");

    private static async Task<string> KeysAsync(Home home, string table, string key, string where = "1 = 1") =>
        string.Join(
            ',',
            await home.Database.QueryAsync(
                Sql.Raw($"SELECT DISTINCT {key} FROM {table} WHERE {where} ORDER BY {key}"),
                row => row.GetValue(0).ToString(),
                None
            )
        );
}
