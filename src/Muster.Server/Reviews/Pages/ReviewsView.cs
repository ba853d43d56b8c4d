// Everything that the list of reviews shows.
using System.Collections.Immutable;
using Muster.Engine.Projections;

namespace Muster.Server.Reviews.Pages;

/// <param name="Status">Which are shown; see <see cref="ReviewListing.Status"/>.</param>
/// <param name="Rows">Those to do: overdue first, then by their day, those without a day last. Closed ones: newest draft first.</param>
/// <param name="Open">How many are to do, overdue ones among them.</param>
/// <param name="Next">The address of the next page; null on the last.</param>
public sealed record ReviewsView(
    string Status,
    string Search,
    ImmutableArray<ReviewRow> Rows,
    int Open,
    int Overdue,
    string? Next,
    bool IsFirstPage,
    string Url,
    string Rev,
    DateTimeOffset Now
)
{
    public const string Topics = "review";

    public bool ShowsClosed => Status == Views.Closed;

    /// <summary>Those of drills: practice, which waits for nobody.</summary>
    public bool ShowsDrills => Status == Views.Practised;

    public bool IsOverdue(ReviewRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row.ClosedAt is null && row.DueAt <= Now;
    }
}
