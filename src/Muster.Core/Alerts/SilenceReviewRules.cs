// When somebody has to look at a silence again: one that is long, or that was made longer, hides more than was meant.
namespace Muster.Core.Alerts;

public static class SilenceReviewRules
{
    /// <summary>
    /// When somebody should look at it next; null for one that ends before that. Counted from its begin, from its last renewal, or from the last review, whichever is
    /// latest. A review changes nothing about the silence: whoever wants its end ends it.
    /// </summary>
    /// <param name="last">The last review; null when there was none.</param>
    public static DateTimeOffset? DueAt(Silence silence, SilenceReview? last)
    {
        ArgumentNullException.ThrowIfNull(silence);
        if (silence.Ended is not null)
        {
            return null;
        }

        DateTimeOffset from = silence.StartsAt > silence.UpdatedAt ? silence.StartsAt : silence.UpdatedAt;
        TimeSpan after = IsRenewed(silence) ? SilenceDefaults.ReviewRenewedAfter : SilenceDefaults.ReviewAfter;
        if (last is not null && last.At >= from)
        {
            (from, after) = (last.At, SilenceDefaults.ReviewEvery);
        }

        return from + after < silence.EndsAt ? from + after : null;
    }

    /// <summary>Whether the review is due by now.</summary>
    public static bool IsDue(Silence silence, SilenceReview? last, DateTimeOffset now) => DueAt(silence, last) is { } due && due <= now;

    private static bool IsRenewed(Silence silence) => silence.UpdatedAt > silence.StartsAt;
}
