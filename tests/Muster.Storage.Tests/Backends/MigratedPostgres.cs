// The PostgreSQL server of the whole run: each test copies a database that has the latest schema already.
using Muster.Peers;
using Muster.Storage.Postgres;
using Npgsql;

[assembly: AssemblyFixture(typeof(Muster.Storage.Tests.Backends.MigratedPostgres))]

namespace Muster.Storage.Tests.Backends;

/// <summary>Started when the first test asks for a database.</summary>
public sealed class MigratedPostgres : IAsyncDisposable
{
    private readonly Lazy<Task<(PostgresServer Server, string Template)>> _started = new(StartAsync);

    /// <summary>A connection string for a new database with the latest schema, or an empty one.</summary>
    public async Task<string> NewDatabaseAsync(bool migrated = true)
    {
        (PostgresServer server, string template) = await _started.Value;
        return migrated ? await server.NewDatabaseAsync(template) : await server.NewDatabaseAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_started.IsValueCreated)
        {
            await (await _started.Value).Server.DisposeAsync();
        }
    }

    private static async Task<(PostgresServer Server, string Template)> StartAsync()
    {
        PostgresServer server = await PostgresServer.StartAsync();
        string connectionString = await server.NewDatabaseAsync();
        string name = new NpgsqlConnectionStringBuilder(connectionString).Database!;
        await using NpgsqlDataSource source = PostgresSource.Create(connectionString);
        await PostgresSchema.MigrateAsync(source, name, CancellationToken.None);
        return (server, name);
    }
}
