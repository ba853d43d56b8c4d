// All ports on one database.
using Muster.Engine.Ports;
using Muster.Storage.Statements;

namespace Muster.Storage.Stores;

/// <summary>The same statements on both databases; what differs between them is in <see cref="SqlDatabase"/>.</summary>
internal sealed partial class SqlStore(SqlDatabase database, byte[] chainKey, TimeProvider clock)
    : IEventStore,
        ITimerQueue,
        IOutbox,
        IViewStore,
        IFullText,
        IAlertStore,
        IAlertRows,
        INodes
{
    /// <summary>How many rows one statement names: SQLite takes 32,766 parameters, PostgreSQL 65,535.</summary>
    private const int NamedMax = 10_000;

    private async Task<T?> FirstAsync<T>(Sql query, Func<System.Data.Common.DbDataReader, T> read, CancellationToken cancel)
        where T : class => (await database.QueryAsync(query, read, cancel)).FirstOrDefault();

    private async Task<long> NumberAsync(Sql query, CancellationToken cancel) =>
        (await database.QueryAsync(query, row => row.GetInt64(0), cancel)).FirstOrDefault();

    private async Task<DateTimeOffset?> InstantAsync(Sql query, CancellationToken cancel) =>
        (await database.QueryAsync(query, row => Rows.OptionalInstant(row, 0), cancel)).FirstOrDefault();

    /// <summary>The rows of all keys, each once, in no order.</summary>
    private async Task<IReadOnlyList<T>> NamedAsync<TKey, T>(
        IReadOnlyCollection<TKey> keys,
        Func<TKey[], Sql> query,
        Func<System.Data.Common.DbDataReader, T> read,
        CancellationToken cancel
    )
    {
        List<T> found = [];
        foreach (TKey[] some in keys.Distinct().Chunk(NamedMax))
        {
            found.AddRange(await database.QueryAsync(query(some), read, cancel));
        }

        return found;
    }
}
