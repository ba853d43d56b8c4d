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
        ClaimLimits limits,
        CancellationToken cancel
    )
    {
        Sql notBusy = limits.Busy.IsEmpty ? Sql.Empty : Sql.Of($"AND address NOT IN ({Sql.List(limits.Busy)})");
        // A claim that a loss of power takes back is one that nobody holds: the message is free again at once.
        List<ClaimedMessage> claimed = await database.WriteForNowAsync(
            Sql.Of(
                $"""
                WITH oldest AS MATERIALIZED (
                    SELECT key, address, created_at FROM outbox
                    WHERE channel = {channel} AND state = 'waiting' AND claimable_at <= {now} {notBusy}
                    ORDER BY created_at, key LIMIT {ClaimLimits.LookedAt}),
                placed AS (SELECT key, row_number() OVER (PARTITION BY address ORDER BY created_at, key) AS place FROM oldest),
                next AS MATERIALIZED (
                    SELECT key FROM outbox
                    WHERE key IN (SELECT key FROM placed WHERE place <= {limits.PerAddress}) AND state = 'waiting' AND claimable_at <= {now}
                    ORDER BY created_at, key LIMIT {limits.Messages} {database.SkipLocked})
                UPDATE outbox SET attempts = attempts + 1, owner = {owner}, claimable_at = {now + lease} WHERE key IN (SELECT key FROM next)
                RETURNING {Rows.MessageColumns}
                """
            ),
            Rows.Claimed,
            cancel
        );
        return [.. claimed.OrderBy(one => one.Message.CreatedAt).ThenBy(one => one.Message.Key, StringComparer.Ordinal)];
    }

    public Task<DateTimeOffset?> NextClaimableAsync(string? channel, CancellationToken cancel)
    {
        Sql ofChannel = channel is null ? Sql.Empty : Sql.Of($"AND channel = {channel}");
        return InstantAsync(Sql.Of($"SELECT min(claimable_at) FROM outbox WHERE state = 'waiting' {ofChannel}"), cancel);
    }

    public async Task<IReadOnlyList<OutboxWait>> WaitsAsync(string subject, CancellationToken cancel) =>
        await database.QueryAsync(
            Sql.Of($"SELECT key, claimable_at, owner FROM outbox WHERE subject = {subject} AND state = 'waiting'"),
            row => new OutboxWait(row.GetString(0), Rows.Instant(row, 1), Rows.OptionalText(row, 2) is not null),
            cancel
        );

    public async Task<int> WaitingAsync(CancellationToken cancel) =>
        (int)await NumberAsync(Sql.Of($"SELECT count(*) FROM outbox WHERE state = 'waiting'"), cancel);
}
