// SQLite in a temporary file, made by the migrations once and copied for each test.
using Microsoft.Extensions.Time.Testing;
using Muster.Storage.Sqlite;
using Muster.Storage.Stores;

namespace Muster.Storage.Tests.Backends;

public sealed class SqliteBackend : Backend
{
    private static readonly Lazy<Task<byte[]>> Migrated = new(MigrateAsync);
    private readonly TemporaryDirectory _directory = new();
    private readonly List<SqliteDatabase> _opened = [];

    public override async Task<StorePorts> FreshAsync()
    {
        SqliteDatabase database = new(await NewFileAsync(_directory), _ => { }, _ => { });
        _opened.Add(database);
        SqlStore store = new(database, ChainKey, new FakeTimeProvider());
        return new StorePorts(store, store, store, store, store, store);
    }

    public override async ValueTask DisposeAsync()
    {
        foreach (SqliteDatabase database in _opened)
        {
            await database.DisposeAsync();
        }

        _directory.Dispose();
        await base.DisposeAsync();
    }

    /// <summary>The path of a new database with the latest schema.</summary>
    public static async Task<string> NewFileAsync(TemporaryDirectory directory)
    {
        string path = directory.File($"{Directory.GetFiles(directory.Path).Length}.db");
        await File.WriteAllBytesAsync(path, await Migrated.Value);
        return path;
    }

    private static async Task<byte[]> MigrateAsync()
    {
        using TemporaryDirectory directory = new();
        SqliteFile file = new(directory.File("template.db"));
        await SqliteSchema.MigrateAsync(file, CancellationToken.None);
        return await File.ReadAllBytesAsync(file.Path);
    }
}
