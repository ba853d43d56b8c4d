// Turns statements into commands of Npgsql.
using System.Data.Common;
using Muster.Storage.Statements;
using Npgsql;

namespace Muster.Storage.Postgres;

internal static class PostgresCommands
{
    public static NpgsqlCommand Command(NpgsqlConnection connection, Sql statement)
    {
#pragma warning disable CA2100 // The text of a statement holds no value: see SqlHandler.
        NpgsqlCommand command = new(statement.Text, connection);
#pragma warning restore CA2100
        AddArguments(command.Parameters, statement);
        return command;
    }

    public static NpgsqlBatchCommand BatchCommand(Sql statement)
    {
        NpgsqlBatchCommand command = new(statement.Text);
        AddArguments(command.Parameters, statement);
        return command;
    }

    public static async Task<List<T>> ReadAsync<T>(NpgsqlDataReader reader, Func<DbDataReader, T> read, CancellationToken cancel)
    {
        List<T> rows = [];
        while (await reader.ReadAsync(cancel))
        {
            rows.Add(read(reader));
        }

        return rows;
    }

    private static void AddArguments(NpgsqlParameterCollection parameters, Sql statement)
    {
        foreach (object? argument in statement.Arguments)
        {
            parameters.Add(new NpgsqlParameter { Value = argument ?? DBNull.Value });
        }
    }
}
