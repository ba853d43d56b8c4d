// The beats of nodes, and the database's clock.
using Muster.Storage.Statements;

namespace Muster.Storage.Stores;

internal sealed partial class SqlStore
{
    private static readonly TimeSpan BeatsKept = TimeSpan.FromDays(1);

    public Task BeatAsync(string node, string version, DateTimeOffset startedAt, DateTimeOffset now, CancellationToken cancel) =>
        database.TransactAsync(
            transaction =>
                transaction.RunAsync(
                    [
                        new(
                            Sql.Of(
                                $"""
                                INSERT INTO nodes (id, version, started_at, beat_at) VALUES ({node}, {version}, {startedAt}, {now})
                                ON CONFLICT (id) DO UPDATE SET beat_at = excluded.beat_at
                                """
                            )
                        ),
                        new(Sql.Of($"DELETE FROM nodes WHERE beat_at < {now - BeatsKept}")),
                    ],
                    null,
                    row => row.GetInt64(0),
                    cancel
                ),
            cancel
        );

    public async Task<DateTimeOffset?> LastInstantAsync(CancellationToken cancel)
    {
        List<long?> recorded = await database.QueryAsync<long?>(
            Sql.Of(
                $"""
                SELECT max(beat_at) FROM nodes
                UNION ALL SELECT max(at) FROM events WHERE position = (SELECT max(position) FROM events)
                """
            ),
            row => row.IsDBNull(0) ? null : row.GetInt64(0),
            cancel
        );

        // What is no instant at all was not written by Muster: 'muster verify' names it, and a start must not fail by it.
        long max = DateTimeOffset.MaxValue.ToUnixTimeMilliseconds();
        return recorded.Where(at => at > 0 && at <= max).Max() is { } last ? DateTimeOffset.FromUnixTimeMilliseconds(last) : null;
    }

    public Task<DateTimeOffset?> NowAsync(CancellationToken cancel) =>
        database.Now is { } now ? InstantAsync(now, cancel) : Task.FromResult<DateTimeOffset?>(null);
}
