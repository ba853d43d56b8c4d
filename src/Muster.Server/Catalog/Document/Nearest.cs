// Which of the known names somebody probably meant.
namespace Muster.Server.Catalog.Document;

public static class Nearest
{
    /// <summary>The known name that is at most a third of its letters away, whatever the case; null when none is that near.</summary>
    public static string? To(string written, IEnumerable<string> known)
    {
        ArgumentNullException.ThrowIfNull(written);
        ArgumentNullException.ThrowIfNull(known);
        string? nearest = known.MinBy(name => Distance(written, name));
        return nearest is not null && Distance(written, nearest) <= Math.Max(1, nearest.Length / 3) ? nearest : null;
    }

    /// <summary>A half sentence to append: <c>; did you mean 'team'?</c>, or what there is.</summary>
    public static string Hint(string written, IReadOnlyCollection<string> known) =>
        To(written, known) is { } name ? $"; did you mean '{name}'?" : $"; there are {string.Join(", ", known)}.";

    /// <summary>Levenshtein's distance on letters without case, over two rows. Texts beyond 64 letters count as far.</summary>
    private static int Distance(string left, string right)
    {
        if (left.Length > 64 || right.Length > 64)
        {
            return int.MaxValue;
        }

        int[] above = [.. Enumerable.Range(0, right.Length + 1)];
        for (int row = 1; row <= left.Length; row++)
        {
            int[] here = new int[right.Length + 1];
            here[0] = row;
            for (int column = 1; column <= right.Length; column++)
            {
                int change = char.ToLowerInvariant(left[row - 1]) == char.ToLowerInvariant(right[column - 1]) ? 0 : 1;
                here[column] = Math.Min(Math.Min(here[column - 1], above[column]) + 1, above[column - 1] + change);
            }

            above = here;
        }

        return above[^1];
    }
}
