// Turns what people write in Markdown into HTML that is safe to show.
using System.Text;
using System.Text.Encodings.Web;
using Ganss.Xss;
using Markdig;
using Markdig.Renderers;
using Markdig.Syntax;

namespace Muster.Server.Web.Prose;

/// <summary>
/// Raw HTML in the text is shown as text. What Markdown makes of the rest passes a list of allowed elements: no pictures, no styles, links to http, https and mailto
/// only. A line break in the text is one on the page, as people who type into a field expect.
/// </summary>
public static class ProseHtml
{
    /// <summary>Headings stand below those of the page that shows the text.</summary>
    private const int TopHeading = 3;

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .DisableHtml()
        .UseAutoLinks()
        .UsePipeTables()
        .UseSoftlineBreakAsHardlineBreak()
        .Build();

    private static readonly HtmlSanitizer Allowed = new(
        new HtmlSanitizerOptions
        {
            AllowedTags = new HashSet<string>(StringComparer.OrdinalIgnoreCase)
            {
                "p",
                "br",
                "hr",
                "ul",
                "ol",
                "li",
                "strong",
                "em",
                "del",
                "code",
                "pre",
                "blockquote",
                "a",
                "h3",
                "h4",
                "h5",
                "h6",
                "table",
                "thead",
                "tbody",
                "tr",
                "th",
                "td",
            },
            AllowedAttributes = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "href", "start" },
            AllowedSchemes = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "http", "https", "mailto" },
            UriAttributes = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "href" },
        }
    );

    /// <summary>Never throws for any text; empty for an empty one. Safe for several threads.</summary>
    public static string Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        try
        {
            return Allowed.Sanitize(Rendered(Markdown.Parse(WithListsEnded(text), Pipeline)));
        }
        catch (ArgumentException)
        {
            // Markdig refuses what is nested beyond reason. Somebody wrote it all the same, so it is shown as it was typed.
            return $"<p>{HtmlEncoder.Default.Encode(text)}</p>";
        }
    }

    private static string Rendered(MarkdownDocument document)
    {
        foreach (HeadingBlock heading in document.Descendants<HeadingBlock>())
        {
            heading.Level = Math.Min(heading.Level + TopHeading - 1, 6);
        }

        using StringWriter writer = new();
        HtmlRenderer renderer = new(writer);
        Pipeline.Setup(renderer);
        renderer.Render(document);
        return writer.ToString();
    }

    /// <summary>A line that begins at the margin ends the list above it; Markdown alone would make it a part of the last item.</summary>
    private static string WithListsEnded(string text)
    {
        StringBuilder ended = new(text.Length);
        bool inItem = false;
        foreach (string line in text.Split('\n'))
        {
            bool isItem = line.StartsWith("- ", StringComparison.Ordinal) || line.StartsWith("* ", StringComparison.Ordinal);
            if (inItem && !isItem && line.Length > 0 && !char.IsWhiteSpace(line[0]))
            {
                ended.Append('\n');
            }

            inItem = isItem || (inItem && line.Length > 0 && char.IsWhiteSpace(line[0]));
            ended.Append(line).Append('\n');
        }

        return ended.ToString();
    }
}
