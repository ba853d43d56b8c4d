// Brings an archive's rows back into the tables.
using System.Text.Json;
using Muster.Storage.Backup;
using Muster.Storage.Startup;
using Muster.Storage.Statements;
using Muster.Storage.Stores;

namespace Muster.Storage.Retention;

/// <summary>Into either database, beside a server or not, but for what is of another database where a server counts by itself. A row that is there already stays as it is, so that an interrupted restore is simply run again.</summary>
public sealed class ArchiveRestorer
{
    private const int RowsAtOnce = 500;

    private readonly SqlDatabase _database;
    private readonly ArchiveBook _book;
    private readonly StorageOptions _options;

    internal ArchiveRestorer(SqlDatabase database, ArchiveBook book, StorageOptions options) =>
        (_database, _book, _options) = (database, book, options);

    /// <summary>Answers what the file holds.</summary>
    /// <exception cref="BackupException">The file is no archive of history, is not whole, is of a newer Muster, or may not come back beside this server. Nothing was changed.</exception>
    public async Task<BackupManifest> RestoreAsync(string path, string by, CancellationToken cancel)
    {
        await using BackupArchive file = await BackupArchive.OpenAsync(path, cancel);
        if (!file.Manifest.Entries.All(entry => ArchivedTable.Of.Any(table => table.Table.Entry == entry.Name)))
        {
            throw new BackupException(
                $"{path} is a backup of everything, no archive of history. Nothing was changed; 'muster restore' brings it back into an empty place."
            );
        }

        BackupReader.RequireKnownSchema(file.Manifest, path);
        using ServerLock? alone = await ReserveAsync(await HighestAlertAsync(file, cancel), path, cancel);
        foreach (ArchivedTable table in ArchivedTable.Of)
        {
            await foreach (string[] rows in file.RowsAsync(table.Table, cancel).Chunk(RowsAtOnce).WithCancellation(cancel))
            {
                await ArchiveSteps.RunAsync(_database, table.Inserts(rows), cancel);
            }
        }

        await _book.RestoredAsync(await HistoryArchiver.Sha256Async(path, cancel), by, cancel);
        return file.Manifest;
    }

    /// <summary>The last of them: rows stand in the order of their ids. 0 when there is none.</summary>
    private static async Task<long> HighestAlertAsync(BackupArchive file, CancellationToken cancel)
    {
        BackupTable alerts = BackupTable.All.Single(table => table.Name == "alerts");
        string? last = await file.RowsAsync(alerts, cancel).LastOrDefaultAsync(cancel);
        if (last is null)
        {
            return 0;
        }

        using JsonDocument row = JsonDocument.Parse(last);
        return row.RootElement.GetProperty("id").GetInt64();
    }

    /// <summary>No new alert may get the id of one that comes back: an archive of another database can have higher ones than were given here.</summary>
    /// <returns>What keeps servers away until it is disposed of, where that is needed: on SQLite a server counts in its memory.</returns>
    private async Task<ServerLock?> ReserveAsync(long highest, string path, CancellationToken cancel)
    {
        if (_database.Alerts.CountFrom(highest) is { } leap)
        {
            await ArchiveSteps.RunAsync(_database, [new(leap)], cancel);
            return null;
        }

        List<long> given = await _database.QueryAsync(Sql.Raw("SELECT coalesce(max(id), 0) FROM alerts"), row => row.GetInt64(0), cancel);
        return highest <= given[0]
            ? null
            : ServerLock.TryTake(_options)
                ?? throw new BackupException(
                    $"{path} is of another database: it has alerts with higher ids than were given here, and the server that works on {_options.DataDirectory} would give them again. Nothing was changed; stop that server, bring the archive back, and start it."
                );
    }
}
