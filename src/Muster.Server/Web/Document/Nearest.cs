// Which of the known names somebody probably meant.
namespace Muster.Server.Web.Document;

public static class Nearest
{
    private const int LettersMax = 64;

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

    /// <summary>
    /// How many letters must be put in, taken out, changed or swapped with their neighbour, whatever the case. Texts beyond 64 letters count as far. Source:
    /// Damerau, A technique for computer detection and correction of spelling errors, 1964, in its restricted form.
    /// </summary>
    private static int Distance(string left, string right)
    {
        if (left.Length > LettersMax || right.Length > LettersMax)
        {
            return int.MaxValue;
        }

        int[,] cost = new int[left.Length + 1, right.Length + 1];
        for (int i = 0; i <= left.Length; i++)
        {
            for (int j = 0; j <= right.Length; j++)
            {
                cost[i, j] = i == 0 || j == 0 ? i + j : Cheapest(cost, left, i, right, j);
            }
        }

        return cost[left.Length, right.Length];
    }

    private static int Cheapest(int[,] cost, string left, int i, string right, int j)
    {
        int changed = cost[i - 1, j - 1] + (Same(left[i - 1], right[j - 1]) ? 0 : 1);
        int cheapest = Math.Min(changed, Math.Min(cost[i - 1, j], cost[i, j - 1]) + 1);
        bool swapped = i > 1 && j > 1 && Same(left[i - 1], right[j - 2]) && Same(left[i - 2], right[j - 1]);
        return swapped ? Math.Min(cheapest, cost[i - 2, j - 2] + 1) : cheapest;
    }

    private static bool Same(char one, char other) => char.ToLowerInvariant(one) == char.ToLowerInvariant(other);
}
