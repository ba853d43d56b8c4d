// That commits wait for one another in one order, and never in a circle.
using Microsoft.Extensions.Time.Testing;
using Muster.Core.Kernel;
using Muster.Engine.Ports;
using Muster.Storage.Postgres;
using Muster.Storage.Statements;
using Muster.Storage.Stores;
using Muster.Storage.Tests.Backends;
using Muster.Storage.Tests.Contracts;

namespace Muster.Storage.Tests.Postgres;

/// <summary>A deadlock costs a second before PostgreSQL sees it: that is a second in which a phone rings for a page that was answered.</summary>
public sealed class PostgresLockTests(MigratedPostgres server) : IAsyncLifetime
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);
    private PostgresDatabase _database = null!;
    private SqlStore _store = null!;

    private static CancellationToken None => CancellationToken.None;

    public async ValueTask InitializeAsync()
    {
        string connectionString = await server.NewDatabaseAsync();
        _database = new(PostgresSource.Create(connectionString), PostgresSource.Place(connectionString), _ => { });
        _store = new(_database, Backend.ChainKey, new FakeTimeProvider());
    }

    public async ValueTask DisposeAsync() => await _database.DisposeAsync();

    [Fact]
    public async Task An_acknowledgement_that_came_first_is_not_held_up_by_the_delivery_that_completes_behind_it()
    {
        StreamId page = await PagedAsync(0);
        Task<CommitResult> acknowledged = null!;
        Task<CommitResult> completed = null!;
        await _database.TransactAsync(
            async held =>
            {
                await held.QueryAsync(Sql.Of($"SELECT 1 FROM stream_heads WHERE stream = {page.ToString()} FOR UPDATE"), _ => 0, None);
                acknowledged = _store.CommitAsync(Acknowledges(page, 1), None);
                await WaitForLocksAsync(1);
                completed = _store.CommitAsync(Completes(page, 1), None);
                await WaitForLocksAsync(2);
                return 0;
            },
            None
        );

        Assert.IsType<CommitResult.Committed>(await acknowledged);
        Assert.IsType<CommitResult.Conflict>(await completed);
        Assert.Equal(0, await DeadlocksAsync());
    }

    [Fact]
    public async Task Many_acknowledgements_and_deliveries_at_once_never_wait_in_a_circle()
    {
        StreamId[] pages = await Task.WhenAll(Enumerable.Range(0, 60).Select(PagedAsync));

        await Task.WhenAll(
            pages.SelectMany(page =>
                new[] { Task.Run(() => UntilWrittenAsync(page, Acknowledges)), Task.Run(() => UntilWrittenAsync(page, Completes)) }
            )
        );

        Assert.Equal(0, await DeadlocksAsync());
        Assert.All(pages, page => Assert.Equal(3, _store.StreamVersionAsync(page, None).GetAwaiter().GetResult()));
    }

    /// <summary>A page with a message that is being sent, one that waits, and the timer of its next step.</summary>
    private async Task<StreamId> PagedAsync(int number)
    {
        StreamId page = new("page", $"p{number}");
        Commit paged = new()
        {
            Appends = [Some.Append(page, 0, "started")],
            TimersSet = [Some.Timer(page.Key)],
            Outbox =
            [
                Some.Message(page.Key + "-sending", channel: page.Key, subject: page.ToString()),
                Some.Message(page.Key + "-waiting", 1000, subject: page.ToString()),
            ],
        };
        Assert.IsType<CommitResult.Committed>(await _store.CommitAsync(paged, None));
        Assert.Single(await _store.ClaimAsync(page.Key, Some.Now, Lease, "node", new ClaimLimits(1, 1, []), None));
        return page;
    }

    private static Commit Acknowledges(StreamId page, int version) =>
        new()
        {
            Appends = [Some.Append(page, version, "acknowledged")],
            TimersCancelled = [page.Key],
            OutboxDropped = [page.ToString()],
        };

    private static Commit Completes(StreamId page, int version) =>
        new()
        {
            Appends = [Some.Append(page, version, "delivered")],
            OutboxCompleted = new OutboxCompletion.Sent(page.Key + "-sending", 1, Some.Now, null),
        };

    private async Task UntilWrittenAsync(StreamId page, Func<StreamId, int, Commit> commit)
    {
        int version;
        do
        {
            version = await _store.StreamVersionAsync(page, None);
        } while (await _store.CommitAsync(commit(page, version), None) is not CommitResult.Committed);
    }

    private async Task WaitForLocksAsync(int waiting)
    {
        Sql query = Sql.Raw("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'");
        while ((await _database.QueryAsync(query, row => row.GetInt64(0), None))[0] < waiting)
        {
            await Task.Delay(5, TestContext.Current.CancellationToken);
        }
    }

    private async Task<long> DeadlocksAsync() =>
        (
            await _database.QueryAsync(
                Sql.Raw("SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()"),
                row => row.GetInt64(0),
                None
            )
        )[0];
}
