// What can be said inside one transaction, on either database.
using System.Data.Common;
using Muster.Engine.Ports;
using Muster.Storage.Statements;

namespace Muster.Storage.Stores;

/// <summary>On SQLite every answer is there when the call returns: the writer's thread never waits for another.</summary>
internal interface ISqlTransaction
{
    /// <summary><c>FOR UPDATE</c> where rows are locked one by one; empty where the transaction is the only writer.</summary>
    Sql ForUpdate { get; }

    Task<List<T>> QueryAsync<T>(Sql query, Func<DbDataReader, T> read, CancellationToken cancel);

    /// <summary>Answers how many rows the statement hit.</summary>
    Task<int> ExecuteAsync(Sql statement, CancellationToken cancel);

    /// <summary>
    /// Runs the query and then the steps in order, in one round trip. The first step that finds nothing to do gives its answer; the transaction must
    /// then be rolled back.
    /// </summary>
    Task<(CommitResult? Refusal, List<T> Rows)> LockAndRunAsync<T>(
        Sql? query,
        IReadOnlyList<Step> steps,
        Func<DbDataReader, T> read,
        CancellationToken cancel
    );

    /// <summary>
    /// Runs the steps in order and then the query, in one round trip. The first step that finds nothing to do gives its answer; the transaction must
    /// then be rolled back.
    /// </summary>
    Task<(CommitResult? Refusal, List<T> Rows)> RunAsync<T>(
        IReadOnlyList<Step> steps,
        Sql? query,
        Func<DbDataReader, T> read,
        CancellationToken cancel
    );

    /// <summary>Tells the anchors, after the commit, how far a stream has come.</summary>
    void Reached(IReadOnlyList<StreamHead> heads);
}
