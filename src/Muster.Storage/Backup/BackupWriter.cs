// Writes everything that the database holds into one file.
using System.IO.Compression;
using System.Reflection;
using System.Text.Json;
using Muster.Storage.Schema;
using Muster.Storage.Startup;
using Muster.Storage.Statements;
using Muster.Storage.Stores;

namespace Muster.Storage.Backup;

/// <summary>
/// Of either database, while it is in use: all of it is read from one state. The file can be restored into either database. It holds the hashes of passwords and
/// keys, so it is its owner's alone; with the key of the chain in it, who has the file can also write a record that verifies.
/// </summary>
public sealed class BackupWriter
{
    private readonly SqlDatabase _database;
    private readonly StorageOptions _options;
    private readonly TimeProvider _clock;

    private readonly IntakeCatchUp _intake;

    internal BackupWriter(SqlDatabase database, IntakeCatchUp intake, StorageOptions options, TimeProvider clock) =>
        (_database, _intake, _options, _clock) = (database, intake, options, clock);

    /// <summary>Writes the file; until it is whole it has another name. A file that is there is not replaced.</summary>
    /// <param name="withKeys">Whether the key of the chain goes into it.</param>
    /// <exception cref="BackupException">The file cannot be written.</exception>
    /// <exception cref="Engine.Ports.StoreUnavailableException">The database cannot be read.</exception>
    public async Task<BackupManifest> WriteAsync(string path, bool withKeys, CancellationToken cancel)
    {
        string unfinished = path + ".unfinished";
        try
        {
            if (File.Exists(path))
            {
                throw new BackupException($"{path} is there already. Nothing was written; choose another name or move it away.");
            }

            await _intake.RunAsync(cancel);
            BackupManifest manifest = await _database.SnapshotAsync(snapshot => WriteAsync(unfinished, snapshot, withKeys, cancel), cancel);
            File.Move(unfinished, path, overwrite: false);
            return manifest;
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            throw new BackupException(
                $"{path} cannot be written: {failed.Message} There is no backup; the database was only read.",
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

    private async Task<BackupManifest> WriteAsync(string path, ISqlSnapshot snapshot, bool withKeys, CancellationToken cancel)
    {
        await using FileStream file = Create(path);
        await using ZipArchive zip = await ZipArchive.CreateAsync(
            file,
            ZipArchiveMode.Create,
            leaveOpen: true,
            entryNameEncoding: null,
            cancel
        );
        List<BackupEntry> entries = [];
        foreach (BackupTable table in BackupTable.All)
        {
            Sql all = Sql.Raw($"SELECT * FROM {table.Name} ORDER BY {string.Join(", ", table.Key)}");
            entries.Add(await BackupRows.WriteAsync(zip, table, snapshot, all, cancel));
        }

        if (withKeys)
        {
            entries.Add(WriteKey(zip));
        }

        return await SealAsync(zip, snapshot, _options, _clock.GetUtcNow(), entries, cancel);
    }

    /// <summary>Writes the manifest of the entries, the last thing in a file.</summary>
    internal static async Task<BackupManifest> SealAsync(
        ZipArchive zip,
        ISqlSnapshot snapshot,
        StorageOptions options,
        DateTimeOffset now,
        IEnumerable<BackupEntry> entries,
        CancellationToken cancel
    )
    {
        BackupManifest manifest = new(
            BackupManifest.FormatNow,
            Version(),
            await SchemaAsync(snapshot, cancel),
            options.Database is null ? "sqlite" : "postgres",
            now,
            [.. entries]
        );
        await using Stream stream = await zip.CreateEntry(BackupFile.ManifestEntry).OpenAsync(cancel);
        await JsonSerializer.SerializeAsync(stream, manifest, BackupFile.Json, cancel);
        return manifest;
    }

    internal static FileStream Create(string path)
    {
        FileStreamOptions options = new() { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new(path, options);
    }

    private BackupEntry WriteKey(ZipArchive zip)
    {
        using HashingStream stream = new(zip.CreateEntry(BackupFile.ChainKeyEntry).Open());
        stream.Write(System.Text.Encoding.ASCII.GetBytes(Convert.ToBase64String(ChainKeyFile.Load(_options)) + "\n"));
        return new(BackupFile.ChainKeyEntry, 0, stream.Sha256());
    }

    private static async Task<string> SchemaAsync(ISqlSnapshot snapshot, CancellationToken cancel)
    {
        Sql last = Sql.Raw($"SELECT \"MigrationId\" FROM {SchemaMigrations.History} ORDER BY \"MigrationId\" DESC LIMIT 1");
        return await snapshot.StreamAsync(last, row => BackupFile.SchemaName(row.GetString(0)), cancel).FirstAsync(cancel);
    }

    private static string Version() =>
        typeof(BackupWriter).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "";
}
