// How many values lie where, on a scale by which each step is a multiple of the one before.
using System.Collections.Immutable;

namespace Muster.Core.Measures;

/// <summary>Times of incidents go from seconds to days: on an even scale all but a few would stand in the first bar.</summary>
public static class LogHistogram
{
    /// <summary>
    /// Bars of one width on the scale of <paramref name="least"/> to <paramref name="most"/>. The first takes what is less as well, 0 among it, and the last what is
    /// more, so that the counts add up to the sample.
    /// </summary>
    /// <param name="least">Above 0.</param>
    /// <param name="most">Above <paramref name="least"/>.</param>
    /// <param name="bars">At least 1.</param>
    public static ImmutableArray<HistogramBin> Of(Sample sample, double least, double most, int bars)
    {
        ArgumentNullException.ThrowIfNull(sample);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(least);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(most, least);
        ArgumentOutOfRangeException.ThrowIfLessThan(bars, 1);
        double[] bounds = [.. Enumerable.Range(0, bars).Select(bar => least * Math.Pow(most / least, (double)bar / bars))];
        bounds[0] = 0;
        int[] counts = new int[bars];
        foreach (double value in sample.Values)
        {
            int at = Array.BinarySearch(bounds, value);
            counts[Math.Max(at >= 0 ? at : ~at - 1, 0)]++;
        }

        return
        [
            .. counts.Select(
                (count, bar) => new HistogramBin(bounds[bar], bar + 1 < bars ? bounds[bar + 1] : double.PositiveInfinity, count)
            ),
        ];
    }
}
