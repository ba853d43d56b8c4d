// Markdown that people wrote, so that it can be handed on: it keeps its form, and nothing in it can run or lure.
using System.Text;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Muster.Server.Reviews.Exports;

internal static class SafeMarkdown
{
    private const string Special = "\\`*_{}[]<>()#+-.!|~&$";

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UseAutoLinks()
        .UsePipeTables()
        .UsePreciseSourceLocation()
        .Build();

    /// <summary>A text as it was typed, in one line: no sign in it means anything to Markdown.</summary>
    public static string Plain(string text)
    {
        StringBuilder plain = new(text.Length);
        foreach (char one in string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))
        {
            if (Special.Contains(one, StringComparison.Ordinal))
            {
                plain.Append('\\');
            }

            plain.Append(one);
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
        string lines = text.ReplaceLineEndings("\n").Trim();
        SortedDictionary<int, string> before = [];
        MarkdownDocument document;
        try
        {
            document = Markdown.Parse(lines, Pipeline);
        }
        catch (ArgumentException)
        {
            // Nested beyond reason: every line as it was typed.
            return string.Join("\n\n", lines.Split('\n').Select(Plain));
        }

        foreach (MarkdownObject part in document.Descendants())
        {
            switch (part)
            {
                case HtmlBlock or HtmlInline or AutolinkInline { Url: var _ } when Escapes(part):
                    for (int at = part.Span.Start; at <= part.Span.End && at < lines.Length; at++)
                    {
                        if (lines[at] is '<' or '&')
                        {
                            before[at] = "\\";
                        }
                    }

                    break;
                case LinkInline { IsImage: true } picture when IsSafe(picture.Url):
                    before[picture.Span.Start] = "\\";
                    break;
                case LinkInline link when !IsSafe(link.Url) && link.Span.Start >= 0:
                    before[link.Span.Start] = link.IsImage ? "\\!\\" : "\\";
                    break;
                case LinkInline { UrlSpan: { Start: >= 0, Length: > 0 } place } link when link.Url?.StartsWith('/') == true:
                    before[place.Start] = root;
                    break;
                case LinkReferenceDefinition reference when !IsSafe(reference.Url):
                    before[reference.Span.Start] = "\\";
                    break;
                case HeadingBlock { IsSetext: false } heading:
                    before[heading.Span.Start] = "##";
                    break;
            }
        }

        StringBuilder safe = new(lines.Length + before.Count);
        for (int at = 0; at < lines.Length; at++)
        {
            if (before.TryGetValue(at, out string? sign))
            {
                safe.Append(sign);
                if (sign == "\\!\\")
                {
                    continue;
                }
            }

            safe.Append(lines[at]);
        }

        return safe.ToString();
    }

    private static bool Escapes(MarkdownObject part) => part is not AutolinkInline { Url: var url } || !IsSafe(url);

    private static bool IsSafe(string? url) =>
        url is null
        || (!url.Contains(':', StringComparison.Ordinal) && !url.Contains('&', StringComparison.Ordinal))
        || (Uri.TryCreate(url, UriKind.Absolute, out Uri? read) && read.Scheme is "http" or "https" or "mailto");
}
