// A database behind the ports: SQLite or PostgreSQL.
using System.Data.Common;
using Muster.Storage.Statements;

namespace Muster.Storage.Stores;

/// <summary>Failures of the disk, the server or the connection come out as <see cref="Engine.Ports.StoreUnavailableException"/>, in words for the operator.</summary>
internal abstract class SqlDatabase : IAsyncDisposable
{
    /// <summary>Where the database is, for messages; without a password.</summary>
    public abstract string Place { get; }

    /// <summary>What lets one statement claim rows that no other claims at the same time.</summary>
    public abstract Sql SkipLocked { get; }

    public abstract IAlertDialect Alerts { get; }

    /// <summary>Whether a column contains a text, taken literally.</summary>
    public abstract Sql Contains(Sql column, string text);

    /// <summary>The numbers of the texts with the words, the best first, see <see cref="Schema.FullTextSchema"/>.</summary>
    public abstract Sql FullText(Engine.Ports.FullTextQuery query);

    /// <summary>Takes all out of the index of the texts, whatever state it is in.</summary>
    public abstract Sql EmptyFullText { get; }

    /// <summary>Puts the texts of the rows into the index, as its triggers do.</summary>
    public abstract Sql FillFullText { get; }

    /// <summary>What asks the database's own clock, in milliseconds since 1970; null where it runs in this process and has none.</summary>
    public abstract Sql? Now { get; }

    /// <summary>A query outside of any transaction.</summary>
    public abstract Task<List<T>> QueryAsync<T>(Sql query, Func<DbDataReader, T> read, CancellationToken cancel);

    /// <summary>
    /// Runs <paramref name="work"/> in one transaction; durable when the call answers. What <paramref name="keep"/> says no to is rolled back, and answered all the same.
    /// The work may run twice, when the database asks for it.
    /// </summary>
    public abstract Task<T> TransactAsync<T>(Func<ISqlTransaction, Task<T>> work, Func<T, bool> keep, CancellationToken cancel);

    /// <summary>A transaction that is always kept.</summary>
    public Task<T> TransactAsync<T>(Func<ISqlTransaction, Task<T>> work, CancellationToken cancel) =>
        TransactAsync(work, _ => true, cancel);

    /// <summary>Runs one statement that answers rows, in a transaction of its own.</summary>
    public virtual Task<List<T>> WriteAsync<T>(Sql statement, Func<DbDataReader, T> read, CancellationToken cancel) =>
        TransactAsync(transaction => transaction.QueryAsync(statement, read, cancel), cancel);

    /// <summary>The same for what a loss of power may undo without harm, because it would only be done again: it need not wait for the disk.</summary>
    public virtual Task<List<T>> WriteForNowAsync<T>(Sql statement, Func<DbDataReader, T> read, CancellationToken cancel) =>
        WriteAsync(statement, read, cancel);

    /// <summary>Runs one statement, in a transaction of its own; answers how many rows it hit.</summary>
    public virtual Task<int> WriteAsync(Sql statement, CancellationToken cancel) =>
        TransactAsync(transaction => transaction.ExecuteAsync(statement, cancel), cancel);

    /// <summary>Reads one state of the database, however long it takes and whatever is written meanwhile.</summary>
    public abstract Task<T> SnapshotAsync<T>(Func<ISqlSnapshot, Task<T>> read, CancellationToken cancel);

    public abstract ValueTask DisposeAsync();
}
