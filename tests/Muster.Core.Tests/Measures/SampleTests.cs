// The quantiles of samples, beside what R says and what distributions are known to have.
using CsCheck;
using Muster.Core.Measures;

namespace Muster.Core.Tests.Measures;

public sealed class SampleTests
{
    private static readonly Gen<double[]> Values = Gen.Double[-1e6, 1e6].Array[1, 60];

    [Theory]
    [InlineData(0, 1)]
    [InlineData(0.25, 3.25)]
    [InlineData(0.5, 5.5)]
    [InlineData(0.75, 7.75)]
    [InlineData(0.9, 9.1)]
    [InlineData(1, 10)]
    public void Of_one_to_ten_they_are_what_R_says_by_type_7(double share, double expected) =>
        Assert.Equal(expected, Sample.Of([10, 3, 1, 2, 5, 4, 9, 7, 8, 6]).Quantile(share), 9);

    [Fact]
    public void Of_a_skewed_sample_they_are_what_R_says_by_type_7()
    {
        Sample sample = Sample.Of([240, 12, 31, 7, 1_900, 55, 90]);
        Assert.Equal((7, 55, 21.5, 165), (sample.N, sample.Median, sample.LowerQuartile, sample.UpperQuartile));
        Assert.Equal(904, sample.P90, 9);
    }

    [Fact]
    public void They_lie_between_the_least_and_the_greatest_and_never_fall() =>
        Gen.Select(Values, Gen.Double[0, 1], Gen.Double[0, 1])
            .Sample(
                (values, one, other) =>
                {
                    Sample sample = Sample.Of(values);
                    (double low, double high) = (sample.Quantile(Math.Min(one, other)), sample.Quantile(Math.Max(one, other)));
                    Assert.True(values.Min() <= low && low <= high && high <= values.Max());
                }
            );

    [Fact]
    public void They_move_and_stretch_with_the_values() =>
        Gen.Select(Values, Gen.Double[0, 1], Gen.Double[0.1, 10], Gen.Double[-100, 100])
            .Sample(
                (values, share, factor, shift) =>
                    Assert.Equal(
                        (factor * Sample.Of(values).Quantile(share)) + shift,
                        Sample.Of(values.Select(value => (factor * value) + shift)).Quantile(share),
                        4
                    )
            );

    [Fact]
    public void Of_many_they_are_those_of_the_distribution()
    {
        Draws draws = new(7);
        Sample exponential = Sample.Of(Enumerable.Range(0, 20_000).Select(_ => -Math.Log(draws.Unit())));
        Assert.All([0.25, 0.5, 0.75, 0.9], share => Assert.Equal(1, exponential.Quantile(share) / -Math.Log(1 - share), 0.03));
        Sample gamma = Sample.Of(Enumerable.Range(0, 20_000).Select(_ => draws.Gamma(4)));
        Assert.Equal(3.672, gamma.Median, 0.06);
        Assert.Equal(6.681, gamma.P90, 0.12);
    }

    [Fact]
    public void An_empty_sample_has_no_median_and_what_is_no_number_makes_none()
    {
        Assert.Equal(double.NaN, Sample.Empty.Median);
        Assert.Throws<ArgumentOutOfRangeException>(() => Sample.Of([1, double.NaN]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Sample.Empty.Quantile(1.01));
    }

    [Fact]
    public void Bars_on_a_log_scale_hold_each_value_once() =>
        Gen.Select(Gen.Double[0, 1e7].Array[0, 80], Gen.Int[1, 30])
            .Sample(
                (values, bars) =>
                {
                    HistogramBin[] made = [.. LogHistogram.Of(Sample.Of(values), 10, 1e6, bars)];
                    Assert.Equal(values.Length, made.Sum(bin => bin.Count));
                    Assert.All(made, bin => Assert.Equal(values.Count(value => bin.From <= value && value < bin.To), bin.Count));
                }
            );
}
