// The timers that are set.
using Muster.Engine.Ports;
using Muster.Storage.Statements;

namespace Muster.Storage.Stores;

internal sealed partial class SqlStore
{
    public async Task<IReadOnlyList<TimerEntry>> DueAsync(DateTimeOffset now, int limit, CancellationToken cancel) =>
        await database.QueryAsync(
            Sql.Of($"SELECT {Rows.TimerColumns} FROM timers WHERE due_at <= {now} ORDER BY due_at, id LIMIT {limit}"),
            Rows.Timer,
            cancel
        );

    public Task<DateTimeOffset?> NextDueAsync(CancellationToken cancel) => InstantAsync(Sql.Of($"SELECT min(due_at) FROM timers"), cancel);
}
