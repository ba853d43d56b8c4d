// Which rows are history, and how a row that stands in an archive is taken out of its table and put back.
using System.Collections.Immutable;
using System.Text.Json;
using Muster.Engine.Commands;
using Muster.Engine.Projections;
using Muster.Storage.Backup;
using Muster.Storage.Statements;

namespace Muster.Storage.Retention;

/// <param name="Name">What an operator calls the rows.</param>
/// <param name="Rows">The rows that are over, as of an instant: from the table's name on, without an order.</param>
/// <param name="All">All of its rows, over or not, from the table's name on.</param>
/// <param name="Age">The column that says how old a row is.</param>
/// <param name="Delete">Takes a row out, when it still is as it was archived.</param>
internal sealed record ArchivedTable(
    string Name,
    BackupTable Table,
    Func<DateTimeOffset, Sql> Rows,
    Sql All,
    Sql Age,
    Func<JsonElement, Sql> Delete
)
{
    /// <summary>
    /// Events are in no list: their chain is never cut. A group of an incident stays, for it says what was paged and which incident it was. The latest alert stays, and
    /// its group, for the ids of the next ones count from it. Operations, digests' lines and openings are bookkeeping that nobody asks for after a day; they go the same
    /// way all the same.
    /// </summary>
    public static ImmutableArray<ArchivedTable> Of { get; } =
    [
        new("alerts", TableOf("alerts"), AlertsOver, Sql.Raw("alerts AS a"), Sql.Raw("a.received_at"), DeleteAlert),
        new(
            "alert groups",
            TableOf("alert_groups"),
            GroupsOver,
            Sql.Raw("alert_groups AS a"),
            Sql.Raw("a.opened_at"),
            row =>
                Sql.Of(
                    $"""
                    DELETE FROM alert_groups WHERE id = {Text(row, "id")} AND version = {Number(row, "version")} AND closed_at IS NOT NULL
                    AND NOT EXISTS (SELECT 1 FROM alerts AS k WHERE k.group_id = alert_groups.id)
                    """
                )
        ),
        new(
            "receipts",
            TableOf("receipts"),
            before => Sql.Of($"receipts AS a WHERE a.received_at < {before}"),
            Sql.Raw("receipts AS a"),
            Sql.Raw("a.received_at"),
            row => Sql.Of($"DELETE FROM receipts WHERE id = {Text(row, "id")}")
        ),
        new(
            "messages",
            TableOf("outbox"),
            before => Sql.Of($"outbox AS a WHERE a.state <> 'waiting' AND a.settled_at < {before}"),
            Sql.Raw("outbox AS a"),
            Sql.Raw("a.created_at"),
            row => Sql.Of($"DELETE FROM outbox WHERE key = {Text(row, "key")} AND state <> 'waiting'")
        ),
        new(
            "operations",
            TableOf("operations"),
            before => Sql.Of($"operations AS a WHERE a.at < {before}"),
            Sql.Raw("operations AS a"),
            Sql.Raw("a.at"),
            row => Sql.Of($"DELETE FROM operations WHERE id = {Text(row, "id")} AND at = {Number(row, "at")}")
        ),
        new(
            "changes, sender requests and other rows of lists",
            TableOf("views"),
            RowsOver,
            Listed,
            Sql.Raw("a.sort_at"),
            row =>
                Sql.Of(
                    $"""
                    DELETE FROM views WHERE kind = {Text(row, "kind")} AND id = {Text(row, "id")} AND revision = {Number(row, "revision")}
                    AND NOT (kind = {Views.Group} AND EXISTS (SELECT 1 FROM alert_groups AS g WHERE g.id = views.id))
                    """
                )
        ),
    ];

    private static Sql Listed =>
        Sql.Of(
            $"""
            views AS a WHERE a.kind IN ({Views.Change}, {Views.SenderRequest}, {Views.Openings}, {Views.Collected}, {Views.Group},
            {MadeByOperation.Kind}, {Views.ReportClient}, {Views.ReportContact})
            """
        );

    /// <summary>The whole rows that are over, by their key.</summary>
    public Sql Select(DateTimeOffset before) =>
        Sql.Of($"SELECT a.* FROM {Rows(before)} ORDER BY {Sql.Raw(string.Join(", ", Table.Key.Select(column => "a." + column)))}");

    /// <summary>How many are over, how many there are, and the age of the oldest that there is.</summary>
    public Sql Count(DateTimeOffset before) =>
        Sql.Of($"SELECT (SELECT count(*) FROM {Rows(before)}), (SELECT count(*) FROM {All}), (SELECT min({Age}) FROM {All})");

    /// <summary>Puts rows back, a JSON object a line; one that is there stays as it is.</summary>
    public IReadOnlyList<Step> Inserts(IReadOnlyList<string> rows)
    {
        IEnumerable<Step> inserts = rows.Select((row, index) => ArchiveSteps.Of(row, one => Insert(one, rows.Count - 1 - index)));
        return HasRevision
            ? [new(Sql.Of($"UPDATE sequences SET revision = revision + {rows.Count} WHERE id = 1")), .. inserts]
            : [.. inserts];
    }

    /// <summary>
    /// A row of a list gets a revision of its own, as whatever is written to a list does: the old one may be that of another row here, or lie before what is to come.
    /// </summary>
    private bool HasRevision => Table.Name == "views";

    private Sql Insert(JsonElement row, int beforeLast)
    {
        JsonProperty[] columns = [.. row.EnumerateObject().Where(column => !HasRevision || column.Name != "revision")];
        if (
            columns.Length == 0
            || columns.FirstOrDefault(column => !IsName(column.Name)) is { Value.ValueKind: not JsonValueKind.Undefined }
        )
        {
            throw new BackupException(
                $"A row of {Table.Entry} is no row of a table. Nothing of it was restored; use another copy of the file."
            );
        }

        string names = string.Join(", ", columns.Select(column => column.Name));
        (string name, string value) = HasRevision
            ? (", revision", $", (SELECT revision FROM sequences WHERE id = 1) - {beforeLast}")
            : ("", "");
        return new(
            [
                $"INSERT INTO {Table.Name} ({names}{name}) VALUES (",
                .. Enumerable.Repeat(", ", columns.Length - 1),
                $"{value}) ON CONFLICT DO NOTHING",
            ],
            [.. columns.Select(column => Value(column.Value))]
        );
    }

    /// <summary>An alert that fires, waits for the router, or belongs to a group or an incident that is open or under review is not over.</summary>
    private static Sql AlertsOver(DateTimeOffset before) =>
        Sql.Of(
            $"""
            alerts AS a JOIN alert_groups AS g ON g.id = a.group_id
            WHERE a.resolved_at < {before} AND a.revision <= a.routed_revision AND g.closed_at IS NOT NULL
            AND a.id < (SELECT max(id) FROM alerts)
            AND (g.incident IS NULL OR (
            EXISTS (SELECT 1 FROM views AS i WHERE i.kind = {Views.Incident} AND i.id = 'INC-' || g.incident AND i.status <> {Views.Open})
            AND NOT EXISTS (SELECT 1 FROM views AS r WHERE r.kind = {Views.Review} AND r.id = 'INC-' || g.incident AND r.status <> {Views.Closed})))
            """
        );

    /// <summary>A closed group of no incident, when all of its alerts are over.</summary>
    private static Sql GroupsOver(DateTimeOffset before) =>
        Sql.Of(
            $"""
            alert_groups AS a WHERE a.closed_at < {before} AND a.incident IS NULL AND NOT EXISTS (
            SELECT 1 FROM alerts AS k WHERE k.group_id = a.id AND (k.resolved_at IS NULL OR k.resolved_at >= {before}
            OR k.revision > k.routed_revision OR k.id = (SELECT max(id) FROM alerts)))
            """
        );

    /// <summary>A group's row of the list goes with the group; a line of a digest that is still to come stays, and so does an address that somebody is to be told at.</summary>
    private static Sql RowsOver(DateTimeOffset before) =>
        Sql.Of(
            $"""
            {Listed} AND ((a.kind = {Views.Group} AND a.id IN (SELECT a.id FROM {GroupsOver(before)}))
            OR (a.sort_at < {before} AND (
            a.kind IN ({Views.Change}, {Views.SenderRequest}, {Views.Openings}, {MadeByOperation.Kind}, {Views.ReportClient})
            OR (a.kind = {Views.Collected} AND a.status = {Views.Done})
            OR (a.kind = {Views.ReportContact} AND a.status = {Views.Closed}))))
            """
        );

    private static Sql DeleteAlert(JsonElement row) =>
        Sql.Of($"DELETE FROM alerts WHERE id = {Number(row, "id")} AND revision = {Number(row, "revision")} AND resolved_at IS NOT NULL");

    private static BackupTable TableOf(string name) => BackupTable.All.Single(table => table.Name == name);

    private static bool IsName(string column) =>
        column.Length > 0 && column.All(letter => char.IsAsciiLetterLower(letter) || letter == '_');

    private static string Text(JsonElement row, string column) => row.GetProperty(column).GetString()!;

    private static long Number(JsonElement row, string column) => row.GetProperty(column).GetInt64();

    private static object? Value(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.Number => value.GetInt64(),
            JsonValueKind.String => value.GetString(),
            _ => null,
        };
}
