// The full-text search in memory: by whole words, those with more of them first.
namespace Muster.Engine.Ports.InMemory;

public sealed partial class InMemoryStore : IFullText
{
    public Task<IReadOnlyList<(string Kind, string Id)>> SearchAsync(FullTextQuery query, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(query);
        return ReadAsync<IReadOnlyList<(string, string)>>(
            () =>
                [
                    .. _views
                        .Values.Where(row => row.View.Kind is FullTextKinds.Incident or FullTextKinds.Review)
                        .Select(row => (row.View, Found: query.Words.Count(row.View.Search.Split(' ').Contains)))
                        .Where(row => row.Found > 0 && (query.IsAnyEnough || row.Found == query.Words.Length))
                        .OrderByDescending(row => row.Found)
                        .ThenByDescending(row => row.View.SortAt)
                        .Take(query.Limit)
                        .Select(row => (row.View.Kind, row.View.Id)),
                ],
            cancel
        );
    }

    /// <summary>There is no index.</summary>
    public Task<int> RefillAsync(CancellationToken cancel) =>
        ReadAsync(() => _views.Values.Count(row => row.View.Kind is FullTextKinds.Incident or FullTextKinds.Review), cancel);
}
