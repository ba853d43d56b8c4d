// A title that fits one line, made from any text.
using System.Text.RegularExpressions;

namespace Muster.Core.Incidents;

/// <summary>Titles stand in mail subjects, lists and the first line of a statement: one line, a bounded length.</summary>
public static partial class IncidentTitle
{
    /// <summary>The text on one line, its runs of white space made single blanks.</summary>
    public static string OneLine(string? text) => WhiteSpace().Replace(text ?? "", " ").Trim();

    /// <summary>One line of at most <see cref="IncidentLimits.TitleCharactersMax"/> characters; what is cut ends in "…", never in half a character.</summary>
    public static string Fit(string? text)
    {
        string line = OneLine(text);
        if (line.Length <= IncidentLimits.TitleCharactersMax)
        {
            return line;
        }

        int end = IncidentLimits.TitleCharactersMax - 1;
        return line[..(char.IsHighSurrogate(line[end - 1]) ? end - 1 : end)] + "…";
    }

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex WhiteSpace();
}
