// The rows of the read models in memory, each with its revision.
namespace Muster.Engine.Ports.InMemory;

public sealed partial class InMemoryStore
{
    private readonly Dictionary<(string Kind, string Id), (View View, long Revision)> _views = [];
    private long _revision;

    public Task<View?> FindAsync(string kind, string id, CancellationToken cancel) =>
        ReadAsync(() => _views.TryGetValue((kind, id), out (View View, long) row) ? row.View : null, cancel);

    public Task<IReadOnlyList<View>> FindAsync(string kind, IReadOnlyCollection<string> ids, CancellationToken cancel) =>
        ReadAsync<IReadOnlyList<View>>(
            () =>
                [.. ids.Distinct(StringComparer.Ordinal).Where(id => _views.ContainsKey((kind, id))).Select(id => _views[(kind, id)].View)],
            cancel
        );

    public Task<IReadOnlyList<View>> ListAsync(ViewQuery query, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(query);
        string[] words = query.SearchWords();
        return ReadAsync<IReadOnlyList<View>>(
            () =>
                [
                    .. Listed(query)
                        .Take(words.Length == 0 ? int.MaxValue : query.Searched ?? int.MaxValue)
                        .Where(view => words.All(word => view.Search.Contains(word, StringComparison.Ordinal)))
                        .Take(query.Limit),
                ],
            cancel
        );
    }

    public Task<ViewCursor?> SearchedToAsync(ViewQuery query, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(query);
        return ReadAsync(
            () =>
                query.Searched is { } rows && query.SearchWords().Length > 0 && Listed(query).ElementAtOrDefault(rows - 1) is { } last
                    ? new ViewCursor(last.SortAt, last.Id)
                    : null,
            cancel
        );
    }

    public Task<int> CountAsync(string kind, IReadOnlyList<string> statuses, CancellationToken cancel) =>
        ReadAsync(
            () =>
                _views
                    .Values.Where(row => row.View.Kind == kind && (statuses.Count == 0 || statuses.Contains(row.View.Status)))
                    .Take(ViewQuery.CountMax + 1)
                    .Count(),
            cancel
        );

    public Task<IReadOnlyList<ViewRevision>> ChangedSinceAsync(long revision, int limit, CancellationToken cancel) =>
        ReadAsync<IReadOnlyList<ViewRevision>>(
            () =>
                [
                    .. _views
                        .Values.Where(row => row.Revision > revision)
                        .OrderBy(row => row.Revision)
                        .Take(limit)
                        .Select(row => new ViewRevision(row.View.Kind, row.View.Id, row.Revision)),
                ],
            cancel
        );

    public Task<long> RevisionAsync(CancellationToken cancel) => ReadAsync(() => _revision, cancel);

    public Task<int> RemoveNotWrittenSinceAsync(long revision, IReadOnlyList<string> kinds, CancellationToken cancel) =>
        WriteAsync(
            () =>
                _views
                    .Where(row => row.Value.Revision <= revision && kinds.Contains(row.Key.Kind))
                    .Select(row => row.Key)
                    .ToList()
                    .Count(_views.Remove),
            cancel
        );

    private string? ViewConflict(Commit commit) =>
        commit.ViewsExpected.FirstOrDefault(expected =>
            _views.TryGetValue((expected.Kind, expected.Id), out (View View, long) row) && row.View.Body != expected.Body
        )
            is { } other
            ? $"row {other.Kind}/{other.Id}"
            : null;

    /// <summary>The rows in their order, whatever they say.</summary>
    private IEnumerable<View> Listed(ViewQuery query) =>
        _views
            .Values.Select(row => row.View)
            .Where(view => IsOf(view, query))
            .OrderByDescending(view => view.SortAt)
            .ThenByDescending(view => view.Id, StringComparer.Ordinal);

    private static bool IsOf(View view, ViewQuery query) =>
        view.Kind == query.Kind
        && (query.Statuses.IsDefaultOrEmpty || query.Statuses.Contains(view.Status))
        && (query.Subject is null || view.Subject == query.Subject)
        && (query.Before is not { } before || SortsAfter(view, before));

    private static bool SortsAfter(View view, ViewCursor before) =>
        view.SortAt < before.SortAt || (view.SortAt == before.SortAt && string.CompareOrdinal(view.Id, before.Id) < 0);

    private void Put(View view) => _views[(view.Kind, view.Id)] = (view with { SortAt = StoredInstant.Of(view.SortAt) }, ++_revision);
}
