// Brings an archive's rows back into the tables.
using Muster.Storage.Backup;
using Muster.Storage.Stores;

namespace Muster.Storage.Retention;

/// <summary>Into either database, beside a server or not. A row that is there already stays as it is, so that an interrupted restore is simply run again.</summary>
public sealed class ArchiveRestorer
{
    private const int RowsAtOnce = 500;

    private readonly SqlDatabase _database;
    private readonly ArchiveBook _book;

    internal ArchiveRestorer(SqlDatabase database, ArchiveBook book) => (_database, _book) = (database, book);

    /// <summary>Answers what the file holds.</summary>
    /// <exception cref="BackupException">The file is no archive of history, is not whole, or is of a newer Muster. Nothing was changed.</exception>
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
}
