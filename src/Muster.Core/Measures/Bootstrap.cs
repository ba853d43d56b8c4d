// How far a median, or the difference of two, may lie from the truth: by resampling what was seen.
namespace Muster.Core.Measures;

/// <summary>
/// Percentile intervals of <see cref="MeasureDefaults.Resamples"/> resamples at <see cref="MeasureDefaults.Confidence"/>. Source: Efron, “Bootstrap methods”, 1979;
/// Efron and Tibshirani, “An introduction to the bootstrap”, 1993, chapter 13.
/// </summary>
/// <remarks>
/// A resample is drawn at once and not value by value: the k-th of n places that are drawn evenly with replacement is the k-th of n uniform numbers, times n, rounded
/// down, and that one is a Beta(k, n + 1 − k). Ten thousand incidents so cost as little as ten. Source: David and Nagaraja, “Order statistics”, 2003, chapter 2.
/// </remarks>
public static class Bootstrap
{
    /// <summary>The interval of the median; null of a sample of fewer than <see cref="MeasureDefaults.IncidentsMin"/>.</summary>
    public static Interval? Median(Sample sample, Draws draws)
    {
        ArgumentNullException.ThrowIfNull(sample);
        ArgumentNullException.ThrowIfNull(draws);
        return sample.N < MeasureDefaults.IncidentsMin ? null : Percentiles(() => ResampledMedian(sample, draws));
    }

    /// <summary>The interval of the median of <paramref name="to"/> less that of <paramref name="from"/>; null where one of them is too small.</summary>
    public static Interval? Difference(Sample from, Sample to, Draws draws)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        ArgumentNullException.ThrowIfNull(draws);
        return Math.Min(from.N, to.N) < MeasureDefaults.IncidentsMin
            ? null
            : Percentiles(() => ResampledMedian(to, draws) - ResampledMedian(from, draws));
    }

    private static Interval Percentiles(Func<double> draw)
    {
        Sample drawn = Sample.Of(Enumerable.Range(0, MeasureDefaults.Resamples).Select(_ => draw()));
        double tail = (1 - MeasureDefaults.Confidence) / 2;
        return new(drawn.Quantile(tail), drawn.Quantile(1 - tail));
    }

    private static double ResampledMedian(Sample sample, Draws draws)
    {
        int n = sample.N;
        int middle = (n + 1) / 2;
        double below = draws.Gamma(middle);
        double place = below / (below + draws.Gamma(n + 1 - middle));
        if (n % 2 == 1)
        {
            return At(sample, place);
        }

        double next = 1 - ((1 - place) * Math.Pow(draws.Unit(), 1.0 / (n - middle)));
        return (At(sample, place) + At(sample, next)) / 2;
    }

    private static double At(Sample sample, double place) => sample.Values[Math.Min((int)(place * sample.N), sample.N - 1)];
}
