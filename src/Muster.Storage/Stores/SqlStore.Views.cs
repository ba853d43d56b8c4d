// The rows of the read models.
using Muster.Engine.Ports;
using Muster.Storage.Statements;

namespace Muster.Storage.Stores;

internal sealed partial class SqlStore
{
    public Task<View?> FindAsync(string kind, string id, CancellationToken cancel) =>
        FirstAsync(Sql.Of($"SELECT {Rows.ViewColumns} FROM views WHERE kind = {kind} AND id = {id}"), Rows.View, cancel);

    public async Task<IReadOnlyList<View>> ListAsync(ViewQuery query, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(query);
        Sql before = query.Before is { } cursor
            ? Sql.Of($"AND (sort_at < {cursor.SortAt} OR (sort_at = {cursor.SortAt} AND id < {cursor.Id}))")
            : Sql.Empty;
        Sql subject = query.Subject is { } owner ? Sql.Of($"AND subject = {owner}") : Sql.Empty;
        Sql words = Sql.Join(" ", query.SearchWords().Select(word => Sql.Of($"AND {database.Contains(Sql.Raw("search"), word)}")));
        return await database.QueryAsync(
            Sql.Of(
                $"""
                SELECT {Rows.ViewColumns} FROM views
                WHERE kind = {query.Kind} {HasStatus(query.Statuses.IsDefault ? [] : query.Statuses)} {subject} {before} {words}
                ORDER BY sort_at DESC, id DESC LIMIT {query.Limit}
                """
            ),
            Rows.View,
            cancel
        );
    }

    public async Task<int> CountAsync(string kind, IReadOnlyList<string> statuses, CancellationToken cancel) =>
        (int)await NumberAsync(Sql.Of($"SELECT count(*) FROM views WHERE kind = {kind} {HasStatus(statuses)}"), cancel);

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

    private static Sql HasStatus(IReadOnlyList<string> statuses) =>
        statuses.Count == 0 ? Sql.Empty : Sql.Of($"AND status IN ({Sql.List(statuses)})");
}
