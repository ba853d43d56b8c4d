// The words of an exported review that both formats share.
using System.Globalization;
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Core.Reviews;
using Muster.Server.Reviews.Pages;

namespace Muster.Server.Reviews.Exports;

internal static class ExportedText
{
    public static string Title(ReviewRecord record) => $"Review of {record.Review.Incident}: {record.Review.Title}";

    /// <summary>What stands under the title, a name and a value each.</summary>
    public static IEnumerable<(string Name, string Value)> Facts(ReviewRecord record)
    {
        Review review = record.Review;
        yield return ("Severity", review.Severity.Label());
        if (review.Type == IncidentType.Drill)
        {
            yield return ("Kind", "Drill: nothing in it was real");
        }

        if (record.Incident.Service is { } service)
        {
            yield return ("Service", record.Organisation.Service(service)?.Name ?? service.Value);
        }

        yield return ("Detected", Instant(record.Incident.DetectedAt));
        foreach (MeasuredTime time in MeasuredTime.All(record.Incident))
        {
            yield return (time.Label, time.Took is { } took ? took.Brief() : $"not known: {time.Note}");
        }

        yield return review.Closure is { } closure
            ? ("Closed", $"{Instant(closure.At)} by {record.Who(closure.By)}")
            : ("State", "A draft: the review is open, and what stands here may still change");
    }

    public static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("d MMM yyyy, HH:mm 'UTC'", CultureInfo.InvariantCulture);

    public static string Day(DateTimeOffset at) => at.UtcDateTime.ToString("d MMM yyyy", CultureInfo.InvariantCulture);

    public static string State(ReviewRecord record, ActionItem item, DateTimeOffset now) =>
        item.Done is { } done ? $"done {Day(done.At)} by {record.Who(done.By)}{(done.Result is { } result ? ": " + result : "")}"
        : item.IsOverdue(now) ? $"overdue since {Day(item.DueAt)}"
        : $"due {Day(item.DueAt)}";

    /// <summary>What happened, oldest first, without what people folded away.</summary>
    public static IEnumerable<(DateTimeOffset At, string Title, string Body)> Timeline(ReviewRecord record) =>
        Standing(record)
            .Take(ExportPlace.EntriesMax)
            .Select(happened => (happened.At, Text: TimelineText.Describe(happened, record.NameOf, record.Incident)))
            .Select(entry => (entry.At, entry.Text.Title, entry.Text.Body));

    /// <summary>What the file does not hold; null when it holds all.</summary>
    public static string? Left(ReviewRecord record) =>
        Standing(record).Count() - ExportPlace.EntriesMax is > 0 and int left
            ? $"{left} more entries stand on the page of the incident."
            : null;

    private static IEnumerable<IncidentEvent> Standing(ReviewRecord record) =>
        record.Timeline.Where(happened => !TimelinePlace.IsRemoved(record.Incident, happened));

    public static string Origin(ExportPlace place) => $"Taken from Muster at {Instant(place.At)}. All times are UTC.";

    /// <summary>The evidence of an answer: an entry of the timeline in words, and everything else as it was written.</summary>
    public static string Evidence(ReviewRecord record, string evidence) => TimelinePlace.Find(record, evidence)?.Words ?? evidence;
}
