// Which of many sorted durations stands at a share of the way.
namespace Muster.Bench.Telling;

public static class Percentiles
{
    /// <summary>In milliseconds; null of nothing.</summary>
    /// <param name="share">0.5 is the median.</param>
    public static double? Of(IReadOnlyList<TimeSpan> sorted, double share)
    {
        ArgumentNullException.ThrowIfNull(sorted);
        return sorted.Count == 0 ? null : sorted[Math.Min(sorted.Count - 1, (int)(sorted.Count * share))].TotalMilliseconds;
    }
}
