// A list of the read models to its end, however long it is.
using System.Collections.Immutable;
using Muster.Engine.Ports;

namespace Muster.Engine.Projections;

public static class WholeLists
{
    /// <summary>
    /// All rows of a kind that have one of the statuses, newest first. Read before the first of them is acted on: a row that is changed moves in the list, and the
    /// cursor must not notice.
    /// </summary>
    /// <param name="subject">Only rows that belong to this; null for all.</param>
    public static async Task<IReadOnlyList<View>> AllAsync(
        this IViewStore views,
        string kind,
        ImmutableArray<string> statuses,
        CancellationToken cancel,
        string? subject = null
    )
    {
        ArgumentNullException.ThrowIfNull(views);
        List<View> all = [];
        ViewCursor? before = null;
        IReadOnlyList<View> some;
        do
        {
            some = await views.ListAsync(
                new ViewQuery(kind, statuses, Search: null, before, ViewQuery.LimitMax) { Subject = subject },
                cancel
            );
            all.AddRange(some);
            before = some.Count == 0 ? null : new ViewCursor(some[^1].SortAt, some[^1].Id);
        } while (some.Count == ViewQuery.LimitMax);

        return all;
    }

    /// <summary>All rows of a kind in a span of their sort times, newest first.</summary>
    /// <param name="until">Those of this instant are left out.</param>
    public static async Task<IReadOnlyList<View>> BetweenAsync(
        this IViewStore views,
        string kind,
        DateTimeOffset from,
        DateTimeOffset until,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(views);
        List<View> all = [];
        ViewCursor before = new(until, "");
        IReadOnlyList<View> some;
        do
        {
            some = await views.ListAsync(new ViewQuery(kind, [], Search: null, before, ViewQuery.LimitMax), cancel);
            all.AddRange(some.Where(view => view.SortAt >= from));
            before = some.Count == 0 ? before : new ViewCursor(some[^1].SortAt, some[^1].Id);
        } while (some.Count == ViewQuery.LimitMax && some[^1].SortAt >= from);

        return all;
    }
}
