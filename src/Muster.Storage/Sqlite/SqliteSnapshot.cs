// One state of the SQLite database, read row by row.
using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Muster.Storage.Statements;
using Muster.Storage.Stores;

namespace Muster.Storage.Sqlite;

internal sealed class SqliteSnapshot(SqliteConnection connection) : ISqlSnapshot
{
    public async IAsyncEnumerable<T> StreamAsync<T>(
        Sql query,
        Func<DbDataReader, T> read,
        [EnumeratorCancellation] CancellationToken cancel
    )
    {
        await using SqliteCommand command = connection.CreateCommand();
#pragma warning disable CA2100 // The text of a statement holds no value: see SqlHandler.
        command.CommandText = query.Text;
#pragma warning restore CA2100
        for (int at = 0; at < query.Arguments.Count; at++)
        {
            command.Parameters.AddWithValue("$" + (at + 1), query.Arguments[at] ?? DBNull.Value);
        }

        await using SqliteDataReader reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
        {
            yield return read(reader);
        }
    }
}
