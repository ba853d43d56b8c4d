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

    public async Task<(CommitResult? Refusal, List<T> Rows)> RunAsync<T>(
        IReadOnlyList<Step> steps,
        Sql? query,
        Func<DbDataReader, T> read,
        CancellationToken cancel
    )
    {
        if (steps.Count == 0 && query is null)
        {
            return (null, []);
        }

        await using NpgsqlBatch batch = new(connection);
        foreach (Step step in steps)
        {
            batch.BatchCommands.Add(PostgresCommands.BatchCommand(step.Sql));
        }

        if (query is not null)
        {
            batch.BatchCommands.Add(PostgresCommands.BatchCommand(query));
        }

        try
        {
            List<T> rows = await ExecuteAsync(batch, query is not null, read, cancel);
            return (
                steps
                    .Where((_, at) => batch.BatchCommands[at].RecordsAffected == 0)
                    .FirstOrDefault(step => step.WhenNone is not null)
                    ?.WhenNone,
                rows
            );
        }
        catch (PostgresException failed) when (PostgresErrors.IsUniqueKey(failed) && Refusal(failed, batch, steps) is { } refusal)
        {
            return (refusal, []);
        }
    }

    public void Reached(IReadOnlyList<StreamHead> heads) => _reached.AddRange(heads);

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

    private static CommitResult? Refusal(PostgresException failed, NpgsqlBatch batch, IReadOnlyList<Step> steps)
    {
        int at = failed.BatchCommand is { } command ? batch.BatchCommands.IndexOf(command) : -1;
        return at >= 0 && at < steps.Count ? steps[at].WhenNone : null;
    }
}
