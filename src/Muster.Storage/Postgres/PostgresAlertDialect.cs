// Many alerts at once on PostgreSQL: one statement over arrays.
using Muster.Core.Alerts;
using Muster.Engine.Ports;
using Muster.Storage.Statements;
using Muster.Storage.Stores;

namespace Muster.Storage.Postgres;

/// <summary>Statements that insert or change do so in one order everywhere, so that two of them wait for each other and never in a circle.</summary>
internal sealed class PostgresAlertDialect : IAlertDialect
{
    private const int SpareIds = 10_000;

    public Sql Firing(long[] fingerprints) =>
        Sql.Of(
            $"SELECT {AlertRows.StoredColumns} FROM alerts WHERE fingerprint = ANY({fingerprints}) AND resolved_at IS NULL ORDER BY id FOR UPDATE"
        );

    public Sql NewIds(int count) => Sql.Of($"SELECT nextval(pg_get_serial_sequence('alerts', 'id')) FROM generate_series(1, {count})");

    /// <summary>With some to spare: a node may take ids between the look at the sequence and its leap.</summary>
    public Sql? CountFrom(long id) =>
        Sql.Of(
            $"""
            SELECT setval(pg_get_serial_sequence('alerts', 'id'), {id + SpareIds})
            WHERE coalesce(pg_sequence_last_value(pg_get_serial_sequence('alerts', 'id')::regclass), 0) < {id}
            """
        );

    public IEnumerable<Step> Insert(IReadOnlyList<StoredAlert> alerts)
    {
        if (alerts.Count > 0)
        {
            StoredAlert[] rows = [.. alerts.OrderBy(row => AlertRows.Number(row.Alert.Fingerprint))];
            yield return new(
                Sql.Of(
                    $"""
                    INSERT INTO alerts (id, fingerprint, door, key, labels, annotations, generator_url, starts_at, received_at, updated_at, lease_ends_at,
                    resolved_at, resolved_because, resolved_by, revision, routed_revision, changed_at, signals, receipt)
                    SELECT id, fingerprint, door, key, labels, annotations, generator_url, starts_at, received_at, updated_at, lease_ends_at,
                    resolved_at, resolved_because, resolved_by, revision, 0, changed_at, signals, receipt
                    FROM unnest({Numbers(rows, row => row.Alert.Id)}, {Numbers(rows, row => AlertRows.Number(row.Alert.Fingerprint))},
                    {Texts(rows, row => row.Alert.Door)}, {Texts(rows, row => row.Alert.Key)}, {Texts(
                        rows,
                        row => StoredJson.Write(row.Alert.Labels)
                    )},
                    {Texts(rows, row => StoredJson.Write(row.Alert.Annotations))}, {Texts(rows, row => row.Alert.GeneratorUrl)},
                    {Instants(rows, row => row.Alert.StartsAt)}, {Instants(rows, row => row.Alert.ReceivedAt)}, {Instants(
                        rows,
                        row => row.Alert.UpdatedAt
                    )},
                    {Instants(rows, row => row.Alert.LeaseEndsAt)}, {Instants(rows, row => row.Alert.ResolvedAt)},
                    {Texts(rows, row => row.Alert.ResolvedBecause)}, {Texts(rows, row => row.Alert.ResolvedBy)}, {Numbers(rows, row => row.Revision)}, {Instants(
                        rows,
                        row => row.ChangedAt
                    )},
                    {Numbers(rows, row => row.Alert.Signals)}, {Texts(rows, row => row.Alert.Receipt)})
                    AS new (id, fingerprint, door, key, labels, annotations, generator_url, starts_at, received_at, updated_at, lease_ends_at,
                    resolved_at, resolved_because, resolved_by, revision, changed_at, signals, receipt)
                    """
                )
            );
        }
    }

    public IEnumerable<Step> Change(IReadOnlyList<StoredAlert> alerts)
    {
        if (alerts.Count > 0)
        {
            StoredAlert[] rows = [.. alerts];
            yield return new(
                Sql.Of(
                    $"""
                    UPDATE alerts SET labels = new.labels, annotations = new.annotations, generator_url = new.generator_url, starts_at = new.starts_at,
                    updated_at = new.updated_at, lease_ends_at = new.lease_ends_at, resolved_at = new.resolved_at,
                    resolved_because = new.resolved_because, resolved_by = new.resolved_by, revision = new.revision, changed_at = new.changed_at,
                    signals = new.signals
                    FROM unnest({Numbers(rows, row => row.Alert.Id)}, {Texts(rows, row => StoredJson.Write(row.Alert.Labels))},
                    {Texts(rows, row => StoredJson.Write(row.Alert.Annotations))}, {Texts(rows, row => row.Alert.GeneratorUrl)},
                    {Instants(rows, row => row.Alert.StartsAt)}, {Instants(rows, row => row.Alert.UpdatedAt)}, {Instants(
                        rows,
                        row => row.Alert.LeaseEndsAt
                    )},
                    {Instants(rows, row => row.Alert.ResolvedAt)}, {Texts(rows, row => row.Alert.ResolvedBecause)}, {Texts(rows, row => row.Alert.ResolvedBy)}, {Numbers(
                        rows,
                        row => row.Revision
                    )},
                    {Instants(rows, row => row.ChangedAt)}, {Numbers(rows, row => row.Alert.Signals)})
                    AS new (id, labels, annotations, generator_url, starts_at, updated_at, lease_ends_at, resolved_at, resolved_because, resolved_by, revision, changed_at,
                    signals)
                    WHERE alerts.id = new.id
                    """
                )
            );
        }
    }

    public IEnumerable<Step> Renew(IReadOnlyList<Alert> alerts)
    {
        if (alerts.Count > 0)
        {
            Alert[] rows = [.. alerts];
            yield return new(
                Sql.Of(
                    $"""
                    UPDATE alerts SET updated_at = new.updated_at, lease_ends_at = new.lease_ends_at, signals = new.signals
                    FROM unnest({Numbers(rows, row => row.Id)}, {Instants(rows, row => row.UpdatedAt)}, {Instants(
                        rows,
                        row => row.LeaseEndsAt
                    )}, {Numbers(rows, row => row.Signals)})
                    AS new (id, updated_at, lease_ends_at, signals)
                    WHERE alerts.id = new.id
                    """
                )
            );
        }
    }

    public IEnumerable<Step> Insert(IReadOnlyList<Receipt> receipts)
    {
        Receipt[] rows = [.. receipts];
        yield return new(
            Sql.Of(
                $"""
                INSERT INTO receipts (id, door, key, received_at, lines)
                SELECT * FROM unnest({Texts(rows, row => row.Id)}, {Texts(rows, row => row.Door)}, {Texts(rows, row => row.Key)},
                {Instants(rows, row => row.ReceivedAt)}, {Texts(rows, row => StoredJson.Write(row.Lines))})
                """
            )
        );
    }

    private static long[] Numbers<T>(T[] rows, Func<T, long> column) => Array.ConvertAll(rows, row => column(row));

    private static string?[] Texts<T>(T[] rows, Func<T, string?> column) => Array.ConvertAll(rows, row => column(row));

    private static long?[] Instants<T>(T[] rows, Func<T, DateTimeOffset?> column) =>
        Array.ConvertAll(rows, row => column(row)?.ToUnixTimeMilliseconds());
}
