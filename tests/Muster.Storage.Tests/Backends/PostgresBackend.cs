// A database on the tests' PostgreSQL server, emptied for each test.
using Microsoft.Extensions.Time.Testing;
using Muster.Storage.Postgres;
using Muster.Storage.Statements;
using Muster.Storage.Stores;

namespace Muster.Storage.Tests.Backends;

public sealed class PostgresBackend(MigratedPostgres server) : Backend
{
    private PostgresDatabase _database = null!;

    public override async ValueTask InitializeAsync()
    {
        string connectionString = await server.NewDatabaseAsync();
        _database = new(PostgresSource.Create(connectionString), PostgresSource.Place(connectionString), _ => { });
    }

    public override async Task<StorePorts> FreshAsync()
    {
        List<string> tables = await _database.QueryAsync(
            Sql.Raw(
                "SELECT tablename::text FROM pg_tables WHERE schemaname = 'public' AND tablename NOT IN ('__EFMigrationsHistory', 'sequences')"
            ),
            row => row.GetString(0),
            CancellationToken.None
        );
        await _database.WriteAsync(Sql.Raw($"TRUNCATE {string.Join(", ", tables)} RESTART IDENTITY CASCADE"), CancellationToken.None);
        await _database.WriteAsync(Sql.Raw("UPDATE sequences SET position = 0, revision = 0"), CancellationToken.None);
        SqlStore store = new(_database, ChainKey, new FakeTimeProvider());
        return new StorePorts(store, store, store, store, store, store);
    }

    public override async ValueTask DisposeAsync()
    {
        await _database.DisposeAsync();
        await base.DisposeAsync();
    }
}
