// A page of the list of reviews as the API answers it.
using System.Collections.Immutable;
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Engine.Projections;

namespace Muster.Server.Reviews.Api;

/// <param name="Next">The cursor of the next page; null on the last.</param>
public sealed record ReviewList(ImmutableArray<ReviewItem> Items, string? Next);

/// <param name="Status"><c>open</c>, <c>overdue</c> or <c>closed</c>, at the moment of the answer.</param>
/// <param name="DueAt">Null when policy gives no date.</param>
/// <param name="Depth">How many times "why?" was asked on the longest way down.</param>
public sealed record ReviewItem(
    IncidentId Incident,
    string Title,
    Severity Severity,
    string Status,
    DateTimeOffset DraftedAt,
    DateTimeOffset? DueAt,
    DateTimeOffset? ClosedAt,
    int Depth,
    int RootCauses,
    int ActionItems,
    int OpenActionItems,
    IncidentType Type
)
{
    public static ReviewItem Of(ReviewRow row, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(row);
        return new(
            row.Incident,
            row.Title,
            row.Severity,
            StatusOf(row.ClosedAt is not null, row.DueAt, now),
            row.DraftedAt,
            row.DueAt,
            row.ClosedAt,
            row.Whys,
            row.RootCauses,
            row.ActionItems,
            row.OpenActionItems,
            row.Type
        );
    }

    public static string StatusOf(bool closed, DateTimeOffset? dueAt, DateTimeOffset now) =>
        closed ? Views.Closed
        : dueAt <= now ? Views.Overdue
        : Views.Open;
}
