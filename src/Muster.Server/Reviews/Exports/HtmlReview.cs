// A review as one HTML file that needs nothing else: no script, its style inside, ready for print.
using System.Text;
using System.Text.Encodings.Web;
using Muster.Core.Kernel;
using Muster.Core.Reviews;
using Muster.Server.Web.Prose;

namespace Muster.Server.Reviews.Exports;

public static class HtmlReview
{
    /// <summary>Whatever stands in the file: nothing is loaded, and nothing runs.</summary>
    private const string Policy = "default-src 'none'; style-src 'unsafe-inline'";

    private static readonly string Style = ReadStyle();

    public static string Write(ReviewRecord record, ExportPlace place)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(place);
        StringBuilder html = new();
        string title = Text(ExportedText.Title(record));
        html.Append("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
            .Append($"<meta http-equiv=\"Content-Security-Policy\" content=\"{Policy}\">\n")
            .Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
            .Append($"<title>{title}</title>\n<style>\n{Style}</style>\n</head>\n<body>\n<main>\n<h1>{title}</h1>\n<dl class=\"facts\">\n");
        foreach ((string name, string value) in ExportedText.Facts(record))
        {
            html.Append($"<div><dt>{Text(name)}</dt><dd>{Text(value)}</dd></div>\n");
        }

        html.Append("</dl>\n");
        foreach (ReviewSection section in Enum.GetValues<ReviewSection>().Where(one => one != ReviewSection.Lessons))
        {
            Section(html, record.Review, section, place);
        }

        Turning(html, record);
        Whys(html, record);
        Factors(html, record);
        Actions(html, record, place.At);
        Section(html, record.Review, ReviewSection.Lessons, place);
        Timeline(html, record);
        string address = Text(place.Address($"/reviews/{record.Review.Incident}"));
        return html.Append($"<footer><p>{Text(ExportedText.Origin(place))} <a href=\"{address}\">{address}</a></p></footer>\n")
            .Append("</main>\n</body>\n</html>\n")
            .ToString();
    }

    private static void Section(StringBuilder html, Review review, ReviewSection section, ExportPlace place)
    {
        if (review.Section(section) is { Length: > 0 } written)
        {
            // What leads into this Muster must lead there from a file too.
            string prose = ProseHtml.Of(written).Replace("href=\"/", $"href=\"{Text(place.Root)}/", StringComparison.Ordinal);
            html.Append($"<section>\n<h2>{section.Label()}</h2>\n{prose}</section>\n");
        }
    }

    /// <summary>A list in a list for each why: the tree is read aloud, and printed, as it is seen.</summary>
    private static void Whys(StringBuilder html, ReviewRecord record)
    {
        if (record.Review.Tree() is not { Count: > 0 } tree)
        {
            return;
        }

        html.Append("<section>\n<h2>Why it happened</h2>\n");
        int depth = 0;
        foreach (PlacedWhy placed in tree)
        {
            html.Append(
                placed.Depth > depth
                    ? "<ol class=\"whys\">\n"
                    : string.Concat(Enumerable.Repeat("</li></ol>\n", depth - placed.Depth)) + "</li>\n"
            );
            html.Append(Why(record, placed.Why));
            depth = placed.Depth;
        }

        html.Append(string.Concat(Enumerable.Repeat("</li></ol>\n", depth))).Append("</section>\n");
    }

    private static string Why(ReviewRecord record, Why why)
    {
        string root = why.RootCause is { } cause
            ? $" <strong class=\"root\">Root cause: {Text(cause.Class.Label().ToLowerInvariant())}</strong>"
            : "";
        return $"<li>{Text(why.Text)}{root}{Evidence(record, why.Evidence)}";
    }

    private static string Evidence(ReviewRecord record, string? evidence) =>
        evidence is null ? "" : $" <small>Evidence: {Link(ExportedText.Evidence(record, evidence))}</small>";

    private static void Turning(StringBuilder html, ReviewRecord record)
    {
        if (record.TurningPoints.IsEmpty)
        {
            return;
        }

        html.Append("<section class=\"times\">\n<h2>Turning points</h2>\n<table>\n<tbody>\n");
        foreach (TurningPoint point in record.TurningPoints)
        {
            html.Append($"<tr><th scope=\"row\">{ExportedText.Instant(point.At)}</th><td>{Text(point.Words)}</td></tr>\n");
        }

        html.Append("</tbody>\n</table>\n</section>\n");
    }

    private static void Factors(StringBuilder html, ReviewRecord record)
    {
        if (!record.Review.StandingFactors.Any())
        {
            return;
        }

        html.Append("<section>\n<h2>What contributed</h2>\n<ul>\n");
        foreach (Factor factor in record.Review.StandingFactors)
        {
            html.Append($"<li>{Text(factor.Text)} <small>{factor.Class.Label()}</small>{Evidence(record, factor.Evidence)}</li>\n");
        }

        html.Append("</ul>\n</section>\n");
    }

    private static void Actions(StringBuilder html, ReviewRecord record, DateTimeOffset now)
    {
        if (!record.Review.StandingActionItems.Any())
        {
            return;
        }

        html.Append("<section>\n<h2>What we will do</h2>\n<table>\n<thead><tr>")
            .Append("<th>What</th><th>Owner</th><th>State</th><th>For</th><th>Priority</th></tr></thead>\n<tbody>\n");
        foreach (ActionItem item in record.Review.StandingActionItems)
        {
            string seen = item.Verification is { } verification ? $" <small>Seen by: {Text(verification)}</small>" : "";
            html.Append($"<tr><td>{Text(item.Text)}{seen}</td><td>{Text(record.NameOf(item.Owner))}</td>")
                .Append($"<td>{Text(ExportedText.State(record, item, now))}</td><td>{Text(item.Type.Label())}</td>")
                .Append($"<td>{Text(item.Priority.Label())}</td></tr>\n");
        }

        html.Append("</tbody>\n</table>\n</section>\n");
    }

    private static void Timeline(StringBuilder html, ReviewRecord record)
    {
        html.Append("<section class=\"times timeline\">\n<h2>Timeline</h2>\n<table>\n<tbody>\n");
        foreach ((DateTimeOffset at, string title, string body) in ExportedText.Timeline(record))
        {
            string more = body.Length > 0 ? $" <small>{Text(body)}</small>" : "";
            html.Append($"<tr><th scope=\"row\">{ExportedText.Instant(at)}</th><td>{Text(title)}{more}</td></tr>\n");
        }

        html.Append("</tbody>\n</table>\n");
        html.Append(ExportedText.Left(record) is { } left ? $"<p>{Text(left)}</p>\n" : "").Append("</section>\n");
    }

    /// <summary>A link where it leads to the web, and else the words.</summary>
    private static string Link(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out Uri? url) && url.Scheme is "http" or "https"
            ? $"<a href=\"{Text(url.AbsoluteUri)}\" rel=\"noopener noreferrer\">{Text(text)}</a>"
            : Text(text);

    private static string Text(string text) => HtmlEncoder.Default.Encode(text);

    private static string ReadStyle()
    {
        using Stream stream = typeof(HtmlReview).Assembly.GetManifestResourceStream("reviews/export.css")!;
        using StreamReader reader = new(stream);
        return reader.ReadToEnd();
    }
}
