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

    /// <summary>A search walks along the list in its order and ends at the last row that it is to look at, or when it has found enough.</summary>
    public async Task<IReadOnlyList<View>> ListAsync(ViewQuery query, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(query);
        Sql[] words = [.. query.SearchWords().Select(word => Sql.Of($"AND {database.Contains(Sql.Raw("search"), word)}"))];
        ViewCursor? last = words.Length > 0 ? await SearchedToAsync(query, cancel) : null;
        Sql found = last is null ? Sql.Join(" ", words) : Sql.Of($"{Sql.Join(" ", words)} {Until(last)}");
        return await database.QueryAsync(Listed(query, Rows.ViewColumns, query.Limit, found), Rows.View, cancel);
    }

    public async Task<ViewCursor?> SearchedToAsync(ViewQuery query, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(query);
        return query.Searched is { } rows && query.SearchWords().Length > 0
            ? await FirstAsync(
                Listed(query, Sql.Raw("sort_at, id"), 1, Sql.Empty, passedOver: rows - 1),
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
    /// The rows of a list in their order. Of several statuses each is asked for by itself: asked for together, the few that are open would be looked for among all
    /// that ever were.
    /// </summary>
    /// <param name="found">Further conditions.</param>
    /// <param name="passedOver">How many come before the first.</param>
    private static Sql Listed(ViewQuery query, Sql columns, int limit, Sql found, int passedOver = 0)
    {
        ImmutableArray<string> statuses = query.Statuses.IsDefault ? [] : query.Statuses;
        if (statuses.Length < 2 || query.Subject is not null)
        {
            return Sql.Of($"{Listed(query, statuses, columns, found)} LIMIT {limit} OFFSET {passedOver}");
        }

        IEnumerable<Sql> each = statuses
            .Distinct(StringComparer.Ordinal)
            .Select(
                (status, at) =>
                    Sql.Of($"SELECT * FROM ({Listed(query, [status], columns, found)} LIMIT {limit + passedOver}) AS {Sql.Raw("of" + at)}")
            );
        return Sql.Of(
            $"SELECT * FROM ({Sql.Join(" UNION ALL ", each)}) AS every ORDER BY sort_at DESC, id DESC LIMIT {limit} OFFSET {passedOver}"
        );
    }

    private static Sql Listed(ViewQuery query, IReadOnlyList<string> statuses, Sql columns, Sql found)
    {
        Sql subject = query.Subject is { } owner ? Sql.Of($"AND subject = {owner}") : Sql.Empty;
        Sql before = query.Before is { } cursor ? After(cursor) : Sql.Empty;
        return Sql.Of(
            $"""
            SELECT {columns} FROM views WHERE kind = {query.Kind} {HasStatus(statuses)} {subject} {before} {found}
            ORDER BY sort_at DESC, id DESC
            """
        );
    }

    /// <summary>The rows that a list has after this one. The first of the conditions is for the index: without it a list would be walked from its beginning to each of its pages.</summary>
    private static Sql After(ViewCursor cursor) =>
        Sql.Of($"AND sort_at <= {cursor.SortAt} AND (sort_at < {cursor.SortAt} OR id < {cursor.Id})");

    /// <summary>The rows that a list has up to this one, and this one.</summary>
    private static Sql Until(ViewCursor last) => Sql.Of($"AND sort_at >= {last.SortAt} AND (sort_at > {last.SortAt} OR id >= {last.Id})");

    private static Sql HasStatus(IReadOnlyList<string> statuses) =>
        statuses.Count == 0 ? Sql.Empty : Sql.Of($"AND status IN ({Sql.List(statuses)})");
}
