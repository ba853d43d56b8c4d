// Changes one byte of one event in the database, as somebody with a hand in it could.
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Muster.Browser.Tests.Stories;

internal static class Tampering
{
    /// <summary>The last letter of the event's data before its closing brace becomes another one; the JSON stays readable.</summary>
    public static async Task ChangeOneByteAsync(string data, string? postgres, string stream, int version)
    {
        await using System.Data.Common.DbConnection connection = postgres is null
            ? new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path.Combine(data, "muster.db") }.ToString())
            : new NpgsqlConnection(postgres);
        await connection.OpenAsync();
        await using System.Data.Common.DbCommand change = connection.CreateCommand();
        change.CommandText = $"UPDATE events SET data = replace(data, 'T', 'U') WHERE stream = '{stream}' AND version = {version}";
        Assert.Equal(1, await change.ExecuteNonQueryAsync());
    }
}
