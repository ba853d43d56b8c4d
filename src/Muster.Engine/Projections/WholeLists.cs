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

    /// <summary>
    /// The rows of a kind that sort from an instant to another, without that one; newest first. Without the oldest of them where there are more than
    /// <paramref name="most"/>: then <c>IsWhole</c> is false.
    /// </summary>
    public static async Task<(IReadOnlyList<View> Rows, bool IsWhole)> BetweenAsync(
        this IViewStore views,
        string kind,
        ImmutableArray<string> statuses,
        DateTimeOffset from,
        DateTimeOffset to,
        int most,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(views);
        List<View> between = [];
        ViewCursor? before = new(to, "");
        while (before is not null && between.Count <= most)
        {
            IReadOnlyList<View> rows = await views.ListAsync(
                new ViewQuery(kind, statuses, Search: null, before, ViewQuery.LimitMax),
                cancel
            );
            View[] within = [.. rows.TakeWhile(row => row.SortAt >= from)];
            between.AddRange(within);
            before = within.Length == ViewQuery.LimitMax ? new ViewCursor(rows[^1].SortAt, rows[^1].Id) : null;
        }

        return between.Count > most ? (between[..most], false) : (between, true);
    }
}
