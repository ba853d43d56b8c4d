// Fills a PostgreSQL database from a backup.
using Npgsql;

namespace Muster.Storage.Backup;

internal sealed class PostgresRestoreTarget : IRestoreTarget
{
    private readonly NpgsqlConnection _connection;
    private readonly NpgsqlTransaction _transaction;

    private PostgresRestoreTarget(NpgsqlConnection connection, NpgsqlTransaction transaction) =>
        (_connection, _transaction) = (connection, transaction);

    public static async Task<PostgresRestoreTarget> BeginAsync(NpgsqlDataSource source, CancellationToken cancel)
    {
        NpgsqlConnection connection = await source.OpenConnectionAsync(cancel);
        PostgresRestoreTarget target = new(connection, await connection.BeginTransactionAsync(cancel));
        await using NpgsqlCommand command = target.Command(
            "SET LOCAL statement_timeout = 0; SET LOCAL idle_in_transaction_session_timeout = 0"
        );
        await command.ExecuteNonQueryAsync(cancel);
        return target;
    }

    public async Task<bool> HasRowsAsync(string table, CancellationToken cancel)
    {
        await using NpgsqlCommand command = Command($"SELECT EXISTS (SELECT 1 FROM {table})");
        return await command.ExecuteScalarAsync(cancel) is true;
    }

    public async Task<IReadOnlySet<string>> ColumnsAsync(string table, CancellationToken cancel) =>
        (await TypesAsync(table, cancel)).Keys.ToHashSet(StringComparer.Ordinal);

    public async Task ClearAsync(string table, CancellationToken cancel)
    {
        await using NpgsqlCommand command = Command($"DELETE FROM {table}");
        await command.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>PostgreSQL reads the JSON itself and gives each value the type of its column; only JSON in a column of JSON must be unwrapped first.</summary>
    public async Task InsertAsync(string table, IReadOnlyList<string> columns, IReadOnlyList<string> rows, CancellationToken cancel)
    {
        Dictionary<string, string> types = await TypesAsync(table, cancel);
        IEnumerable<string> values = columns.Select(column => types[column] == "jsonb" ? $"({column} #>> '{{}}')::jsonb" : column);
        await using NpgsqlCommand command = Command(
            $"INSERT INTO {table} ({string.Join(", ", columns)}) SELECT {string.Join(", ", values)} FROM jsonb_populate_recordset(NULL::{table}, $1::jsonb)"
        );
        command.Parameters.Add(new NpgsqlParameter { Value = "[" + string.Join(',', rows) + "]" });
        await command.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>The numbers that the database gives by itself go on after the ones that were restored.</summary>
    public async Task CommitAsync(CancellationToken cancel)
    {
        foreach (string table in new[] { "alerts", "account_claims", "role_claims", "data_protection_keys" })
        {
            await using NpgsqlCommand command = Command(
                $"SELECT setval(pg_get_serial_sequence('{table}', 'id'), coalesce(max(id), 1), max(id) IS NOT NULL) FROM {table}"
            );
            await command.ExecuteNonQueryAsync(cancel);
        }

        await _transaction.CommitAsync(cancel);
    }

    public async ValueTask DisposeAsync()
    {
        await _transaction.DisposeAsync();
        await _connection.DisposeAsync();
    }

    private async Task<Dictionary<string, string>> TypesAsync(string table, CancellationToken cancel)
    {
        await using NpgsqlCommand command = Command(
            "SELECT attname::text, format_type(atttypid, NULL) FROM pg_attribute WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped"
        );
        command.Parameters.Add(new NpgsqlParameter { Value = table });
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancel);
        Dictionary<string, string> types = new(StringComparer.Ordinal);
        while (await reader.ReadAsync(cancel))
        {
            types.Add(reader.GetString(0), reader.GetString(1));
        }

        return types;
    }

    private NpgsqlCommand Command(string sql)
    {
#pragma warning disable CA2100 // Names of tables and columns: those of the code, and columns only when the database has them.
        return new(sql, _connection, _transaction) { CommandTimeout = 0 };
#pragma warning restore CA2100
    }
}
