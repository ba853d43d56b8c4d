// When whoever answers for a review is reminded of it.
using System.Collections.Immutable;
using Muster.Core.Incidents;

namespace Muster.Core.Reviews;

/// <summary>
/// A day before it is due, when it is due, and three, ten and seventeen days later; then it stands among the overdue ones, and another message would be one more that
/// nobody reads. What is closed, has no day, or reviews a drill is not chased.
/// </summary>
public static class ReviewChase
{
    private static readonly ImmutableArray<TimeSpan> Steps =
    [
        TimeSpan.FromDays(-1),
        TimeSpan.Zero,
        TimeSpan.FromDays(3),
        TimeSpan.FromDays(10),
        TimeSpan.FromDays(17),
    ];

    /// <summary>The number, from 0, of the latest reminder whose time has come; null while none has. A server that stood still sends this one alone.</summary>
    public static int? Due(Review review, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(review);
        return IsChased(review) ? Last(Steps.Count(after => review.DueAt + after <= now)) : null;
    }

    /// <summary>When the next reminder is due; null when none follows.</summary>
    public static DateTimeOffset? NextAt(Review review, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(review);
        return IsChased(review) ? Steps.Select(after => review.DueAt + after).FirstOrDefault(at => at > now) : null;
    }

    private static bool IsChased(Review review) => review is { Closure: null, DueAt: not null, Type: IncidentType.Incident };

    private static int? Last(int passed) => passed == 0 ? null : passed - 1;
}
