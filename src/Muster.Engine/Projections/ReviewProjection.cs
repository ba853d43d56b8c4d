// The rows of the review list.
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Core.Reviews;
using Muster.Engine.Commands;
using Muster.Engine.Ports;

namespace Muster.Engine.Projections;

public sealed class ReviewProjection : IProjection
{
    public string Category => Review.Category;

    public IEnumerable<View> Project(StreamId stream, object state, DateTimeOffset now) => Rows((Review)state, now);

    /// <summary>The row of a review; a timer writes it anew when the review becomes overdue.</summary>
    public static IEnumerable<View> Rows(Review review, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(review);
        if (!review.Exists)
        {
            yield break;
        }

        ReviewRow row = new(
            review.Incident,
            review.Title,
            review.Severity,
            review.DraftedAt,
            review.DueAt,
            review.Closure?.At,
            review.DeepestChain,
            review.RootCauses.Count(),
            review.StandingActionItems.Count(),
            review.StandingActionItems.Count(item => item.Done is null)
        )
        {
            Type = review.Type,
        };
        yield return new View(
            Views.Review,
            review.Incident.Value,
            Status(review, now),
            review.DraftedAt,
            ViewJson.Search([
                review.Incident.Value,
                review.Title,
                review.Severity.Label(),
                .. review.StandingActionItems.Select(item => item.Owner.Value),
            ]),
            ViewJson.Write(row)
        );
    }

    /// <summary>That of a drill is practice: it stands among no others, waits for nobody, and is never overdue.</summary>
    private static string Status(Review review, DateTimeOffset now) =>
        review.Type == IncidentType.Drill ? Views.Practised
        : review.Closure is not null ? Views.Closed
        : review.DueAt <= now ? Views.Overdue
        : Views.Open;
}
