// The messages that must leave, and who may send them now.
using Muster.Engine.Ports;
using Muster.Storage.Statements;

namespace Muster.Storage.Stores;

internal sealed partial class SqlStore
{
    public async Task<IReadOnlyList<ClaimedMessage>> ClaimAsync(
        string channel,
        DateTimeOffset now,
        TimeSpan lease,
        string owner,
        int limit,
        CancellationToken cancel
    )
    {
        List<ClaimedMessage> claimed = await database.WriteAsync(
            Sql.Of(
                $"""
                WITH next AS MATERIALIZED (
                    SELECT key FROM outbox WHERE channel = {channel} AND state = 'waiting' AND claimable_at <= {now}
                    ORDER BY created_at, key LIMIT {limit} {database.SkipLocked})
                UPDATE outbox SET attempts = attempts + 1, owner = {owner}, claimable_at = {now + lease} WHERE key IN (SELECT key FROM next)
                RETURNING {Rows.MessageColumns}
                """
            ),
            Rows.Claimed,
            cancel
        );
        return [.. claimed.OrderBy(one => one.Message.CreatedAt).ThenBy(one => one.Message.Key, StringComparer.Ordinal)];
    }

    public Task<DateTimeOffset?> NextClaimableAsync(CancellationToken cancel) =>
        InstantAsync(Sql.Of($"SELECT min(claimable_at) FROM outbox WHERE state = 'waiting'"), cancel);

    public async Task<int> WaitingAsync(CancellationToken cancel) =>
        (int)await NumberAsync(Sql.Of($"SELECT count(*) FROM outbox WHERE state = 'waiting'"), cancel);
}
