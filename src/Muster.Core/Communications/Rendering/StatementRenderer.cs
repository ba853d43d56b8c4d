// One statement for each audience and each channel: what each reads, and how it is laid out.
using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Text.Encodings.Web;
using System.Text.Json;
using Muster.Core.Kernel;

namespace Muster.Core.Communications.Rendering;

/// <summary>
/// Colleagues read the five lines. Executives read also who commands and how long it lasts. The public reads neither the incident's number nor a name, and its severity
/// only where the organisation wants so. Every text becomes one clean line, so that nothing typed can make a line, a header or a tag.
/// </summary>
public static class StatementRenderer
{
    private static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Render(SaidStatement said, Audience audience, StatementStyle style)
    {
        RenderedStatement rendered = For(said, audience);
        return style switch
        {
            StatementStyle.Subject => Subject(said, rendered),
            StatementStyle.Text => Text(rendered),
            StatementStyle.Html => Html(rendered),
            StatementStyle.Slack => Slack(rendered),
            StatementStyle.Feed => Feed(said, rendered),
            StatementStyle.Json => JsonSerializer.Serialize(rendered, Readable),
        };
    }

    /// <summary>What the audience reads, for whoever lays it out.</summary>
    public static RenderedStatement For(SaidStatement said, Audience audience)
    {
        ArgumentNullException.ThrowIfNull(said);
        HoldingStatement statement = said.Statement;
        bool isPublic = audience == Audience.Public;
        string title = Line(said.Title);
        ImmutableArray<RenderedLine>.Builder lines = ImmutableArray.CreateBuilder<RenderedLine>();
        lines.Add(new("Status", Line(statement.Status)));
        lines.Add(new("Impact", Line(statement.Impact)));
        lines.Add(new("Current Action", Line(statement.CurrentAction)));
        lines.Add(new("Next Update", HoldingStatementText.Next(statement, at => at.ClockNear(said.At))));
        if (audience == Audience.Executive)
        {
            lines.Add(new("Commander", said.Commander is { } name ? Line(name) : "nobody yet"));
            lines.Add(new("Duration", $"{(said.At - said.Began).Brief()}, since {said.Began.ClockNear(said.At)}"));
        }

        return new(
            audience,
            isPublic && !said.ShowsSeverityToPublic ? title : $"[{said.Severity.Label()}] {title}",
            said.CorrectsAt is { } earlier ? $"This corrects the update of {earlier.ClockNear(said.At)}." : null,
            lines.ToImmutable(),
            said.At
        );
    }

    private static string Subject(SaidStatement said, RenderedStatement rendered) =>
        EdgeText.Line(
            string.Concat(
                rendered.Correction is null ? "" : "Correction: ",
                rendered.Audience == Audience.Public ? "" : said.Incident + " ",
                rendered.Title,
                ": ",
                rendered.Lines[0].Text
            ),
            EdgeLimits.TitleBytes
        );

    private static string Text(RenderedStatement rendered) =>
        string.Join('\n', First(rendered).Concat(rendered.Lines.Select(line => $"{line.Label}: {line.Text}")));

    private static string Html(RenderedStatement rendered) =>
        string.Concat(
            $"<p><strong>{Escaped(rendered.Title)}</strong></p>\n",
            rendered.Correction is { } correction ? $"<p>{Escaped(correction)}</p>\n" : "",
            "<dl>\n",
            string.Concat(rendered.Lines.Select(line => $"<dt>{Escaped(line.Label)}</dt><dd>{Escaped(line.Text)}</dd>\n")),
            "</dl>"
        );

    private static string Slack(RenderedStatement rendered) =>
        string.Join(
            '\n',
            First(rendered)
                .Select((text, place) => place == 0 ? $"*{Mrkdwn(text)}*" : $"_{Mrkdwn(text)}_")
                .Concat(rendered.Lines.Select(line => $"*{line.Label}:* {Mrkdwn(line.Text)}"))
        );

    /// <summary>The id says which statement it is and nothing about the incident.</summary>
    private static string Feed(SaidStatement said, RenderedStatement rendered)
    {
        string at = said.At.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        return string.Join(
            '\n',
            "<entry>",
            $"  <id>urn:muster:statement:{Uri.EscapeDataString(said.Statement.Id)}</id>",
            $"  <title>{Escaped(Subject(said, rendered))}</title>",
            $"  <published>{at}</published>",
            $"  <updated>{at}</updated>",
            $"  <content type=\"html\">{Escaped(Html(rendered))}</content>",
            "</entry>"
        );
    }

    private static IEnumerable<string> First(RenderedStatement rendered) =>
        rendered.Correction is { } correction ? [rendered.Title, correction] : [rendered.Title];

    private static string Escaped(string text) => WebUtility.HtmlEncode(text);

    /// <summary>With the three characters escaped that Slack reads as its own, a text makes no link and calls nobody.</summary>
    private static string Mrkdwn(string text) =>
        text.Replace("&", "&amp;", StringComparison.Ordinal)
            .Replace("<", "&lt;", StringComparison.Ordinal)
            .Replace(">", "&gt;", StringComparison.Ordinal);

    private static string Line(string text) => EdgeText.Line(text, EdgeLimits.DetailsBytes);
}
