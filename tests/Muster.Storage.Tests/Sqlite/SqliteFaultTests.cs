// What is left when the disk fails in the middle of a write: all that was acknowledged, and nothing by halves.
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Time.Testing;
using Muster.Core.Kernel;
using Muster.Engine.Ports;
using Muster.Storage.Sqlite;
using Muster.Storage.Statements;
using Muster.Storage.Stores;
using Muster.Storage.Tests.Backends;
using Muster.Storage.Tests.Contracts;
using SQLitePCL;

namespace Muster.Storage.Tests.Sqlite;

public sealed class SqliteFaultTests : IAsyncLifetime
{
    /// <summary><c>synchronous</c>: FULL and NORMAL.</summary>
    private const long Flushed = 2;
    private const long Unflushed = 1;

    private readonly TemporaryDirectory _directory = new();
    private readonly List<Exception> _lostFlushes = [];
    private string _path = "";
    private SqliteDatabase _database = null!;
    private SqlStore _store = null!;

    private static CancellationToken None => CancellationToken.None;

    public async ValueTask InitializeAsync()
    {
        _path = await SqliteBackend.NewFileAsync(_directory);
        Open();
    }

    public async ValueTask DisposeAsync()
    {
        await _database.DisposeAsync();
        _directory.Dispose();
    }

    [Theory]
    [InlineData("begin")]
    [InlineData("commit")]
    [InlineData("committed")]
    public async Task Whichever_call_fails_no_acknowledged_commit_is_lost_and_nothing_is_half_written(string point)
    {
        HashSet<StreamId> acknowledged = [];
        int attempts = 0;
        for (int nth = 1; nth <= 25; nth++)
        {
            int left = nth;
            _database.Writer.Fault = called => called == point && --left == 0 ? IoError(raw.SQLITE_IOERR_WRITE) : null;
            for (int commit = 0; commit < 8; commit++)
            {
                await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => TryAsync(new("page", $"p{Interlocked.Increment(ref attempts)}"))));
            }
        }

        _database.Writer.Fault = null;
        await ReopenAsync();
        IReadOnlyList<StoredEvent> events = await _store.ReadAllAsync(0, 10_000, None);
        Assert.All(events.GroupBy(one => one.Stream), stream => Assert.Equal([1, 2], stream.Select(one => one.Version)));
        HashSet<StreamId> written = [.. events.Select(one => one.Stream)];
        Assert.Subset(written, acknowledged);
        Assert.True(acknowledged.Count < attempts, "no call failed: the test shows nothing");
        Assert.Equal(written.Count, (await _store.DueAsync(Some.At(9999), 10_000, None)).Count);
        Assert.Equal(written.Count, (await _store.ChangedSinceAsync(0, 10_000, None)).Count);
        Assert.Equal(["ok"], await _database.QueryAsync(Sql.Raw("PRAGMA integrity_check"), row => row.GetString(0), None));

        async Task TryAsync(StreamId stream)
        {
            try
            {
                Assert.IsType<CommitResult.Committed>(
                    await _store.CommitAsync(
                        new()
                        {
                            Appends = [Some.Append(stream, 0, "1", "2")],
                            TimersSet = [Some.Timer(stream.Key)],
                            Views = [Some.View(stream.Key)],
                        },
                        None
                    )
                );
                lock (acknowledged)
                {
                    acknowledged.Add(stream);
                }
            }
            catch (StoreUnavailableException)
            {
                return;
            }
        }
    }

    [Fact]
    public async Task What_was_acknowledged_is_in_the_files_as_they_are_at_that_moment()
    {
        for (int number = 1; number <= 20; number++)
        {
            await _store.CommitAsync(Some.Appends(Some.Append(number - 1, "x")), None);
            string crashed = _directory.File($"crashed-{number}.db");
            File.Copy(_path, crashed);
            File.Copy(_path + "-wal", crashed + "-wal");

            await using SqliteDatabase after = new(crashed, _ => { }, _ => { });
            Assert.Equal(number, await new SqlStore(after, Backend.ChainKey, new FakeTimeProvider()).StreamVersionAsync(Some.Stream, None));
        }
    }

    [Fact]
    public async Task A_full_disk_is_told_and_goes_on_when_there_is_space_again()
    {
        await _store.CommitAsync(Some.Appends(Some.Append(0, "before")), None);
        await _database.WriteAsync(Sql.Raw("PRAGMA max_page_count = 1"), None);

        StoreUnavailableException full = await Assert.ThrowsAsync<StoreUnavailableException>(() =>
            _store.CommitAsync(Some.Appends(Some.Append(1, new string('x', 1_000_000))), None)
        );

        Assert.Contains("the disk is full", full.Message, StringComparison.Ordinal);
        Assert.Equal(1, await _store.StreamVersionAsync(Some.Stream, None));
        Assert.IsType<CommitResult.Committed>(await _store.CommitAsync(Some.Appends(Some.Append(1, new string('x', 1_000_000))), None));
    }

    [Fact]
    public async Task A_read_only_database_is_told()
    {
        await _database.WriteAsync(Sql.Raw("PRAGMA query_only = ON"), None);

        StoreUnavailableException failed = await Assert.ThrowsAsync<StoreUnavailableException>(() =>
            _store.CommitAsync(Some.Appends(Some.Append(0, "x")), None)
        );
        Assert.Contains("is read-only", failed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_damaged_file_is_told()
    {
        await _database.DisposeAsync();
        byte[] bytes = await File.ReadAllBytesAsync(_path);
        bytes.AsSpan(0, 100).Fill(7);
        await File.WriteAllBytesAsync(_path, bytes);
        Open();

        StoreUnavailableException failed = await Assert.ThrowsAsync<StoreUnavailableException>(() => _store.NextDueAsync(None));
        Assert.Contains("is damaged", failed.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<StoreUnavailableException>(() => _store.CommitAsync(Some.Appends(Some.Append(0, "x")), None));
    }

    [Fact]
    public async Task A_lost_flush_is_told_to_the_host()
    {
        _database.Writer.Fault = point => point == "commit" ? IoError(raw.SQLITE_IOERR_FSYNC) : null;

        await Assert.ThrowsAsync<StoreUnavailableException>(() => _store.CommitAsync(Some.Appends(Some.Append(0, "x")), None));

        Assert.Single(_lostFlushes);
    }

    /// <summary>The level that SQLite itself says it flushes with in the transaction that they share; a claim alone may be undone by a loss of power.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_commit_that_shares_its_group_with_a_claim_is_flushed(bool claimComesFirst)
    {
        int groups = 0;
        _database.Writer.Fault = point =>
        {
            groups += point == "begin" ? 1 : 0;
            return null;
        };
        Assert.Equal(Unflushed, await ClaimAsync());
        TaskCompletionSource running = new();
        using ManualResetEventSlim blocked = new();
        Task before = _database.TransactAsync<int>(
            _ =>
            {
                running.SetResult();
                blocked.Wait();
                return Task.FromResult(1);
            },
            None
        );
        await running.Task;
        groups = 0;
        Task<long>[] together = claimComesFirst ? [ClaimAsync(), CommitAsync()] : [CommitAsync(), ClaimAsync()];
        blocked.Set();

        await before;
        long[] levels = await Task.WhenAll(together);
        Assert.Equal([Flushed, Flushed], levels);
        Assert.Equal(1, groups);
        Assert.Equal(Unflushed, await ClaimAsync());
        Assert.Equal(Flushed, await CommitAsync());

        Task<long> ClaimAsync() => _database.Writer.RunForNowAsync(LevelAsync, None);
        Task<long> CommitAsync() => _database.TransactAsync(LevelAsync, None);
    }

    [Fact]
    public async Task An_operation_that_fails_takes_no_other_of_its_group_with_it()
    {
        Task<CommitResult>[] good =
        [
            .. Enumerable
                .Range(0, 50)
                .Select(number => _store.CommitAsync(Some.Appends(Some.Append(new("page", $"p{number}"), 0, "x")), None)),
        ];
        Task bad = _database.TransactAsync<int>(
            async transaction =>
            {
                await transaction.ExecuteAsync(Sql.Raw("DELETE FROM events"), None);
                throw new InvalidOperationException("a defect");
            },
            None
        );
        Task<CommitResult> after = _store.CommitAsync(Some.Appends(Some.Append(0, "x")), None);

        await Assert.ThrowsAsync<InvalidOperationException>(() => bad);
        Assert.All(await Task.WhenAll(good.Append(after)), result => Assert.IsType<CommitResult.Committed>(result));
        Assert.Equal(51, (await _store.ReadAllAsync(0, 100, None)).Count);
    }

    [Fact]
    public async Task An_operation_that_was_cancelled_while_it_waited_is_not_carried_out()
    {
        using CancellationTokenSource cancel = new();
        using ManualResetEventSlim blocked = new();
        Task first = _database.TransactAsync<int>(
            _ =>
            {
                blocked.Wait();
                return Task.FromResult(1);
            },
            None
        );
        Task<CommitResult> waiting = _store.CommitAsync(Some.Appends(Some.Append(0, "x")), cancel.Token);
        await cancel.CancelAsync();
        blocked.Set();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        await first;
        Assert.Equal(0, await _store.StreamVersionAsync(Some.Stream, None));
    }

    [Fact]
    public async Task Stopping_writes_what_still_waits_and_then_refuses()
    {
        Task<CommitResult>[] waiting =
        [
            .. Enumerable
                .Range(0, 200)
                .Select(number => _store.CommitAsync(Some.Appends(Some.Append(new("page", $"p{number}"), 0, "x")), None)),
        ];
        await _database.DisposeAsync();

        Assert.All(await Task.WhenAll(waiting), result => Assert.IsType<CommitResult.Committed>(result));
        await Assert.ThrowsAsync<StoreUnavailableException>(() => _store.CommitAsync(Some.Appends(Some.Append(0, "x")), None));
        Open();
        Assert.Equal(200, (await _store.ReadAllAsync(0, 1000, None)).Count);
    }

    [Fact]
    public async Task Another_process_that_writes_is_waited_for()
    {
        using SqliteConnection other = new SqliteFile(_path).OpenToWrite();
        SqliteFile.Execute(other, "BEGIN IMMEDIATE; INSERT INTO counters (name, value) VALUES ('other', 1)");

        Task<CommitResult> commit = _store.CommitAsync(Some.Appends(Some.Append(0, "x")), None);
        await Task.Delay(300);
        Assert.False(commit.IsCompleted);
        SqliteFile.Execute(other, "COMMIT");

        Assert.IsType<CommitResult.Committed>(await commit);
    }

    [Fact]
    public async Task Another_process_that_does_not_end_its_write_is_told()
    {
        using SqliteConnection other = new SqliteFile(_path).OpenToWrite();
        SqliteFile.Execute(other, "BEGIN IMMEDIATE; INSERT INTO counters (name, value) VALUES ('other', 1)");

        StoreUnavailableException failed = await Assert.ThrowsAsync<StoreUnavailableException>(() =>
            _store.CommitAsync(Some.Appends(Some.Append(0, "x")), None)
        );
        Assert.Contains("was locked by another process for more than 5 s", failed.Message, StringComparison.Ordinal);
        SqliteFile.Execute(other, "ROLLBACK");
        Assert.IsType<CommitResult.Committed>(await _store.CommitAsync(Some.Appends(Some.Append(0, "x")), None));
    }

    [Fact]
    public async Task Two_processes_that_commit_to_one_stream_keep_one_chain()
    {
        await using SqliteDatabase other = new(_path, _ => { }, _ => { });
        SqlStore commandLine = new(other, Backend.ChainKey, new FakeTimeProvider());

        await Task.WhenAll(AppendAsync(_store), AppendAsync(commandLine));

        IReadOnlyList<StoredEvent> events = await _store.ReadStreamAsync(Some.Stream, 0, None);
        Assert.Equal(Enumerable.Range(1, 60), events.Select(one => one.Version));
        string hash = EventChain.Root;
        foreach (StoredEvent one in events)
        {
            hash = EventChain.Next(Backend.ChainKey, hash, one.Stream, one.Version, new(one.Type, one.Data, one.Actor, one.At));
            Assert.Equal(hash, one.Hash);
        }

        static async Task AppendAsync(SqlStore store)
        {
            for (int written = 0; written < 30; )
            {
                int version = await store.StreamVersionAsync(Some.Stream, None);
                written += await store.CommitAsync(Some.Appends(Some.Append(version, "x")), None) is CommitResult.Committed ? 1 : 0;
            }
        }
    }

    [Fact]
    public async Task The_log_of_writes_is_put_back_into_the_file_while_it_grows()
    {
        string large = new('x', 100_000);
        for (int version = 0; version < 600; version++)
        {
            await _store.CommitAsync(Some.Appends(Some.Append(version, large)), None);
        }

        Assert.True(new FileInfo(_path + "-wal").Length < 40_000_000, $"the log has {new FileInfo(_path + "-wal").Length} bytes");
        Assert.Equal(600, await _store.StreamVersionAsync(Some.Stream, None));
    }

    private static async Task<long> LevelAsync(ISqlTransaction transaction) =>
        (await transaction.QueryAsync(Sql.Raw("PRAGMA synchronous"), row => row.GetInt64(0), None))[0];

    private static SqliteException IoError(int extended) => new("disk I/O error", raw.SQLITE_IOERR, extended);

    private void Open()
    {
        _database = new(_path, _ => { }, _lostFlushes.Add);
        _store = new(_database, Backend.ChainKey, new FakeTimeProvider());
    }

    private async Task ReopenAsync()
    {
        await _database.DisposeAsync();
        Open();
    }
}
