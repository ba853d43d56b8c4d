// The rows of the list of action items, and those by which their effect is judged.
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Core.Reviews;
using Muster.Engine.Commands;
using Muster.Engine.Ports;

namespace Muster.Engine.Projections;

public sealed class ActionProjection : IProjection
{
    public string Category => Review.Category;

    public IEnumerable<View> Project(StreamId stream, object state, DateTimeOffset now)
    {
        Review review = (Review)state;
        return review.Exists ? [.. review.ActionItems.Select(item => Row(review, item, now)), .. Issues(review), .. Classed(review)] : [];
    }

    /// <summary>The row of one action item; a timer writes it anew when the item becomes overdue.</summary>
    public static View Row(Review review, ActionItem item, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(review);
        ArgumentNullException.ThrowIfNull(item);
        return new(
            Views.Action,
            ActionRow.IdOf(review.Incident, item.Id),
            Status(review, item, now),
            item.Done?.At ?? item.DueAt,
            ViewJson.Search([review.Incident.Value, review.Title, item.Text, item.Owner.Value]),
            ViewJson.Write(ActionRow.Of(review, item))
        );
    }

    private static IEnumerable<View> Issues(Review review) =>
        review
            .ActionItems.Where(item => item.Issue is { Key: not null, Url: not null })
            .Select(item => new View(
                Views.Issue,
                $"{item.Issue!.Tracker}/{item.Issue.Key}",
                item is { Done: null, Removal: null } ? Views.Open : Views.Closed,
                item.Issue.At,
                "",
                ViewJson.Write(new IssueRow(item.Issue.Tracker, item.Issue.Key!, review.Incident, item.Id))
            )
            {
                Subject = item.Issue.Url,
            });

    private static string Status(Review review, ActionItem item, DateTimeOffset now) =>
        item.Removal is not null ? Views.Withdrawn
        : review.Type == IncidentType.Drill ? Views.Practised
        : item.Done is not null ? Views.Done
        : item.IsOverdue(now) ? Views.Overdue
        : Views.Open;

    /// <summary>Its class may be taken back, and a row is never removed: it is withdrawn then.</summary>
    private static IEnumerable<View> Classed(Review review)
    {
        if (review is not { Type: IncidentType.Incident, Service: { } service, BeganAt: { } began } || review.Whys.IsEmpty)
        {
            yield break;
        }

        ClassedIncident? classed = ClassedIncident.Of(review);
        yield return new View(
            Views.ClassedIncident,
            review.Incident.Value,
            classed is null ? Views.Withdrawn : Views.Recorded,
            began,
            "",
            ViewJson.Write(classed ?? new(review.Incident, review.Title, service, began, []))
        )
        {
            Subject = service.Value,
        };
    }
}
