// How a customer's words are cleaned, once, before they are stored: no mark that hides or turns text, and nothing that any program makes a link of.
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Muster.Core.Kernel;

namespace Muster.Core.CustomerReports;

/// <summary>
/// The words of strangers go into pages, mails and chats, which make links of what looks like an address. So an address is kept as text that a person can read and no
/// program follows: <c>https[:]//shop[.]example</c>. Cleaning twice is as good as once.
/// </summary>
public static partial class ReportText
{
    /// <summary>Four bytes of UTF-8 for each character that fits; what is longer was refused before.</summary>
    private const int BytesMax = ReportLimits.TextCharactersMax * 4;

    /// <summary>A text of several lines.</summary>
    public static string Clean(string text) => Unlinked(Visible(EdgeText.Clean(text, BytesMax))).Trim();

    /// <summary>A text for one line.</summary>
    public static string Line(string text) => EdgeText.Line(Unlinked(Visible(EdgeText.Line(text, BytesMax))), BytesMax);

    /// <summary>The beginning of a clean text, on one line, for where only a glance is shown.</summary>
    public static string Glance(string text)
    {
        string line = EdgeText.Line(text, BytesMax);
        StringInfo letters = new(line);
        return letters.LengthInTextElements <= ReportLimits.WordsCharactersMax
            ? line
            : letters.SubstringByTextElements(0, ReportLimits.WordsCharactersMax - 1).TrimEnd() + "…";
    }

    private static string Unlinked(string text) => Dot().Replace(Scheme().Replace(text, "[:]"), "[.]");

    /// <summary>Without what has no shape of its own, but the two joiners, which several scripts and the pictures of people need.</summary>
    private static string Visible(string text)
    {
        const int zeroWidthNonJoiner = 0x200C;
        const int zeroWidthJoiner = 0x200D;
        StringBuilder kept = new(text.Length);
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) != UnicodeCategory.Format || rune.Value is zeroWidthNonJoiner or zeroWidthJoiner)
            {
                kept.Append(rune);
            }
        }

        return kept.ToString();
    }

    /// <summary>The colon of <c>https://</c>, <c>mailto:ana</c> or <c>javascript:x</c>, not that of <c>error: x</c> or <c>10:30</c>.</summary>
    [GeneratedRegex(
        ":(?=//)|(?<=mailto|javascript|data|tel|sms|file):",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Scheme();

    /// <summary>The dot inside of a host's name, not that at the end of a sentence or of 1.5 s.</summary>
    [GeneratedRegex(@"(?<=[\p{L}\p{N}])[.。．｡](?=[\p{L}]{2})", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Dot();
}
