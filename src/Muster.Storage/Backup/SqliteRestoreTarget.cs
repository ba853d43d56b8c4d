// Fills a SQLite database from a backup.
using System.Globalization;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Muster.Storage.Sqlite;

namespace Muster.Storage.Backup;

internal sealed class SqliteRestoreTarget : IRestoreTarget
{
    private readonly SqliteConnection _connection;

    private SqliteRestoreTarget(SqliteConnection connection) => _connection = connection;

    public static SqliteRestoreTarget Begin(SqliteFile file)
    {
        SqliteConnection connection = file.OpenToWrite();
        SqliteFile.Execute(connection, "BEGIN IMMEDIATE");
        return new(connection);
    }

    public async Task<bool> HasRowsAsync(string table, CancellationToken cancel)
    {
        await using SqliteCommand command = Command($"SELECT EXISTS (SELECT 1 FROM {table})");
        return await command.ExecuteScalarAsync(cancel) is 1L;
    }

    public async Task<IReadOnlySet<string>> ColumnsAsync(string table, CancellationToken cancel) =>
        (await TypesAsync(table, cancel)).Keys.ToHashSet(StringComparer.Ordinal);

    public async Task ClearAsync(string table, CancellationToken cancel)
    {
        await using SqliteCommand command = Command($"DELETE FROM {table}");
        await command.ExecuteNonQueryAsync(cancel);
    }

    public async Task InsertAsync(string table, IReadOnlyList<string> columns, IReadOnlyList<string> rows, CancellationToken cancel)
    {
        Dictionary<string, string> types = await TypesAsync(table, cancel);
        await using SqliteCommand command = Command(
            $"INSERT INTO {table} ({string.Join(", ", columns)}) VALUES ({string.Join(", ", columns.Select((_, at) => "$" + at))})"
        );
        for (int at = 0; at < columns.Count; at++)
        {
            command.Parameters.Add(new SqliteParameter { ParameterName = "$" + at });
        }

        foreach (string row in rows)
        {
            using JsonDocument document = JsonDocument.Parse(row);
            for (int at = 0; at < columns.Count; at++)
            {
                command.Parameters[at].ResetSqliteType();
                command.Parameters[at].Value = Value(document.RootElement, columns[at], types[columns[at]]);
            }

            await command.ExecuteNonQueryAsync(cancel);
        }
    }

    public Task CommitAsync(CancellationToken cancel)
    {
        SqliteFile.Execute(_connection, "COMMIT");
        return Task.CompletedTask;
    }

    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    private static object Value(JsonElement row, string column, string type) =>
        !row.TryGetProperty(column, out JsonElement value)
            ? DBNull.Value
            : value.ValueKind switch
            {
                JsonValueKind.Number => value.GetInt64(),
                JsonValueKind.String when type == "BLOB" => BackupFile.FromHex(value.GetString()!),
                JsonValueKind.String => value.GetString()!,
                JsonValueKind.Null => DBNull.Value,
                _ => throw new BackupException(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"A row holds {value.ValueKind} in {column}. Nothing was changed; use another backup."
                    )
                ),
            };

    private async Task<Dictionary<string, string>> TypesAsync(string table, CancellationToken cancel)
    {
        await using SqliteCommand command = Command($"SELECT name, type FROM pragma_table_info('{table}')");
        await using SqliteDataReader reader = await command.ExecuteReaderAsync(cancel);
        Dictionary<string, string> types = new(StringComparer.Ordinal);
        while (await reader.ReadAsync(cancel))
        {
            types.Add(reader.GetString(0), reader.GetString(1));
        }

        return types;
    }

    private SqliteCommand Command(string sql)
    {
        SqliteCommand command = _connection.CreateCommand();
#pragma warning disable CA2100 // Names of tables and columns: those of the code, and columns only when the database has them.
        command.CommandText = sql;
#pragma warning restore CA2100
        return command;
    }
}
