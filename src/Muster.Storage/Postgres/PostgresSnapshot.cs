// One state of the PostgreSQL database, read row by row.
using System.Data.Common;
using System.Runtime.CompilerServices;
using Muster.Storage.Statements;
using Muster.Storage.Stores;
using Npgsql;

namespace Muster.Storage.Postgres;

internal sealed class PostgresSnapshot(NpgsqlConnection connection) : ISqlSnapshot
{
    public async IAsyncEnumerable<T> StreamAsync<T>(
        Sql query,
        Func<DbDataReader, T> read,
        [EnumeratorCancellation] CancellationToken cancel
    )
    {
        await using NpgsqlCommand command = PostgresCommands.Command(connection, query);
        command.CommandTimeout = 0;
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
        {
            yield return read(reader);
        }
    }
}
