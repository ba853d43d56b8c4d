// One transaction on PostgreSQL; several statements go to the server in one message.
using System.Data.Common;
using Muster.Engine.Ports;
using Muster.Storage.Statements;
using Muster.Storage.Stores;
using Npgsql;

namespace Muster.Storage.Postgres;

internal sealed class PostgresTransaction(NpgsqlConnection connection) : ISqlTransaction
{
    private readonly List<StreamHead> _reached = [];

    public Sql ForUpdate { get; } = Sql.Raw("FOR UPDATE");

    public IReadOnlyList<StreamHead> ReachedHeads => _reached;

    public async Task<List<T>> QueryAsync<T>(Sql query, Func<DbDataReader, T> read, CancellationToken cancel)
    {
        await using NpgsqlCommand command = PostgresCommands.Command(connection, query);
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancel);
        return await PostgresCommands.ReadAsync(reader, read, cancel);
    }

    public async Task<int> ExecuteAsync(Sql statement, CancellationToken cancel)
    {
        await using NpgsqlCommand command = PostgresCommands.Command(connection, statement);
        return await command.ExecuteNonQueryAsync(cancel);
    }

    public Task<(CommitResult? Refusal, List<T> Rows)> LockAndRunAsync<T>(
        Sql? query,
        IReadOnlyList<Step> steps,
        Func<DbDataReader, T> read,
        CancellationToken cancel
    ) => RunAsync(query, steps, null, read, cancel);

    public Task<(CommitResult? Refusal, List<T> Rows)> RunAsync<T>(
        IReadOnlyList<Step> steps,
        Sql? query,
        Func<DbDataReader, T> read,
        CancellationToken cancel
    ) => RunAsync(null, steps, query, read, cancel);

    public void Reached(IReadOnlyList<StreamHead> heads) => _reached.AddRange(heads);

    /// <summary>One of the two queries at most: its rows are the answer's.</summary>
    private async Task<(CommitResult? Refusal, List<T> Rows)> RunAsync<T>(
        Sql? before,
        IReadOnlyList<Step> steps,
        Sql? after,
        Func<DbDataReader, T> read,
        CancellationToken cancel
    )
    {
        Sql[] all = [.. Given(before), .. steps.Select(step => step.Sql), .. Given(after)];
        if (all.Length == 0)
        {
            return (null, []);
        }

        await using NpgsqlBatch batch = new(connection);
        Array.ForEach(all, sql => batch.BatchCommands.Add(PostgresCommands.BatchCommand(sql)));
        int first = before is null ? 0 : 1;
        try
        {
            List<T> rows = await ExecuteAsync(batch, before is not null || after is not null, read, cancel);
            return (
                steps
                    .Where((_, at) => batch.BatchCommands[first + at].RecordsAffected == 0)
                    .FirstOrDefault(step => step.WhenNone is not null)
                    ?.WhenNone,
                rows
            );
        }
        catch (PostgresException failed) when (PostgresErrors.IsUniqueKey(failed) && Refusal(failed, batch, first, steps) is { } refusal)
        {
            return (refusal, []);
        }

        static IEnumerable<Sql> Given(Sql? query) => query is null ? [] : [query];
    }

    private static async Task<List<T>> ExecuteAsync<T>(
        NpgsqlBatch batch,
        bool hasQuery,
        Func<DbDataReader, T> read,
        CancellationToken cancel
    )
    {
        if (!hasQuery)
        {
            await batch.ExecuteNonQueryAsync(cancel);
            return [];
        }

        await using NpgsqlDataReader reader = await batch.ExecuteReaderAsync(cancel);
        List<T> rows = await PostgresCommands.ReadAsync(reader, read, cancel);
        await reader.NextResultAsync(cancel);
        return rows;
    }

    private static CommitResult? Refusal(PostgresException failed, NpgsqlBatch batch, int first, IReadOnlyList<Step> steps)
    {
        int at = failed.BatchCommand is { } command ? batch.BatchCommands.IndexOf(command) - first : -1;
        return at >= 0 && at < steps.Count ? steps[at].WhenNone : null;
    }
}
