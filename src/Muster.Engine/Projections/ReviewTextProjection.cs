// What the full-text search knows of a review.
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Core.Reviews;
using Muster.Engine.Commands;
using Muster.Engine.Ports;

namespace Muster.Engine.Projections;

public sealed class ReviewTextProjection : IProjection
{
    public string Category => Review.Category;

    public IEnumerable<View> Project(StreamId stream, object state, DateTimeOffset now)
    {
        Review review = (Review)state;
        if (!review.Exists || review.Type == IncidentType.Drill)
        {
            yield break;
        }

        SearchedText text = new(
            review.Incident,
            review.Title,
            review.Severity,
            review.Service,
            review.BeganAt ?? review.DraftedAt,
            SearchedText.Cut(Parts(review))
        );
        yield return new View(
            Views.ReviewText,
            review.Incident.Value,
            Views.Recorded,
            review.DraftedAt,
            FullTextWords.Kept([text.Title, text.Incident.Value, text.Service?.Value, .. text.Parts]),
            ViewJson.Write(text)
        );
    }

    /// <summary>Causes come first: they are what incidents have in common.</summary>
    private static IEnumerable<string?> Parts(Review review) =>
        [
            .. review.RootCauses.SelectMany(why => new[] { why.Text, why.RootCause!.Class.Label() }),
            .. review.Tree().Where(placed => placed.Why.RootCause is null).Select(placed => placed.Why.Text),
            review.Section(ReviewSection.Summary),
            review.Section(ReviewSection.Lessons),
            .. review.StandingActionItems.SelectMany(item => new[] { item.Text, item.Done?.Result }),
            review.Section(ReviewSection.Impact),
            review.Section(ReviewSection.Detection),
            review.Section(ReviewSection.Response),
        ];
}
