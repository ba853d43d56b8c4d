// A database that remembers what it was asked.
using System.Data.Common;
using Muster.Storage.Statements;
using Muster.Storage.Stores;

namespace Muster.Storage.Tests.Backends;

/// <summary>Passes everything on; closing it leaves the one behind it open.</summary>
internal sealed class HeardDatabase(SqlDatabase inner) : SqlDatabase
{
    private readonly List<Sql> _queries = [];

    public IReadOnlyList<Sql> Queries => _queries;

    public override string Place => inner.Place;

    public override Sql SkipLocked => inner.SkipLocked;

    public override Sql? Now => inner.Now;

    public override IAlertDialect Alerts => inner.Alerts;

    public override Sql Contains(Sql column, string text) => inner.Contains(column, text);

    public override Sql EmptyFullText => inner.EmptyFullText;

    public override Sql FillFullText => inner.FillFullText;

    public override Sql FullText(Engine.Ports.FullTextQuery query) => inner.FullText(query);

    public override Task<List<T>> QueryAsync<T>(Sql query, Func<DbDataReader, T> read, CancellationToken cancel)
    {
        _queries.Add(query);
        return inner.QueryAsync(query, read, cancel);
    }

    public override Task<T> TransactAsync<T>(Func<ISqlTransaction, Task<T>> work, Func<T, bool> keep, CancellationToken cancel) =>
        inner.TransactAsync(work, keep, cancel);

    public override Task<T> SnapshotAsync<T>(Func<ISqlSnapshot, Task<T>> read, CancellationToken cancel) =>
        inner.SnapshotAsync(read, cancel);

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
