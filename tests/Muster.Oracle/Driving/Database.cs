// Looks into the database of a station, beside the server.
using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Muster.Oracle.Driving;

/// <param name="data">The data directory.</param>
/// <param name="postgres">A connection string; null: SQLite.</param>
public sealed class Database(string data, string? postgres)
{
    /// <summary>The texts of the first column, in the order of the query.</summary>
    public async Task<IReadOnlyList<string>> TextsAsync(string sql)
    {
        await using DbConnection connection = postgres is null
            ? new SqliteConnection(
                new SqliteConnectionStringBuilder { DataSource = Path.Combine(data, "muster.db"), Pooling = false }.ToString()
            )
            : new NpgsqlConnection(postgres + ";Pooling=false");
        await connection.OpenAsync();
        await using DbCommand command = connection.CreateCommand();
        command.CommandText = sql;
        await using DbDataReader reader = await command.ExecuteReaderAsync();
        List<string> texts = [];
        while (await reader.ReadAsync())
        {
            texts.Add(Convert.ToString(reader.GetValue(0), CultureInfo.InvariantCulture) ?? "");
        }

        return texts;
    }

    /// <summary>How many attempts have been recorded as sent.</summary>
    public async Task<int> SentAsync() => (await TextsAsync("SELECT key FROM outbox WHERE state = 'sent'")).Count;
}
