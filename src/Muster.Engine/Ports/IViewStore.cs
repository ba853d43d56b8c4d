// The rows of the read models.
namespace Muster.Engine.Ports;

public interface IViewStore
{
    Task<View?> FindAsync(string kind, string id, CancellationToken cancel);

    /// <summary>Those of the rows that there are, in no order; in one go, however many are asked for.</summary>
    Task<IReadOnlyList<View>> FindAsync(string kind, IReadOnlyCollection<string> ids, CancellationToken cancel);

    /// <summary>Rows by sort time, newest first, then by id descending.</summary>
    Task<IReadOnlyList<View>> ListAsync(ViewQuery query, CancellationToken cancel);

    /// <summary>The last row that a search looked at, where <see cref="ViewQuery.Searched"/> ended it before the list did; else null.</summary>
    Task<ViewCursor?> SearchedToAsync(ViewQuery query, CancellationToken cancel);

    /// <summary>
    /// How many rows of a kind have one of these statuses; all of the kind when none is named. Counted to one more than <see cref="ViewQuery.CountMax"/> and no
    /// further: that one says that there are more.
    /// </summary>
    Task<int> CountAsync(string kind, IReadOnlyList<string> statuses, CancellationToken cancel);

    /// <summary>Rows written after a revision, ascending by revision, at most <paramref name="limit"/>; this is how nodes hear of each other's changes.</summary>
    Task<IReadOnlyList<ViewRevision>> ChangedSinceAsync(long revision, int limit, CancellationToken cancel);

    /// <summary>The latest revision, 0 when nothing was written.</summary>
    Task<long> RevisionAsync(CancellationToken cancel);

    /// <summary>
    /// Removes the rows of these kinds that were last written at a revision or before it: after a rebuild, those that nothing in the record stands for. Answers how many.
    /// </summary>
    Task<int> RemoveNotWrittenSinceAsync(long revision, IReadOnlyList<string> kinds, CancellationToken cancel);
}
