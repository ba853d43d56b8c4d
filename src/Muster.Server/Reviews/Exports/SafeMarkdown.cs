// Markdown that people wrote, so that it can be handed on: it keeps its form, and nothing in it can run or lure.
using System.Text;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Muster.Server.Reviews.Exports;

internal static class SafeMarkdown
{
    private const string Special = "\\`*_[]<>|~&$";

    /// <summary>What begins a heading or a list at the beginning of a line.</summary>
    private const string First = "#+-";

    /// <summary>What was hidden in HTML is seen when that is text: it is looked at again, so often.</summary>
    private const int PassesMax = 5;

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UseAutoLinks()
        .UsePipeTables()
        .UsePreciseSourceLocation()
        .Build();

    /// <summary>A text as it was typed, in one line that begins after something else: no sign in it means anything to Markdown.</summary>
    public static string Plain(string text)
    {
        string line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        int digits = line.TakeWhile(char.IsAsciiDigit).Count();
        StringBuilder plain = new();
        for (int at = 0; at < line.Length; at++)
        {
            bool isFirst = at == 0 && First.Contains(line[at], StringComparison.Ordinal);
            bool isNumber = at == digits && digits > 0 && line[at] is '.' or ')';
            plain.Append(isFirst || isNumber || Special.Contains(line[at], StringComparison.Ordinal) ? "\\" : "").Append(line[at]);
        }

        return plain.ToString();
    }

    /// <summary>
    /// Headings, lists, code and links to the web stay. HTML is shown as text, pictures are links, and a link that leads to anything but the web or a mailbox is shown
    /// as it was typed; one that leads into this Muster gets its address. Headings stand below those of the document around it.
    /// </summary>
    /// <param name="root">The address of this Muster, without a slash at its end.</param>
    public static string Of(string text, string root)
    {
        string safe = text.ReplaceLineEndings("\n").Trim();
        for (int pass = 0; pass < PassesMax; pass++)
        {
            string before = safe;
            safe = Pass(before, root, pass == 0);
            if (safe == before)
            {
                return safe;
            }
        }

        return AsTyped(safe);
    }

    private static string Pass(string lines, string root, bool isFirst)
    {
        MarkdownDocument document;
        try
        {
            document = Markdown.Parse(lines, Pipeline);
        }
        catch (ArgumentException)
        {
            // Nested beyond reason.
            return AsTyped(lines);
        }

        SortedDictionary<int, string> signs = [];
        foreach (MarkdownObject part in document.Descendants())
        {
            Mark(part, lines, root, isFirst, signs);
        }

        StringBuilder safe = new(lines.Length + signs.Count);
        for (int at = 0; at < lines.Length; at++)
        {
            safe.Append(signs.GetValueOrDefault(at)).Append(lines[at]);
        }

        return safe.ToString();
    }

    /// <summary>What is written before which place.</summary>
    private static void Mark(MarkdownObject part, string lines, string root, bool isFirst, SortedDictionary<int, string> signs)
    {
        switch (part)
        {
            case HtmlBlock or HtmlInline:
            case AutolinkInline { Url: var url } when !IsSafe(url):
                for (int at = part.Span.Start; at <= part.Span.End && at < lines.Length; at++)
                {
                    if (Special.Contains(lines[at], StringComparison.Ordinal))
                    {
                        signs[at] = "\\";
                    }
                }

                break;
            case LinkInline link when link.Span.Start >= 0 && (link.IsImage || !IsSafe(link.Url)):
                signs[link.Span.Start] = "\\";
                break;
            case LinkInline { UrlSpan: { Start: > 0, Length: > 0 } place } link when link.Url?.StartsWith('/') == true:
                signs[place.Start] = root;
                break;
            case LinkReferenceDefinition reference when !IsSafe(reference.Url):
                signs[reference.Span.Start] = "\\";
                break;
            case HeadingBlock { IsSetext: false } heading when isFirst:
                signs[heading.Span.Start] = "##";
                break;
        }
    }

    private static string AsTyped(string lines) => string.Join("\n\n", lines.Split('\n').Select(Plain));

    private static bool IsSafe(string? url) =>
        url is null
        || (!url.Contains(':', StringComparison.Ordinal) && !url.Contains('&', StringComparison.Ordinal))
        || (Uri.TryCreate(url, UriKind.Absolute, out Uri? read) && read.Scheme is "http" or "https" or "mailto");
}
