// `muster review show`: one review with its sections, whys, action items, times, and what keeps it from being closed.
using System.CommandLine;
using System.Globalization;
using Muster.Cli.Api;
using Muster.Cli.Features;
using Muster.Cli.Terminal;

namespace Muster.Cli.Review;

internal static class ShowCommand
{
    public static Command Create()
    {
        Argument<string> incident = Common.Incident();
        return ApiVerb.Make(
            "show",
            "Show the review of an incident: sections, whys, action items, times, and what keeps it from being closed.",
            [incident],
            async (parsed, client, cancel) =>
            {
                string path = Common.At(parsed.GetRequiredValue(incident));
                Reply<ReviewDetail> reply = await client.GetAsync<ReviewDetail>(path, cancel);
                parsed.Screen().Answer(reply.Raw, () => Show(reply.Value));
            }
        );
    }

    private static void Show(ReviewDetail review)
    {
        Screen.Line($"Review of {review.Incident}  [{review.Severity}] {Screen.Clean(review.Title)}");
        Screen.Line();
        Screen.Facts(
            ("Status", review.Status),
            ("Due", review.DueAt is { } due && review.Closure is null ? $"{TimeText.Utc(due)} ({TimeText.Due(due)})" : null),
            ("Closed", TimeText.Utc(review.Closure?.At)),
            ("To detect", Span(review.Times.ToDetectSeconds)),
            ("To acknowledge", Span(review.Times.ToAcknowledgeSeconds)),
            ("To mitigate", Span(review.Times.ToMitigateSeconds)),
            ("To resolve", Span(review.Times.ToResolveSeconds))
        );
        foreach ((string name, string text) in review.Sections.Where(section => section.Value.Length > 0))
        {
            Part(char.ToUpperInvariant(name[0]) + name[1..], Core.Reviews.EvidenceText.WithoutLinks(text).Split('\n'));
        }

        Part("Whys", [.. review.Whys.Where(why => why.Depth is not null).Select(Line)]);
        Part("What contributed", [.. review.Factors.Where(factor => factor.Removal is null).Select(Line)]);
        Part("Action items", [.. review.ActionItems.Where(item => item.Removal is null).Select(Line)]);
        Part("Before it can be closed", [.. review.Gaps.Select(gap => gap.Message ?? "")]);
    }

    private static string Line(WhyItem why)
    {
        string mark = why.RootCause is { } cause ? $"  (root cause: {Words.Said(cause.Class)})" : "";
        string evidence = why.Evidence is { Length: > 0 } ? $"  [{why.Evidence}]" : "";
        return new string(' ', 2 * (why.Depth!.Value - 1)) + $"{why.Id}  {why.Text}{mark}{evidence}";
    }

    private static string Line(FactorItem factor) => $"{factor.Id}  {Words.Said(factor.Class)}  {factor.Text}";

    private static string Line(ActionItem item)
    {
        string state =
            item.Done is { } done ? $"done {TimeText.Relative(done.At)}"
            : item.Overdue ? TimeText.Due(item.DueAt)
            : "due " + item.DueAt.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return $"{item.Id}  {item.Type}  {item.OwnerName}  {state}  {item.Text}";
    }

    private static string? Span(double? seconds) =>
        seconds is { } known ? TimeSpan.FromSeconds(Math.Round(known)).ToString("c", CultureInfo.InvariantCulture) : null;

    private static void Part(string title, string[] lines)
    {
        if (lines.Length == 0)
        {
            return;
        }

        Screen.Line();
        Screen.Line(title);
        foreach (string line in lines)
        {
            Screen.Line("  " + Screen.Clean(line));
        }
    }
}
