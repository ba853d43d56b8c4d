// Reads rows into the values of the ports; the columns of each stand here once.
using System.Data.Common;
using Muster.Core.Kernel;
using Muster.Engine.Ports;

namespace Muster.Storage.Statements;

internal static class Rows
{
    public static readonly Sql EventColumns = Sql.Raw("stream, version, position, type, data, actor, at, hash");
    public static readonly Sql TimerColumns = Sql.Raw("id, kind, subject, due_at");
    public static readonly Sql MessageColumns = Sql.Raw(
        "key, channel, address, subject, payload, created_at, next_try_at, attempts, claimable_at"
    );
    public static readonly Sql ViewColumns = Sql.Raw("kind, id, status, sort_at, search, body, subject");

    public static StoredEvent Event(DbDataReader row) =>
        new(
            StreamId.Parse(row.GetString(0)),
            row.GetInt32(1),
            row.GetInt64(2),
            row.GetString(3),
            row.GetString(4),
            row.GetString(5),
            Instant(row, 6),
            row.GetString(7)
        );

    public static TimerEntry Timer(DbDataReader row) => new(row.GetString(0), row.GetString(1), row.GetString(2), Instant(row, 3));

    public static ClaimedMessage Claimed(DbDataReader row) =>
        new(
            new(row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetString(4), Instant(row, 5), Instant(row, 6)),
            row.GetInt32(7),
            Instant(row, 8)
        );

    public static View View(DbDataReader row) =>
        new(row.GetString(0), row.GetString(1), row.GetString(2), Instant(row, 3), row.GetString(4), row.GetString(5))
        {
            Subject = OptionalText(row, 6),
        };

    public static ViewRevision ViewRevision(DbDataReader row) => new(row.GetString(0), row.GetString(1), row.GetInt64(2));

    public static (StreamId Stream, int Version, string Hash) Head(DbDataReader row) =>
        (StreamId.Parse(row.GetString(0)), row.GetInt32(1), row.GetString(2));

    public static StreamHead StreamHead(DbDataReader row) => new(StreamId.Parse(row.GetString(0)), row.GetInt32(1), row.GetString(2));

    public static DateTimeOffset Instant(DbDataReader row, int column) => DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(column));

    public static DateTimeOffset? OptionalInstant(DbDataReader row, int column) => row.IsDBNull(column) ? null : Instant(row, column);

    public static string? OptionalText(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
