// The rows of alerts behind the intake log.
using System.Data.Common;
using Muster.Core.Alerts;
using Muster.Engine.Ports;
using Muster.Storage.Statements;

namespace Muster.Storage.Stores;

internal sealed partial class SqlStore
{
    private const string? NoText = null;
    private const long NoNumber = 0;

    private static readonly Sql RowColumns = Sql.Raw(
        "id, fingerprint, door, key, labels, annotations, generator_url, starts_at, updated_at, lease_ends_at, received_at, resolved_by, revision, changed_at, signals"
    );

    /// <summary>Where an alert is routed is the router's business and stays as it is.</summary>
    private static readonly Sql Begin = Sql.Of(
        $"""
        INSERT INTO alerts (id, fingerprint, door, key, labels, annotations, generator_url, starts_at, updated_at, lease_ends_at, received_at,
        resolved_at, resolved_because, resolved_by, revision, changed_at, signals, receipt, routed_revision)
        VALUES ({NoNumber}, {NoNumber}, {NoText}, {NoText}, {NoText}, {NoText}, nullif({NoText}, ''), {NoNumber}, {NoNumber}, {NoNumber}, {NoNumber},
        {NoNumber}, {NoText}, {NoText}, {NoNumber}, {NoNumber}, {NoNumber}, {NoText}, 0)
        ON CONFLICT (id) DO UPDATE SET labels = excluded.labels, annotations = excluded.annotations, generator_url = excluded.generator_url,
        starts_at = excluded.starts_at, updated_at = excluded.updated_at, lease_ends_at = excluded.lease_ends_at, resolved_at = excluded.resolved_at,
        resolved_because = excluded.resolved_because, resolved_by = excluded.resolved_by, revision = excluded.revision, changed_at = excluded.changed_at,
        signals = excluded.signals
        """
    );

    private static readonly Sql Change = Sql.Of(
        $"""
        UPDATE alerts SET labels = coalesce({NoText}, labels), annotations = coalesce({NoText}, annotations),
        generator_url = nullif(coalesce({NoText}, generator_url), ''), starts_at = {NoNumber}, updated_at = {NoNumber}, lease_ends_at = {NoNumber},
        resolved_at = {NoNumber}, resolved_because = {NoText}, resolved_by = {NoText}, revision = {NoNumber}, changed_at = {NoNumber}, signals = {NoNumber}
        WHERE id = {NoNumber}
        """
    );

    private static readonly Sql MoveLease = Sql.Of(
        $"UPDATE alerts SET updated_at = {NoNumber}, lease_ends_at = {NoNumber}, signals = {NoNumber} WHERE id = {NoNumber} AND resolved_at IS NULL"
    );

    public Task<long> LastIdAsync(CancellationToken cancel) => NumberAsync(Sql.Of($"SELECT coalesce(max(id), 0) FROM alerts"), cancel);

    /// <summary>By fingerprint, which has an index of those that fire alone: their number decides how long it takes, not that of all that ever were.</summary>
    public async Task<IReadOnlyList<AlertRow>> FiringRowsAsync(Fingerprint? after, int limit, CancellationToken cancel)
    {
        Sql behind = after is { } last ? Sql.Of($"AND fingerprint > {AlertRows.Number(last)}") : Sql.Empty;
        return await database.QueryAsync(
            Sql.Of($"SELECT {RowColumns} FROM alerts WHERE resolved_at IS NULL {behind} ORDER BY fingerprint LIMIT {limit}"),
            Row,
            cancel
        );
    }

    public async Task SaveAsync(IReadOnlyList<AlertRow> rows, CancellationToken cancel)
    {
        // An episode that ended makes room for the next one of its fingerprint.
        Step[] steps =
        [
            .. rows.Where(row => !row.IsNew).Select(row => new Step(row.IsLeaseOnly ? LeaseOf(row) : ChangeOf(row))),
            .. rows.Where(row => row.IsNew).OrderBy(row => row.Id).Select(row => new Step(BeginOf(row))),
        ];
        await database.TransactAsync(
            async transaction =>
            {
                await transaction.RunAsync(steps, null, row => row.GetInt64(0), cancel);
                return true;
            },
            cancel
        );
    }

    public async Task<int> UnroutedCountAsync(int most, CancellationToken cancel) =>
        (int)
            await NumberAsync(
                Sql.Of($"SELECT count(*) FROM (SELECT 1 FROM alerts WHERE revision > routed_revision LIMIT {most}) AS some"),
                cancel
            );

    private static Sql BeginOf(AlertRow row) =>
        Begin.With(
            row.Id,
            AlertRows.Number(row.Fingerprint),
            row.Door,
            row.Key,
            row.Labels,
            row.Annotations,
            row.GeneratorUrl,
            row.Times.StartsAt,
            row.Times.UpdatedAt,
            row.Times.LeaseEndsAt,
            row.ReceivedAt,
            ResolvedAt(row),
            row.ResolvedBecause,
            row.ResolvedBy,
            row.Revision,
            row.ChangedAt,
            row.Signals,
            row.Receipt
        );

    private static Sql ChangeOf(AlertRow row) =>
        Change.With(
            row.Labels,
            row.Annotations,
            row.GeneratorUrl,
            row.Times.StartsAt,
            row.Times.UpdatedAt,
            row.Times.LeaseEndsAt,
            ResolvedAt(row),
            row.ResolvedBecause,
            row.ResolvedBy,
            row.Revision,
            row.ChangedAt,
            row.Signals,
            row.Id
        );

    private static Sql LeaseOf(AlertRow row) => MoveLease.With(row.Times.UpdatedAt, row.Times.LeaseEndsAt, row.Signals, row.Id);

    private static long? ResolvedAt(AlertRow row) => row.ResolvedAt == SignalTimes.None ? null : row.ResolvedAt;

    private static AlertRow Row(DbDataReader row) =>
        new(
            row.GetInt64(0),
            new Fingerprint(unchecked((ulong)row.GetInt64(1))),
            row.GetString(2),
            row.GetString(3),
            row.GetString(4),
            row.GetString(5),
            Rows.OptionalText(row, 6) ?? "",
            new(row.GetInt64(7), row.GetInt64(8), row.GetInt64(9)),
            row.GetInt64(10),
            SignalTimes.None,
            Rows.OptionalText(row, 11),
            row.GetInt32(12),
            row.GetInt64(13),
            row.GetInt64(14),
            Receipt: null,
            IsNew: false,
            IsLeaseOnly: false
        );
}
