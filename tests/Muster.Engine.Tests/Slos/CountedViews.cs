// A store of rows that counts the hours of SLOs that were asked for.
using Muster.Engine.Ports;
using Muster.Engine.Projections;

namespace Muster.Engine.Tests.Slos;

internal sealed class CountedViews(IViewStore store) : IViewStore
{
    public int Hours { get; private set; }

    public Task<View?> FindAsync(string kind, string id, CancellationToken cancel) => store.FindAsync(kind, id, cancel);

    public Task<IReadOnlyList<View>> FindAsync(string kind, IReadOnlyCollection<string> ids, CancellationToken cancel)
    {
        Hours += kind == Views.SloHour ? ids.Count : 0;
        return store.FindAsync(kind, ids, cancel);
    }

    public Task<IReadOnlyList<View>> ListAsync(ViewQuery query, CancellationToken cancel) => store.ListAsync(query, cancel);

    public Task<ViewCursor?> SearchedToAsync(ViewQuery query, CancellationToken cancel) => store.SearchedToAsync(query, cancel);

    public Task<int> CountAsync(string kind, IReadOnlyList<string> statuses, CancellationToken cancel) =>
        store.CountAsync(kind, statuses, cancel);

    public Task<IReadOnlyList<ViewRevision>> ChangedSinceAsync(long revision, int limit, CancellationToken cancel) =>
        store.ChangedSinceAsync(revision, limit, cancel);

    public Task<long> RevisionAsync(CancellationToken cancel) => store.RevisionAsync(cancel);

    public Task<int> RemoveNotWrittenSinceAsync(long revision, IReadOnlyList<string> kinds, CancellationToken cancel) =>
        store.RemoveNotWrittenSinceAsync(revision, kinds, cancel);
}
