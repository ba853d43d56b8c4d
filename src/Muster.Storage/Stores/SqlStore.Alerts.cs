// Alerts and receipts.
using Muster.Core.Alerts;
using Muster.Core.Kernel;
using Muster.Engine.Ports;
using Muster.Storage.Statements;

namespace Muster.Storage.Stores;

internal sealed partial class SqlStore
{
    public Task<IReadOnlyList<Receipt>> RecordAsync(IReadOnlyList<IntakeBatch> group, CancellationToken cancel)
    {
        foreach (IntakeBatch batch in group)
        {
            StorableText.Require(batch);
        }

        return database.TransactAsync(transaction => RecordAsync(group, transaction, cancel), cancel);
    }

    public Task<Receipt?> ReceiptAsync(string id, CancellationToken cancel) =>
        FirstAsync(Sql.Of($"SELECT id, door, key, received_at, lines FROM receipts WHERE id = {id}"), AlertRows.Receipt, cancel);

    public async Task<IReadOnlyList<ChangedAlert>> UnroutedAsync(int limit, CancellationToken cancel) =>
        await database.QueryAsync(
            Sql.Of($"SELECT {AlertRows.StoredColumns} FROM alerts WHERE revision > routed_revision ORDER BY changed_at, id LIMIT {limit}"),
            AlertRows.Changed,
            cancel
        );

    public Task<int> ExpireLeasesAsync(DateTimeOffset now, DateTimeOffset? hearingSince, int limit, CancellationToken cancel) =>
        database.TransactAsync(transaction => ExpireAsync(now, hearingSince, limit, transaction, cancel), cancel);

    public Task<DateTimeOffset?> NextLeaseEndAsync(CancellationToken cancel) =>
        InstantAsync(Sql.Of($"SELECT min(lease_ends_at) FROM alerts WHERE resolved_at IS NULL"), cancel);

    public Task<Alert?> AlertAsync(long id, CancellationToken cancel) =>
        FirstAsync(Sql.Of($"SELECT {AlertRows.AlertColumns} FROM alerts WHERE id = {id}"), AlertRows.Alert, cancel);

    public Task<IReadOnlyList<Alert>> AlertsAsync(IReadOnlyCollection<long> ids, CancellationToken cancel) =>
        NamedAsync(
            ids,
            some =>
                Sql.Of($"SELECT {AlertRows.AlertColumns} FROM alerts WHERE id IN ({Sql.Join(", ", some.Select(id => Sql.Of($"{id}")))})"),
            AlertRows.Alert,
            cancel
        );

    public async Task<IReadOnlyList<Alert>> FiringAsync(int limit, CancellationToken cancel) =>
        await database.QueryAsync(Firing(Sql.Empty, Sql.Raw("ASC"), limit), AlertRows.Alert, cancel);

    public async Task<IReadOnlyList<Alert>> FiringAsync(Func<LabelSet, ServiceId?, bool> wanted, int limit, CancellationToken cancel)
    {
        List<Alert?> firing = await database.QueryAsync(
            Firing(Sql.Empty, Sql.Raw("ASC"), limit),
            row => AlertRows.Alert(row, wanted),
            cancel
        );
        return [.. firing.OfType<Alert>()];
    }

    public Task<Alert?> FiringAsync(Fingerprint fingerprint, CancellationToken cancel) =>
        FirstAsync(
            Sql.Of(
                $"SELECT {AlertRows.AlertColumns} FROM alerts WHERE fingerprint = {AlertRows.Number(fingerprint)} AND resolved_at IS NULL"
            ),
            AlertRows.Alert,
            cancel
        );

    public async Task<IReadOnlyList<Alert>> LatestAsync(bool? firing, long? before, int limit, CancellationToken cancel)
    {
        if (firing == true)
        {
            Sql below = before is { } last ? Sql.Of($"AND +id < {last}") : Sql.Empty;
            return await database.QueryAsync(Firing(below, Sql.Raw("DESC"), limit), AlertRows.Alert, cancel);
        }

        Sql over = firing == false ? Sql.Of($"AND resolved_at IS NOT NULL") : Sql.Empty;
        Sql after = before is { } id ? Sql.Of($"AND id < {id}") : Sql.Empty;
        return await database.QueryAsync(
            Sql.Of($"SELECT {AlertRows.AlertColumns} FROM alerts WHERE 1 = 1 {over} {after} ORDER BY id DESC LIMIT {limit}"),
            AlertRows.Alert,
            cancel
        );
    }

    public async Task<IReadOnlyList<Alert>> OfGroupAsync(AlertGroupId group, int limit, CancellationToken cancel) =>
        await database.QueryAsync(
            Sql.Of(
                $"""
                SELECT {AlertRows.AlertColumns} FROM alerts WHERE group_id = {group.Value}
                ORDER BY resolved_at IS NOT NULL, updated_at DESC, id DESC LIMIT {limit}
                """
            ),
            AlertRows.Alert,
            cancel
        );

    /// <summary>As above, a group's own index should find its few alerts, not the key all of them.</summary>
    public async Task<IReadOnlyList<Alert>> FiringOfGroupAsync(AlertGroupId group, long after, int limit, CancellationToken cancel) =>
        await database.QueryAsync(
            Sql.Of(
                $"""
                SELECT {AlertRows.AlertColumns} FROM alerts WHERE group_id = {group.Value} AND resolved_at IS NULL AND +id > {after}
                ORDER BY +id LIMIT {limit}
                """
            ),
            AlertRows.Alert,
            cancel
        );

    public async Task<(int Firing, int Total)> CountsOfGroupAsync(AlertGroupId group, CancellationToken cancel) =>
        (
            await database.QueryAsync(
                Sql.Of($"SELECT count(*) FILTER (WHERE resolved_at IS NULL), count(*) FROM alerts WHERE group_id = {group.Value}"),
                row => ((int)row.GetInt64(0), (int)row.GetInt64(1)),
                cancel
            )
        )[0];

    public async Task<GroupBeginning> BeginningOfGroupAsync(AlertGroupId group, DateTimeOffset notBefore, CancellationToken cancel) =>
        (
            await database.QueryAsync(
                Sql.Of(
                    $"""
                    SELECT min(starts_at) FILTER (WHERE starts_at >= {notBefore}), min(received_at)
                    FROM alerts WHERE group_id = {group.Value}
                    """
                ),
                row => new GroupBeginning(Rows.OptionalInstant(row, 0), Rows.OptionalInstant(row, 1)),
                cancel
            )
        )[0];

    /// <summary>
    /// The sign before the id keeps the planner from walking through all alerts that ever were, by their key, to find those that fire. Their ids are sorted by themselves:
    /// whole rows would be written aside first.
    /// </summary>
    private static Sql Firing(Sql among, Sql direction, int limit) =>
        Sql.Of(
            $"""
            SELECT {AlertRows.AlertColumns} FROM alerts
            WHERE id IN (SELECT id FROM alerts WHERE resolved_at IS NULL {among} ORDER BY +id {direction} LIMIT {limit}) ORDER BY id {direction}
            """
        );

    private async Task<IReadOnlyList<Receipt>> RecordAsync(
        IReadOnlyList<IntakeBatch> group,
        ISqlTransaction transaction,
        CancellationToken cancel
    )
    {
        Intake intake = new(group);
        long[] further = intake.Know(await transaction.QueryAsync(database.Alerts.Firing(intake.Fingerprints), AlertRows.Stored, cancel));
        if (further.Length > 0)
        {
            intake.Know(await transaction.QueryAsync(database.Alerts.Firing(further), AlertRows.Stored, cancel));
        }

        IReadOnlyList<IReadOnlyList<Func<ReceiptLine>>> lines = intake.Apply();
        if (intake.Opened > 0)
        {
            intake.Number(await transaction.QueryAsync(database.Alerts.NewIds(intake.Opened), row => row.GetInt64(0), cancel));
        }

        IReadOnlyList<Receipt> receipts = intake.Receipts(lines);
        // An episode that ended makes room for the next one of its fingerprint, so changes come before the new ones.
        Step[] steps =
        [
            .. database.Alerts.Change(intake.ToChange),
            .. database.Alerts.Renew(intake.ToRenew),
            .. database.Alerts.Insert(intake.ToInsert),
            .. database.Alerts.Insert(receipts),
        ];
        await transaction.RunAsync(steps, null, row => row.GetInt64(0), cancel);
        return receipts;
    }

    private async Task<int> ExpireAsync(
        DateTimeOffset now,
        DateTimeOffset? hearingSince,
        int limit,
        ISqlTransaction transaction,
        CancellationToken cancel
    )
    {
        // The same rule as AlertLifecycle.Expire, which has the last word: here it only keeps leases that still hold from filling the limit.
        Sql heard = hearingSince is { } since
            ? Sql.Of($"AND (updated_at >= {since} OR {since} + lease_ends_at - updated_at <= {now})")
            : Sql.Empty;
        List<StoredAlert> over = await transaction.QueryAsync(
            Sql.Of(
                $"""
                SELECT {AlertRows.StoredColumns} FROM alerts WHERE resolved_at IS NULL AND lease_ends_at <= {now} {heard}
                ORDER BY lease_ends_at, id LIMIT {limit} {database.SkipLocked}
                """
            ),
            AlertRows.Stored,
            cancel
        );
        StoredAlert[] resolved =
        [
            .. from stored in over
            let outcome = AlertLifecycle.Expire(stored.Alert, now, hearingSince) as AlertOutcome.Resolved
            where outcome is not null
            select new StoredAlert(AlertRevision.Stored(outcome.Alert), stored.Revision + 1, now),
        ];
        await transaction.RunAsync([.. database.Alerts.Change(resolved)], null, row => row.GetInt64(0), cancel);
        return resolved.Length;
    }
}
