// Moves history that is over out of the tables into a file, so that no row is ever in neither.
using System.Collections.Immutable;
using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using Muster.Engine.Ports;
using Muster.Storage.Backup;
using Muster.Storage.Disk;
using Muster.Storage.Startup;
using Muster.Storage.Statements;
using Muster.Storage.Stores;

namespace Muster.Storage.Retention;

/// <summary>
/// The file is whole and on the disk, and the book says which it is, before the first row goes; the rows that go are read from the file again. Whoever is interrupted
/// goes on with <see cref="FinishAsync"/>. It may run beside a server: each of its transactions is short.
/// </summary>
public sealed class HistoryArchiver
{
    private const int RowsAtOnce = 500;

    private readonly SqlDatabase _database;
    private readonly ArchiveBook _book;
    private readonly StorageOptions _options;
    private readonly IIds _ids;
    private readonly TimeProvider _clock;

    internal HistoryArchiver(SqlDatabase database, ArchiveBook book, StorageOptions options, IIds ids, TimeProvider clock) =>
        (_database, _book, _options, _ids, _clock) = (database, book, options, ids, clock);

    /// <summary>How much history there is, and how much of it was over before an instant.</summary>
    public async Task<ImmutableArray<HistoryCount>> CountAsync(DateTimeOffset before, CancellationToken cancel)
    {
        List<HistoryCount> counts = [];
        foreach (ArchivedTable table in ArchivedTable.Of)
        {
            counts.AddRange(
                await _database.QueryAsync(
                    table.Count(before),
                    row => new HistoryCount(table.Name, row.GetInt64(0), row.GetInt64(1), Rows.OptionalInstant(row, 2)),
                    cancel
                )
            );
        }

        return [.. counts];
    }

    /// <summary>Takes the rest of the rows of earlier archives out, whose removal was interrupted.</summary>
    /// <returns>Those that are done now, and those whose file is not where it was written: their rows are still in the database, and in the next archive.</returns>
    public async Task<(ImmutableArray<ArchiveRecord> Done, ImmutableArray<ArchiveRecord> Missing)> FinishAsync(CancellationToken cancel)
    {
        List<ArchiveRecord> done = [];
        List<ArchiveRecord> missing = [];
        foreach (ArchiveRecord archive in await _book.UnfinishedAsync(cancel))
        {
            if (!File.Exists(archive.File) || await Sha256Async(archive.File, cancel) != archive.Sha256)
            {
                missing.Add(archive);
                continue;
            }

            done.Add(await RemoveAsync(archive, cancel));
        }

        return ([.. done], [.. missing]);
    }

    /// <summary>Archives what was over before an instant; null when nothing was.</summary>
    /// <param name="directory">Made when it is missing.</param>
    /// <exception cref="BackupException">The file cannot be written. No row was taken out.</exception>
    public async Task<ArchiveRecord?> ArchiveAsync(
        DateTimeOffset before,
        string directory,
        string by,
        string why,
        CancellationToken cancel
    ) => await WriteAsync(before, directory, by, why, cancel) is { } written ? await RemoveAsync(written, cancel) : null;

    /// <summary>The first half: the file and the row of the book. Nothing is taken out yet.</summary>
    internal async Task<ArchiveRecord?> WriteAsync(DateTimeOffset before, string directory, string by, string why, CancellationToken cancel)
    {
        DateTimeOffset now = _clock.GetUtcNow();
        string id = _ids.New();
        string path = Path.Combine(
            Path.GetFullPath(directory),
            string.Create(CultureInfo.InvariantCulture, $"muster-history-{now.UtcDateTime:yyyyMMdd'T'HHmmss'Z'}-{id}.zip")
        );
        string unfinished = path + ".unfinished";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            BackupManifest manifest = await _database.SnapshotAsync(snapshot => WriteAsync(unfinished, snapshot, before, cancel), cancel);
            if (manifest.Rows == 0)
            {
                return null;
            }

            File.Move(unfinished, path, overwrite: false);
            string sha256 = await KeptAsync(path, cancel);
            ImmutableArray<ArchivedRows> rows =
            [
                .. ArchivedTable.Of.Zip(manifest.Entries, (table, entry) => new ArchivedRows(table.Name, entry.Rows)),
            ];
            ArchiveRecord archive = new(id, path, sha256, before, rows, by, why, now, null, null, null);
            await _book.BeginAsync(archive);
            return archive;
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            throw new BackupException(
                $"{path} cannot be written: {failed.Message} All of the history is still in the database; make room there, or choose another directory.",
                failed
            );
        }
        finally
        {
            if (File.Exists(unfinished))
            {
                File.Delete(unfinished);
            }
        }
    }

    private async Task<BackupManifest> WriteAsync(string path, ISqlSnapshot snapshot, DateTimeOffset before, CancellationToken cancel)
    {
        await using FileStream file = BackupWriter.Create(path);
        List<BackupEntry> entries = [];
        BackupManifest manifest;
        await using (ZipArchive zip = new(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (ArchivedTable table in ArchivedTable.Of)
            {
                entries.Add(await BackupRows.WriteAsync(zip, table.Table, snapshot, table.Select(before), cancel));
            }

            manifest = await BackupWriter.SealAsync(zip, snapshot, _options, _clock.GetUtcNow(), entries, cancel);
        }

        DiskFlush.Flush(file);
        return manifest;
    }

    /// <summary>Flushed once more under its own name, so that the name is on the disk too, and read back whole.</summary>
    private static async Task<string> KeptAsync(string path, CancellationToken cancel)
    {
        await using (FileStream file = new(path, FileMode.Open, FileAccess.ReadWrite))
        {
            DiskFlush.Flush(file);
        }

        return await Sha256Async(path, cancel);
    }

    private async Task<ArchiveRecord> RemoveAsync(ArchiveRecord archive, CancellationToken cancel)
    {
        await using BackupArchive file = await BackupArchive.OpenAsync(archive.File, cancel);
        foreach (ArchivedTable table in ArchivedTable.Of)
        {
            await foreach (string[] rows in file.RowsAsync(table.Table, cancel).Chunk(RowsAtOnce).WithCancellation(cancel))
            {
                await ArchiveSteps.RunAsync(_database, [.. rows.Select(row => ArchiveSteps.Of(row, table.Delete))], cancel);
            }
        }

        return await _book.FinishAsync(archive);
    }

    internal static async Task<string> Sha256Async(string path, CancellationToken cancel)
    {
        await using FileStream file = File.OpenRead(path);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancel));
    }
}
