// SQLite behind the ports: one writer, many readers.
using System.Data.Common;
using Microsoft.Data.Sqlite;
using Muster.Engine.Ports;
using Muster.Storage.Schema;
using Muster.Storage.Statements;
using Muster.Storage.Stores;

namespace Muster.Storage.Sqlite;

internal sealed class SqliteDatabase : SqlDatabase
{
    private readonly SqliteFile _file;
    private readonly SqliteReaders _readers;

    public SqliteDatabase(string path, Action<IReadOnlyList<StreamHead>> anchor, Action<Exception> lostFlush)
    {
        _file = new(path);
        _readers = new(_file);
        Writer = new(_file, Turn, anchor, lostFlush);
    }

    public SqliteWriter Writer { get; }

    public SqliteTurn Turn { get; } = new();

    public override string Place => _file.Path;

    public override Sql SkipLocked => Sql.Empty;

    public override Sql? Now => null;

    public override IAlertDialect Alerts { get; } = new SqliteAlertDialect();

    public override Sql Contains(Sql column, string text) => Sql.Of($"instr({column}, {text}) > 0");

    public override Sql EmptyFullText { get; } = Sql.Of($"INSERT INTO found (found) VALUES ({"delete-all"})");

    public override Sql FillFullText { get; } =
        Sql.Of(
            $"""
            INSERT INTO found (rowid, words) SELECT CAST(substr(id, 5) AS INTEGER) * 2 + (kind = {FullTextKinds.Review}), search
            FROM views WHERE kind IN ({FullTextKinds.Incident}, {FullTextKinds.Review})
            """
        );

    /// <summary>Each word stands in quotes: nothing in it is an operator.</summary>
    public override Sql FullText(FullTextQuery query)
    {
        string words = string.Join(query.IsAnyEnough ? " OR " : " AND ", query.Words.Select(word => $"\"{word}\""));
        return Sql.Of(
            $"""
            SELECT rowid FROM (SELECT rowid, bm25(found) AS worth FROM found WHERE found MATCH {words} ORDER BY rowid DESC LIMIT {FullTextSchema.LookedAtMax}) AS newest
            ORDER BY worth, rowid DESC LIMIT {query.Limit}
            """
        );
    }

    public override Task<List<T>> QueryAsync<T>(Sql query, Func<DbDataReader, T> read, CancellationToken cancel)
    {
        if (cancel.IsCancellationRequested)
        {
            return Task.FromCanceled<List<T>>(cancel);
        }

        try
        {
            return Task.FromResult(_readers.Read(session => session.Query(query, read)));
        }
        catch (Exception failed)
        {
            return Task.FromException<List<T>>(SqliteErrors.Translate(failed, _file.Path));
        }
    }

    public override async Task<T> TransactAsync<T>(Func<ISqlTransaction, Task<T>> work, Func<T, bool> keep, CancellationToken cancel)
    {
        try
        {
            return await Writer.RunAsync(work, keep, cancel);
        }
        catch (SqliteException failed)
        {
            throw SqliteErrors.Translate(failed, _file.Path);
        }
    }

    public override async Task<List<T>> WriteForNowAsync<T>(Sql statement, Func<DbDataReader, T> read, CancellationToken cancel)
    {
        try
        {
            return await Writer.RunForNowAsync(transaction => transaction.QueryAsync(statement, read, cancel), cancel);
        }
        catch (SqliteException failed)
        {
            throw SqliteErrors.Translate(failed, _file.Path);
        }
    }

    public override async Task<T> SnapshotAsync<T>(Func<ISqlSnapshot, Task<T>> read, CancellationToken cancel)
    {
        try
        {
            await using SqliteConnection connection = _file.OpenToRead();
            // The first read of a deferred transaction fixes what all later ones see.
            SqliteFile.Execute(connection, "BEGIN DEFERRED;");
            return await read(new SqliteSnapshot(connection));
        }
        catch (SqliteException failed)
        {
            throw SqliteErrors.Translate(failed, _file.Path);
        }
    }

    public override async ValueTask DisposeAsync()
    {
        _readers.Dispose();
        using (SqliteConnection ofContexts = new(_file.PooledConnectionString))
        {
            SqliteConnection.ClearPool(ofContexts);
        }

        await Writer.DisposeAsync();
        Turn.Dispose();
    }
}
