// The rows of the read models.
using System.Collections.Immutable;
using Muster.Engine.Ports;
using Muster.Storage.Statements;

namespace Muster.Storage.Stores;

internal sealed partial class SqlStore
{
    public Task<View?> FindAsync(string kind, string id, CancellationToken cancel) =>
        FirstAsync(Sql.Of($"SELECT {Rows.ViewColumns} FROM views WHERE kind = {kind} AND id = {id}"), Rows.View, cancel);

    public Task<IReadOnlyList<View>> FindAsync(string kind, IReadOnlyCollection<string> ids, CancellationToken cancel) =>
        NamedAsync(
            ids,
            some => Sql.Of($"SELECT {Rows.ViewColumns} FROM views WHERE kind = {kind} AND id IN ({Sql.List(some)})"),
            Rows.View,
            cancel
        );

    public async Task<IReadOnlyList<View>> ListAsync(ViewQuery query, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(query);
        Sql[] words = [.. query.SearchWords().Select(word => database.Contains(Sql.Raw("search"), word))];
        Sql rows =
            words.Length == 0
                ? Listed(query, Rows.ViewColumns, query.Limit)
                : Sql.Of(
                    $"""
                    SELECT {Rows.ViewColumns} FROM ({Listed(query, Rows.ViewColumns, query.Searched)}) AS looked WHERE {Sql.Join(
                        " AND ",
                        words
                    )}
                    ORDER BY sort_at DESC, id DESC LIMIT {query.Limit}
                    """
                );
        return await database.QueryAsync(rows, Rows.View, cancel);
    }

    public async Task<ViewCursor?> SearchedToAsync(ViewQuery query, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(query);
        return query.Searched is { } rows && query.SearchWords().Length > 0
            ? await FirstAsync(
                Sql.Of($"{Listed(query, Sql.Raw("sort_at, id"), rows)} OFFSET {rows - 1}"),
                row => new ViewCursor(Rows.Instant(row, 0), row.GetString(1)),
                cancel
            )
            : null;
    }

    public async Task<int> CountAsync(string kind, IReadOnlyList<string> statuses, CancellationToken cancel) =>
        (int)
            await NumberAsync(
                Sql.Of(
                    $"SELECT count(*) FROM (SELECT 1 FROM views WHERE kind = {kind} {HasStatus(statuses)} LIMIT {ViewQuery.CountMax + 1}) AS counted"
                ),
                cancel
            );

    public async Task<IReadOnlyList<ViewRevision>> ChangedSinceAsync(long revision, int limit, CancellationToken cancel) =>
        await database.QueryAsync(
            Sql.Of($"SELECT kind, id, revision FROM views WHERE revision > {revision} ORDER BY revision LIMIT {limit}"),
            Rows.ViewRevision,
            cancel
        );

    public Task<long> RevisionAsync(CancellationToken cancel) =>
        NumberAsync(Sql.Of($"SELECT revision FROM sequences WHERE id = 1"), cancel);

    public Task<int> RemoveNotWrittenSinceAsync(long revision, IReadOnlyList<string> kinds, CancellationToken cancel) =>
        database.WriteAsync(Sql.Of($"DELETE FROM views WHERE revision <= {revision} AND kind IN ({Sql.List(kinds)})"), cancel);

    /// <summary>
    /// The rows of a list in their order, whatever they say. Of several statuses each is asked for by itself: asked for together, the few that are open would be
    /// looked for among all that ever were.
    /// </summary>
    private static Sql Listed(ViewQuery query, Sql columns, int? limit)
    {
        ImmutableArray<string> statuses = query.Statuses.IsDefault ? [] : query.Statuses;
        if (statuses.Length < 2 || limit is null || query.Subject is not null)
        {
            return Listed(query, statuses, columns, limit);
        }

        IEnumerable<Sql> each = statuses
            .Distinct(StringComparer.Ordinal)
            .Select((status, at) => Sql.Of($"SELECT * FROM ({Listed(query, [status], columns, limit)}) AS {Sql.Raw("of" + at)}"));
        return Sql.Of($"SELECT * FROM ({Sql.Join(" UNION ALL ", each)}) AS every ORDER BY sort_at DESC, id DESC LIMIT {limit}");
    }

    private static Sql Listed(ViewQuery query, IReadOnlyList<string> statuses, Sql columns, int? limit)
    {
        Sql subject = query.Subject is { } owner ? Sql.Of($"AND subject = {owner}") : Sql.Empty;
        Sql before = query.Before is { } cursor
            ? Sql.Of($"AND (sort_at < {cursor.SortAt} OR (sort_at = {cursor.SortAt} AND id < {cursor.Id}))")
            : Sql.Empty;
        Sql end = limit is { } rows ? Sql.Of($"LIMIT {rows}") : Sql.Empty;
        return Sql.Of(
            $"""
            SELECT {columns} FROM views WHERE kind = {query.Kind} {HasStatus(statuses)} {subject} {before}
            ORDER BY sort_at DESC, id DESC {end}
            """
        );
    }

    private static Sql HasStatus(IReadOnlyList<string> statuses) =>
        statuses.Count == 0 ? Sql.Empty : Sql.Of($"AND status IN ({Sql.List(statuses)})");
}
