// PostgreSQL behind the ports: the rows themselves are where nodes meet.
using System.Data;
using System.Data.Common;
using Muster.Engine.Ports;
using Muster.Storage.Schema;
using Muster.Storage.Statements;
using Muster.Storage.Stores;
using Npgsql;

namespace Muster.Storage.Postgres;

/// <summary>READ COMMITTED with explicit locks and versions; no notification, no advisory lock, so that poolers and distributed PostgreSQL stay possible.</summary>
internal sealed class PostgresDatabase(NpgsqlDataSource source, string place, Action<IReadOnlyList<StreamHead>> anchor) : SqlDatabase
{
    private const int TriesMax = 10;
    private static readonly TimeSpan PauseStep = TimeSpan.FromMilliseconds(3);

    public NpgsqlDataSource Source => source;

    public override string Place => place;

    public override Sql SkipLocked { get; } = Sql.Raw("FOR UPDATE SKIP LOCKED");

    /// <summary>Not <c>now()</c>, which is when the transaction began.</summary>
    public override Sql? Now { get; } = Sql.Raw("SELECT floor(extract(epoch FROM clock_timestamp()) * 1000)::bigint");

    public override IAlertDialect Alerts { get; } = new PostgresAlertDialect();

    public override Sql Contains(Sql column, string text) => Sql.Of($"strpos({column}, {text}) > 0");

    public override Sql EmptyFullText { get; } = Sql.Of($"DELETE FROM found");

    /// <summary>What somebody wrote since the index was emptied is newer, and stays.</summary>
    public override Sql FillFullText { get; } =
        Sql.Of(
            $"""
            INSERT INTO found (id, words) SELECT substr(id, 5)::bigint * 2 + (kind = {FullTextKinds.Review})::int, to_tsvector('english', search)
            FROM views WHERE kind IN ({FullTextKinds.Incident}, {FullTextKinds.Review}) ON CONFLICT (id) DO NOTHING
            """
        );

    /// <summary>Words are letters and digits: nothing in them is an operator.</summary>
    public override Sql FullText(FullTextQuery query)
    {
        string words = string.Join(query.IsAnyEnough ? " | " : " & ", query.Words);
        return Sql.Of(
            $"""
            SELECT id FROM (SELECT id, ts_rank_cd(words, asked, 1) AS worth FROM found, to_tsquery('english', {words}) AS asked WHERE words @@ asked
            ORDER BY id DESC LIMIT {FullTextSchema.LookedAtMax}) AS newest
            ORDER BY worth DESC, id DESC LIMIT {query.Limit}
            """
        );
    }

    public override Task<List<T>> QueryAsync<T>(Sql query, Func<DbDataReader, T> read, CancellationToken cancel) =>
        TryAsync(async () =>
        {
            await using NpgsqlConnection connection = await source.OpenConnectionAsync(cancel);
            return await new PostgresTransaction(connection).QueryAsync(query, read, cancel);
        });

    public override Task<T> TransactAsync<T>(Func<ISqlTransaction, Task<T>> work, Func<T, bool> keep, CancellationToken cancel) =>
        TryAsync(async () =>
        {
            await using NpgsqlConnection connection = await source.OpenConnectionAsync(cancel);
            await using NpgsqlTransaction transaction = await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancel);
            PostgresTransaction open = new(connection);
            T result = await work(open);
            if (keep(result))
            {
                await transaction.CommitAsync(CancellationToken.None);
                anchor(open.ReachedHeads);
            }

            return result;
        });

    /// <summary>One statement is a transaction by itself, and one round trip.</summary>
    public override Task<List<T>> WriteAsync<T>(Sql statement, Func<DbDataReader, T> read, CancellationToken cancel) =>
        QueryAsync(statement, read, cancel);

    public override Task<int> WriteAsync(Sql statement, CancellationToken cancel) =>
        TryAsync(async () =>
        {
            await using NpgsqlConnection connection = await source.OpenConnectionAsync(cancel);
            return await new PostgresTransaction(connection).ExecuteAsync(statement, cancel);
        });

    public override async Task<T> SnapshotAsync<T>(Func<ISqlSnapshot, Task<T>> read, CancellationToken cancel)
    {
        try
        {
            await using NpgsqlConnection connection = await source.OpenConnectionAsync(cancel);
            await using NpgsqlTransaction transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancel);
            await new PostgresTransaction(connection).ExecuteAsync(
                Sql.Raw("SET TRANSACTION READ ONLY; SET LOCAL statement_timeout = 0; SET LOCAL idle_in_transaction_session_timeout = 0"),
                cancel
            );
            return await read(new PostgresSnapshot(connection));
        }
        catch (Exception failed) when (failed is NpgsqlException or System.Net.Sockets.SocketException or TimeoutException)
        {
            throw PostgresErrors.Translate(failed, place);
        }
    }

    public override ValueTask DisposeAsync() => source.DisposeAsync();

    /// <summary>Runs it again when the database asks for it; what else fails comes out in the operator's words.</summary>
    private async Task<T> TryAsync<T>(Func<Task<T>> run)
    {
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                return await run();
            }
            catch (PostgresException failed) when (attempt < TriesMax && PostgresErrors.IsRace(failed))
            {
                // Longer each time, so that those who met do not meet again.
                await Task.Delay(PauseStep * attempt, CancellationToken.None);
            }
            catch (Exception failed) when (failed is DbException or System.Net.Sockets.SocketException or TimeoutException or IOException)
            {
                Exception told = PostgresErrors.Translate(failed, place);
                if (ReferenceEquals(told, failed))
                {
                    throw;
                }

                throw told;
            }
        }
    }
}
