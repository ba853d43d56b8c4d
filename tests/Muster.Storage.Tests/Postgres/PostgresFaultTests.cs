// What callers hear when the PostgreSQL server goes away, and that they get on when it is back.
using Microsoft.Extensions.Time.Testing;
using Muster.Engine.Ports;
using Muster.Peers;
using Muster.Storage.Postgres;
using Muster.Storage.Statements;
using Muster.Storage.Stores;
using Muster.Storage.Tests.Backends;
using Muster.Storage.Tests.Contracts;
using Npgsql;

namespace Muster.Storage.Tests.Postgres;

public sealed class PostgresFaultTests(MigratedPostgres server)
{
    private static CancellationToken None => CancellationToken.None;

    [Fact]
    public async Task A_connection_that_is_cut_is_told_and_the_next_call_gets_a_new_one()
    {
        string connectionString = await server.NewDatabaseAsync();
        await using PostgresDatabase database = Open(connectionString);
        SqlStore store = new(database, Backend.ChainKey, new FakeTimeProvider());
        await store.CommitAsync(Some.Appends(Some.Append(0, "1")), None);

        StoreUnavailableException cut = await Assert.ThrowsAsync<StoreUnavailableException>(() =>
            database.TransactAsync(
                async transaction =>
                {
                    await transaction.ExecuteAsync(Sql.Raw("DELETE FROM events"), None);
                    return await transaction.ExecuteAsync(Sql.Raw("SELECT pg_terminate_backend(pg_backend_pid())"), None);
                },
                None
            )
        );

        Assert.Contains("try", cut.Message, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(1, await store.StreamVersionAsync(Some.Stream, None));
        Assert.Single(await store.ReadAllAsync(0, 10, None));
    }

    [Fact]
    public async Task A_server_that_stops_is_told_and_nothing_acknowledged_is_lost_when_it_is_back()
    {
        await using PostgresServer own = await PostgresServer.StartAsync();
        string connectionString = await own.NewDatabaseAsync();
        await using (NpgsqlDataSource source = PostgresSource.Create(connectionString))
        {
            await PostgresSchema.MigrateAsync(source, "own", None);
        }

        await using PostgresDatabase database = Open(connectionString);
        SqlStore store = new(database, Backend.ChainKey, new FakeTimeProvider());
        int acknowledged = 0;
        for (int round = 0; round < 2; round++)
        {
            Assert.IsType<CommitResult.Committed>(await store.CommitAsync(Some.Appends(Some.Append(acknowledged, "x")), None));
            acknowledged++;
            await own.CrashAsync();
            StoreUnavailableException down = await Assert.ThrowsAsync<StoreUnavailableException>(() =>
                store.CommitAsync(Some.Appends(Some.Append(acknowledged, "x")), None)
            );
            Assert.Contains("a running server keeps trying", down.Message, StringComparison.Ordinal);
            await Assert.ThrowsAsync<StoreUnavailableException>(() => store.NextDueAsync(None));
            await own.RunAsync();
            Assert.Equal(acknowledged, await UntilItAnswersAsync(() => store.StreamVersionAsync(Some.Stream, None)));
        }
    }

    [Fact]
    public async Task A_statement_that_takes_too_long_ends_and_is_told()
    {
        await using PostgresDatabase database = Open(await server.NewDatabaseAsync() + ";Options=-c statement_timeout=200ms");

        StoreUnavailableException slow = await Assert.ThrowsAsync<StoreUnavailableException>(() =>
            database.WriteAsync(Sql.Raw("SELECT pg_sleep(5)"), None)
        );
        Assert.Contains("took too long", slow.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_defect_of_a_statement_is_no_fault_of_the_store()
    {
        await using PostgresDatabase database = Open(await server.NewDatabaseAsync());

        await Assert.ThrowsAsync<PostgresException>(() => database.WriteAsync(Sql.Raw("SELECT nonsense"), None));
    }

    [Fact]
    public async Task Connections_have_the_time_outs_of_a_pager_unless_they_are_given()
    {
        string plain = PostgresSource.WithDefaults("Host=db;Username=muster");
        NpgsqlConnectionStringBuilder with = new(plain);
        Assert.Equal((1, 3, 5), (with.HostRecheckSeconds, with.Timeout, with.CommandTimeout));
        NpgsqlConnectionStringBuilder given = new(
            PostgresSource.WithDefaults("Host=db;Timeout=9;CommandTimeout=8;Host Recheck Seconds=7;Options=-c work_mem=1MB")
        );
        Assert.Equal((7, 9, 8, "-c work_mem=1MB"), (given.HostRecheckSeconds, given.Timeout, given.CommandTimeout, given.Options));

        await using PostgresDatabase database = Open(await server.NewDatabaseAsync());
        foreach (string setting in new[] { "statement_timeout", "idle_in_transaction_session_timeout" })
        {
            Assert.Equal(["5s"], await database.QueryAsync(Sql.Raw($"SHOW {setting}"), row => row.GetString(0), None));
        }
    }

    [Fact]
    public async Task Several_hosts_are_one_database_of_which_the_primary_is_meant()
    {
        string connectionString = (await server.NewDatabaseAsync()).Replace(
            "Host=127.0.0.1;Port=",
            "Host=127.0.0.1:1,127.0.0.1:",
            StringComparison.Ordinal
        );
        await using PostgresDatabase database = Open(connectionString);

        Assert.Equal(0, await new SqlStore(database, Backend.ChainKey, new FakeTimeProvider()).StreamVersionAsync(Some.Stream, None));
    }

    private static PostgresDatabase Open(string connectionString) =>
        new(PostgresSource.Create(connectionString), PostgresSource.Place(connectionString), _ => { });

    private static async Task<T> UntilItAnswersAsync<T>(Func<Task<T>> ask)
    {
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                return await ask();
            }
            catch (StoreUnavailableException) when (attempt < 50)
            {
                await Task.Delay(100);
            }
        }
    }
}
