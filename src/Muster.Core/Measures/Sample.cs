// A sample of numbers: how many, its median, quartiles and tail.
using System.Collections.Immutable;

namespace Muster.Core.Measures;

/// <summary>
/// Finite numbers in ascending order, such as the seconds that incidents took. A mean is left out on purpose: of few and skewed times it says little. Source: Štěpán
/// Davidovič, “Incident Metrics in SRE”, 2021.
/// </summary>
public sealed record Sample
{
    private Sample(ImmutableArray<double> values) => Values = values;

    public static Sample Empty { get; } = new([]);

    /// <summary>Ascending.</summary>
    public ImmutableArray<double> Values { get; }

    public int N => Values.Length;

    /// <summary>NaN of an empty sample, as are the other quantiles.</summary>
    public double Median => Quantile(0.5);

    /// <summary>A quarter is not above it.</summary>
    public double LowerQuartile => Quantile(0.25);

    public double UpperQuartile => Quantile(0.75);

    /// <summary>Nine of ten are not above it.</summary>
    public double P90 => Quantile(0.9);

    /// <exception cref="ArgumentOutOfRangeException">One of them is no finite number.</exception>
    public static Sample Of(IEnumerable<double> values)
    {
        ImmutableArray<double> sorted = [.. values.Order()];
        return sorted.All(double.IsFinite)
            ? new(sorted)
            : throw new ArgumentOutOfRangeException(nameof(values), "A sample has finite numbers only.");
    }

    /// <summary>
    /// The value below which this share of the sample lies, from 0 (the least) to 1 (the greatest): between the two values around the place 1 + (n − 1) · share,
    /// in proportion. NaN of an empty sample. Source: Hyndman and Fan, “Sample quantiles in statistical packages”, 1996, type 7, as R, NumPy and spreadsheets have it.
    /// </summary>
    public double Quantile(double share)
    {
        if (share is not (>= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(share), share, "A share is from 0 to 1.");
        }

        if (Values.IsEmpty)
        {
            return double.NaN;
        }

        double place = (N - 1) * share;
        int below = (int)Math.Floor(place);
        double low = Values[below];
        double part = place - below;
        return part == 0 ? low : low + (part * (Values[below + 1] - low));
    }
}
