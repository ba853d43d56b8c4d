// Restores a backup into an empty database of either kind, and verifies what it restored.
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using Muster.Engine.Ports;
using Muster.Storage.Chain;
using Muster.Storage.Postgres;
using Muster.Storage.Schema;
using Muster.Storage.Sqlite;
using Muster.Storage.Startup;
using Muster.Storage.Statements;
using Muster.Storage.Stores;
using Npgsql;

namespace Muster.Storage.Backup;

/// <summary>
/// Needs no prepared storage, and no server may run on the place. Ids, positions and hashes stay what they were. All is written in one transaction: a restore
/// that fails leaves the database as empty as it was.
/// </summary>
public sealed class BackupReader(StorageOptions options)
{
    private const int RowsAtOnce = 500;

    /// <summary>What a backup holds, after every byte of it was checked. A file that is not whole is a <see cref="BackupException"/>.</summary>
    public static async Task<BackupManifest> InspectAsync(string path, CancellationToken cancel)
    {
        await using BackupArchive archive = await BackupArchive.OpenAsync(path, cancel);
        return archive.Manifest;
    }

    /// <summary>Restores and verifies; the report says whether the record is as it was written.</summary>
    /// <exception cref="BackupException">The file is not whole, the place is not empty, or the key of the chain is not here.</exception>
    /// <exception cref="StoreUnavailableException">The directory or the database cannot be used, or a server runs on it.</exception>
    public async Task<ChainReport> RestoreAsync(string path, CancellationToken cancel)
    {
        await using BackupArchive archive = await BackupArchive.OpenAsync(path, cancel);
        using ServerLock alone = ServerLock.Take(options);
        await using SqlDatabase database = await MigrateAsync(cancel);
        RequireKnownSchema(archive.Manifest, path);
        ChainKey key = await KeyAsync(archive, path, cancel);
        await RestoreAsync(archive, database, cancel);
        if (options.ChainKey is null && ChainKeyFile.Find(options)?.Check != key.Check)
        {
            WriteKey(archive.ChainKey()!);
        }

        AnchorFiles.PutAside(options.AnchorDirectory);
        using Anchors anchors = new(options.AnchorDirectory, NullLogger<Anchors>.Instance);
        anchors.Append(await database.QueryAsync(Sql.Of($"SELECT stream, version, hash FROM stream_heads"), Rows.StreamHead, cancel));
        return await new ChainVerification(database, key.Bytes, options.AnchorDirectory).VerifyAsync([], cancel);
    }

    private async Task<SqlDatabase> MigrateAsync(CancellationToken cancel)
    {
        if (options.Database is not { } connection)
        {
            await SqliteSchema.MigrateAsync(new SqliteFile(options.DatabaseFile), cancel);
            return new SqliteDatabase(options.DatabaseFile, _ => { }, _ => { });
        }

        PostgresDatabase database = new(PostgresSource.Create(connection), PostgresSource.Place(connection), _ => { });
        await PostgresSchema.MigrateAsync(database.Source, database.Place, cancel);
        return database;
    }

    internal static void RequireKnownSchema(BackupManifest manifest, string path)
    {
        if (!SchemaScript.Sqlite.Migrations.Select(BackupFile.SchemaName).Contains(manifest.Schema, StringComparer.Ordinal))
        {
            throw new BackupException(
                $"{path} was written by a newer Muster ({manifest.Muster}, {manifest.Schema}). Nothing was changed; restore it with that version."
            );
        }
    }

    /// <summary>The key with which the record was written: given, in the backup, or already here.</summary>
    private async Task<ChainKey> KeyAsync(BackupArchive archive, string path, CancellationToken cancel)
    {
        string? check = null;
        await foreach (string row in archive.RowsAsync(BackupTable.All.Single(table => table.Name == "settings"), cancel))
        {
            using JsonDocument setting = JsonDocument.Parse(row);
            check =
                setting.RootElement.GetProperty("name").GetString() == ChainKeyCheck.Setting
                    ? setting.RootElement.GetProperty("value").GetString()
                    : check;
        }

        ChainKey? inBackup = archive.ChainKey() is { } text ? new(Convert.FromBase64String(text.Trim()), path) : null;
        ChainKey?[] candidates = options.ChainKey is null ? [inBackup, ChainKeyFile.Find(options)] : [ChainKeyFile.Find(options)];
        return candidates.FirstOrDefault(key => key is not null && key.Check == check)
            ?? throw new BackupException(
                $"The key of the record is not here: {path} was written without it. Nothing was changed; bring keys/chain.key from the old place to {options.ChainKeyFile}, or set MUSTER_CHAIN_KEY to what it holds, and restore again."
            );
    }

    private async Task RestoreAsync(BackupArchive archive, SqlDatabase database, CancellationToken cancel)
    {
        try
        {
            await using IRestoreTarget target = database is PostgresDatabase postgres
                ? await PostgresRestoreTarget.BeginAsync(postgres.Source, cancel)
                : SqliteRestoreTarget.Begin(new SqliteFile(options.DatabaseFile));
            await RequireEmptyAsync(target, database.Place, cancel);
            foreach (BackupTable table in BackupTable.All)
            {
                await target.ClearAsync(table.Name, cancel);
                await FillAsync(archive, target, table, cancel);
            }

            await target.CommitAsync(cancel);
        }
        catch (Exception failed) when (failed is NpgsqlException or SqliteException)
        {
            throw StoreFailure.Of(failed, options) as Exception
                ?? new BackupException($"The database did not take the backup: {failed.Message} Nothing was changed.", failed);
        }
    }

    private static async Task RequireEmptyAsync(IRestoreTarget target, string place, CancellationToken cancel)
    {
        foreach (BackupTable table in BackupTable.All.Where(table => !BackupTable.FilledFromTheStart.Contains(table.Name)))
        {
            if (await target.HasRowsAsync(table.Name, cancel))
            {
                throw new BackupException(
                    $"The database {place} is not empty ({table.Name} has rows). Nothing was changed; restore into a new directory or database."
                );
            }
        }
    }

    private static async Task FillAsync(BackupArchive archive, IRestoreTarget target, BackupTable table, CancellationToken cancel)
    {
        List<string> rows = new(RowsAtOnce);
        IReadOnlyList<string>? columns = null;
        await foreach (string row in archive.RowsAsync(table, cancel))
        {
            columns ??= await ColumnsAsync(row, target, table, cancel);
            rows.Add(row);
            if (rows.Count == RowsAtOnce)
            {
                await target.InsertAsync(table.Name, columns, rows, cancel);
                rows.Clear();
            }
        }

        if (rows.Count > 0)
        {
            await target.InsertAsync(table.Name, columns!, rows, cancel);
        }
    }

    private static async Task<IReadOnlyList<string>> ColumnsAsync(
        string row,
        IRestoreTarget target,
        BackupTable table,
        CancellationToken cancel
    )
    {
        using JsonDocument document = JsonDocument.Parse(row);
        string[] columns = [.. document.RootElement.EnumerateObject().Select(column => column.Name)];
        IReadOnlySet<string> known = await target.ColumnsAsync(table.Name, cancel);
        return columns.FirstOrDefault(column => !known.Contains(column)) is { } unknown
            ? throw new BackupException(
                $"The backup has a column {table.Name}.{unknown} that this version does not know. Nothing was changed."
            )
            : columns;
    }

    /// <summary>A key that was made for the empty database, and signed nothing, is put aside.</summary>
    private void WriteKey(string text)
    {
        if (File.Exists(options.ChainKeyFile))
        {
            File.Move(options.ChainKeyFile, options.ChainKeyFile + ".before-restore", overwrite: true);
        }

        ChainKey.Write(options.ChainKeyFile, text);
    }
}
