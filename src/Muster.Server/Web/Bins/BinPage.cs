// Takes one page out of a list in memory, as the stores do it.
using Muster.Engine.Ports;

namespace Muster.Server.Web.Bins;

public static class BinPage
{
    /// <summary>The latest first, then by id from the end; from behind <paramref name="before"/>, with all of the words.</summary>
    public static IReadOnlyList<BinItem> Of(IEnumerable<BinItem> items, string words, ViewCursor? before, int limit)
    {
        ArgumentNullException.ThrowIfNull(items);
        string[] asked = words.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return
        [
            .. items
                .Where(item => before is null || Compare(item, before) < 0)
                .Where(item =>
                    Array.TrueForAll(
                        asked,
                        word => $"{item.Kind} {item.Title} {item.Why} {item.By}".Contains(word, StringComparison.OrdinalIgnoreCase)
                    )
                )
                .OrderByDescending(item => item.At)
                .ThenByDescending(item => item.Id, StringComparer.Ordinal)
                .Take(limit),
        ];
    }

    private static int Compare(BinItem item, ViewCursor before) =>
        item.At != before.SortAt ? item.At.CompareTo(before.SortAt) : string.CompareOrdinal(item.Id, before.Id);
}
