// The one thread that writes: many operations in one transaction, none in the way of another.
using System.Threading.Channels;
using Microsoft.Data.Sqlite;
using Muster.Engine.Ports;
using Muster.Storage.Statements;
using Muster.Storage.Stores;

namespace Muster.Storage.Sqlite;

/// <summary>
/// Group commit: whatever waits when the last transaction has ended goes into the next, so that one flush of the disk carries them all. Nobody hears an answer
/// before the flush, not even that of a conflict, for it too rests on what the group wrote; only a group that needs no disk goes without one. An operation that is alone
/// needs no savepoint: one would have each page that it changes copied first. Versions and hashes are read inside the transaction: another
/// process may have written since the last one.
/// </summary>
internal sealed class SqliteWriter : IAsyncDisposable
{
    private const int QueueMax = 8192;
    private const int GroupMax = 512;
    private const string Begin = "BEGIN IMMEDIATE";

    private readonly SqliteFile _file;
    private readonly SqliteTurn _turn;
    private readonly Action<IReadOnlyList<StreamHead>> _anchor;
    private readonly Action<Exception> _lostFlush;
    private readonly SqliteCheckpoints _checkpoints;
    private readonly Channel<SqliteOperation> _queue = Channel.CreateBounded<SqliteOperation>(
        new BoundedChannelOptions(QueueMax) { SingleReader = true }
    );
    private readonly Thread _thread;
    private readonly List<SqliteOperation> _group = new(GroupMax);
    private readonly List<StreamHead> _reached = [];
    private SqliteSession? _session;

    public SqliteWriter(SqliteFile file, SqliteTurn turn, Action<IReadOnlyList<StreamHead>> anchor, Action<Exception> lostFlush)
    {
        _file = file;
        _turn = turn;
        _anchor = anchor;
        _lostFlush = lostFlush;
        _checkpoints = new(file);
        _thread = new(Loop) { IsBackground = true, Name = "SQLite writer" };
        _thread.Start();
    }

    /// <summary>Asked at <c>begin</c>, <c>commit</c> (before it) and <c>committed</c> (after it); an exception that it answers is thrown there.</summary>
    public Func<string, Exception?>? Fault { get; set; }

    public Task<T> RunAsync<T>(Func<ISqlTransaction, Task<T>> work, Func<T, bool> keep, CancellationToken cancel) =>
        RunAsync(new SqliteOperation<T>(work, keep, needsDisk: true, cancel), cancel);

    /// <summary>What may be undone by a loss of power, though not by the end of the process.</summary>
    public Task<T> RunForNowAsync<T>(Func<ISqlTransaction, Task<T>> work, CancellationToken cancel) =>
        RunAsync(new SqliteOperation<T>(work, _ => true, needsDisk: false, cancel), cancel);

    private async Task<T> RunAsync<T>(SqliteOperation<T> operation, CancellationToken cancel)
    {
        try
        {
            await _queue.Writer.WriteAsync(operation, cancel);
        }
        catch (ChannelClosedException closed)
        {
            throw new StoreUnavailableException("Muster is stopping. Nothing was written; try again in a moment.", closed);
        }

        return await operation.Answered;
    }

    /// <summary>Writes what still waits, then closes the file.</summary>
    public async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        await Task.Run(_thread.Join);
        await _checkpoints.DisposeAsync();
        _session?.Dispose();
    }

    private void Loop()
    {
        while (WaitForWork())
        {
            while (_group.Count < GroupMax && _queue.Reader.TryRead(out SqliteOperation? operation))
            {
                _group.Add(operation);
            }

            if (TryWriteGroup())
            {
                Checkpoint(_session!);
            }

            _group.Clear();
            _reached.Clear();
        }
    }

    private void Checkpoint(SqliteSession session)
    {
        try
        {
            _checkpoints.AfterCommit(session);
        }
        catch (Exception failed) when (failed is SqliteException or IOException or UnauthorizedAccessException)
        {
            // Nothing is lost, the log keeps what it has; but the connection may be left with settings of the checkpoint.
            session.Dispose();
            _session = null;
        }
    }

    private bool WaitForWork()
    {
        ValueTask<bool> waiting = _queue.Reader.WaitToReadAsync();
        return waiting.IsCompleted ? waiting.Result : waiting.AsTask().GetAwaiter().GetResult();
    }

    private bool TryWriteGroup()
    {
        try
        {
            WriteGroup();
            _anchor(_reached);
            foreach (SqliteOperation operation in _group)
            {
                operation.Answer();
            }

            return true;
        }
        catch (Exception failed)
        {
            // Closing the connection rolls back what is open; the next group begins on a new one.
            _session?.Dispose();
            _session = null;
            Exception told = SqliteErrors.Translate(failed, _file.Path);
            foreach (SqliteOperation operation in _group)
            {
                operation.Fail(told);
            }

            if (failed is SqliteException sqlite && SqliteErrors.IsLostFlush(sqlite))
            {
                _lostFlush(told);
            }

            return false;
        }
    }

    private void WriteGroup()
    {
        using SqliteTurn.Taken turn = _turn.Take();
        _session ??= Open();
        ThrowAt("begin");
        bool needsDisk = _group.Exists(operation => operation.NeedsDisk);
        if (!needsDisk)
        {
            _session.Execute("PRAGMA synchronous = NORMAL");
        }

        _session.Execute(Begin);
        if (_group is [SqliteOperation alone])
        {
            WriteAlone(alone, _session);
        }
        else
        {
            WriteAll(_session);
        }

        ThrowAt("commit");
        _session.Execute("COMMIT");
        if (!needsDisk)
        {
            _session.Execute("PRAGMA synchronous = FULL");
        }

        ThrowAt("committed");
    }

    /// <summary>What it may have to take back waits in memory: a file for it, from 64 KiB on, would be written in most commits of a page.</summary>
    private SqliteSession Open()
    {
        SqliteSession session = new(_file.OpenToWrite());
        session.Execute("PRAGMA temp_store = MEMORY");
        return session;
    }

    private void WriteAlone(SqliteOperation operation, SqliteSession session)
    {
        if (!operation.IsCancelled && !IsKept(operation, session))
        {
            session.Execute("ROLLBACK");
            session.Execute(Begin);
        }
    }

    private void WriteAll(SqliteSession session)
    {
        foreach (SqliteOperation operation in _group)
        {
            if (operation.IsCancelled)
            {
                continue;
            }

            session.Execute("SAVEPOINT operation");
            if (!IsKept(operation, session))
            {
                session.Execute("ROLLBACK TO operation");
            }

            session.Execute("RELEASE operation");
        }
    }

    /// <summary>Whether what the operation wrote shall stay.</summary>
    private bool IsKept(SqliteOperation operation, SqliteSession session)
    {
        session.ForgetReached();
        if (operation.Run(session))
        {
            _reached.AddRange(session.ReachedHeads);
            return true;
        }

        // The disk failed one operation: what it would do to the others is not tried out.
        return operation.Failure is SqliteException failed && SqliteErrors.IsOfTheStore(failed) ? throw failed : false;
    }

    private void ThrowAt(string point)
    {
        if (Fault?.Invoke(point) is { } failure)
        {
            throw failure;
        }
    }
}
