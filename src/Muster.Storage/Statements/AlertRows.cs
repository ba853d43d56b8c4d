// Reads rows of alerts, groups, silences and receipts.
using System.Data.Common;
using Muster.Core.Alerts;
using Muster.Core.Kernel;
using Muster.Engine.Ports;

namespace Muster.Storage.Statements;

internal static class AlertRows
{
    public static readonly Sql AlertColumns = Sql.Raw(
        "id, fingerprint, door, key, labels, annotations, generator_url, starts_at, received_at, updated_at, lease_ends_at, resolved_at, resolved_because, resolved_by, group_id, service, signals, receipt"
    );
    public static readonly Sql StoredColumns = Sql.Of($"{AlertColumns}, revision, changed_at");
    public static readonly Sql GroupColumns = Sql.Raw(
        "id, version, key, service, severity, title, labels, opened_at, updated_at, closed_at, firing, total, page, incident, held, paged_as"
    );
    public static readonly Sql SilenceColumns = Sql.Raw(
        "id, matchers, starts_at, ends_at, created_by, comment, updated_at, ended_by, ended_why"
    );

    /// <summary>The 64 bits of a fingerprint as the signed number that both databases have.</summary>
    public static long Number(Fingerprint fingerprint) => unchecked((long)fingerprint.Bits);

    public static Alert Alert(DbDataReader row) => Alert(row, LabelSet.Parse(row.GetString(4)), ServiceOf(row));

    /// <summary>The alert when it is wanted; of one that is not only the labels and the service are read.</summary>
    public static Alert? Alert(DbDataReader row, Func<LabelSet, ServiceId?, bool> wanted)
    {
        LabelSet labels = LabelSet.Parse(row.GetString(4));
        ServiceId? service = ServiceOf(row);
        return wanted(labels, service) ? Alert(row, labels, service) : null;
    }

    public static StoredAlert Stored(DbDataReader row) => new(Alert(row), row.GetInt32(18), Rows.Instant(row, 19));

    public static ChangedAlert Changed(DbDataReader row) => new(Alert(row), row.GetInt32(18));

    public static AlertGroup Group(DbDataReader row) =>
        new(
            new AlertGroupId(row.GetString(0)),
            row.GetInt32(1),
            row.GetString(2),
            Rows.OptionalText(row, 3) is { } service ? new ServiceId(service) : null,
            (Severity)row.GetInt32(4),
            row.GetString(5),
            LabelSet.Parse(row.GetString(6)),
            Rows.Instant(row, 7),
            Rows.Instant(row, 8),
            Rows.OptionalInstant(row, 9),
            row.GetInt32(10),
            row.GetInt32(11),
            Rows.OptionalText(row, 12) is { } page ? new PageId(page) : null,
            row.IsDBNull(13) ? null : new IncidentId(row.GetInt32(13)),
            Rows.OptionalText(row, 14)
        )
        {
            PagedAs = row.IsDBNull(15) ? null : (Severity)row.GetInt32(15),
        };

    public static Silence Silence(DbDataReader row) =>
        new(
            new SilenceId(row.GetString(0)),
            StoredJson.ReadMatchers(row.GetString(1)),
            Rows.Instant(row, 2),
            Rows.Instant(row, 3),
            row.GetString(4),
            row.GetString(5),
            Rows.Instant(row, 6)
        )
        {
            Ended = Rows.OptionalText(row, 7) is { } by ? new(by, row.GetString(8)) : null,
        };

    public static Receipt Receipt(DbDataReader row) =>
        new(row.GetString(0), row.GetString(1), row.GetString(2), Rows.Instant(row, 3), StoredJson.ReadLines(row.GetString(4)));

    private static ServiceId? ServiceOf(DbDataReader row) => Rows.OptionalText(row, 15) is { } service ? new ServiceId(service) : null;

    private static Alert Alert(DbDataReader row, LabelSet labels, ServiceId? service) =>
        new(
            row.GetInt64(0),
            new Fingerprint(unchecked((ulong)row.GetInt64(1))),
            row.GetString(2),
            row.GetString(3),
            labels,
            LabelSet.Parse(row.GetString(5)),
            Rows.OptionalText(row, 6),
            Rows.Instant(row, 7),
            Rows.Instant(row, 8),
            Rows.Instant(row, 9),
            Rows.Instant(row, 10),
            Rows.OptionalInstant(row, 11),
            Rows.OptionalText(row, 12),
            Rows.OptionalText(row, 13),
            Rows.OptionalText(row, 14) is { } group ? new AlertGroupId(group) : null,
            service
        )
        {
            Signals = row.GetInt64(16),
            Receipt = Rows.OptionalText(row, 17),
        };
}
