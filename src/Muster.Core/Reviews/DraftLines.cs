// How the lines of a drafted section look, and how they are kept within its limit.
namespace Muster.Core.Reviews;

internal static class DraftLines
{
    /// <summary>What a section keeps free to say how many lines were left out.</summary>
    private const int TailCharacters = 80;

    /// <summary>The lines that fit into a section, and the number of those that do not.</summary>
    public static string Fit(IEnumerable<string> lines)
    {
        List<string> kept = [];
        int left = ReviewLimits.SectionCharactersMax - TailCharacters;
        int dropped = 0;
        foreach (string line in lines)
        {
            left -= line.Length + 1;
            if (left >= 0 && dropped == 0)
            {
                kept.Add(line);
            }
            else
            {
                dropped++;
            }
        }

        return string.Join('\n', dropped == 0 ? kept : [.. kept, $"- … and {dropped} more, which stand on the timeline."]);
    }
}
