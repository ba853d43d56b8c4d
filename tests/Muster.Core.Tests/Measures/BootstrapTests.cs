// The intervals of medians, beside exact theory and known distributions.
using Muster.Core.Measures;

namespace Muster.Core.Tests.Measures;

public sealed class BootstrapTests
{
    /// <summary>Of an odd sample the resampled median's place is known exactly: it is not above j when at least k of n draws are not.</summary>
    [Theory]
    [InlineData(11)]
    [InlineData(25)]
    [InlineData(101)]
    [InlineData(999)]
    public void The_ends_are_the_places_that_theory_gives(int n)
    {
        Interval interval = Bootstrap.Median(Ranks(n), new Draws(11))!.Value;
        double near = 1 + (n / 250.0);
        Assert.InRange(interval.Low, Place(n, 0.025) - near, Place(n, 0.025) + near);
        Assert.InRange(interval.High, Place(n, 0.975) - near, Place(n, 0.975) + near);
    }

    /// <summary>An even one's median lies between two values: beside it stands a bootstrap that draws value by value.</summary>
    [Theory]
    [InlineData(10)]
    [InlineData(40)]
    [InlineData(200)]
    public void Drawn_at_once_it_is_what_drawing_value_by_value_gives(int n)
    {
        Sample sample = Ranks(n);
        Draws draws = new(5);
        Sample plain = Sample.Of(
            Enumerable
                .Range(0, 4_000)
                .Select(_ => Sample.Of(Enumerable.Range(0, n).Select(_ => sample.Values[(int)(draws.Unit() * n)])).Median)
        );
        Interval interval = Bootstrap.Median(sample, new Draws(6))!.Value;
        double near = 0.5 + (n / 100.0);
        Assert.InRange(interval.Low, plain.Quantile(0.025) - near, plain.Quantile(0.025) + near);
        Assert.InRange(interval.High, plain.Quantile(0.975) - near, plain.Quantile(0.975) + near);
    }

    [Theory]
    [InlineData(10)]
    [InlineData(20)]
    [InlineData(75)]
    public void It_covers_the_true_median_of_skewed_times_about_as_often_as_it_says(int n)
    {
        const int trials = 1_000;
        Draws draws = new(2026);
        int covered = Enumerable
            .Range(0, trials)
            .Count(_ => Bootstrap.Median(Lognormal(draws, n, 1), new Draws(99)) is { } interval && interval.Holds(1));
        TestContext.Current.TestOutputHelper?.WriteLine($"figure: the interval of the median of {n} covers it {covered} times in {trials}");
        Assert.InRange(covered, 0.92 * trials, 0.98 * trials);
    }

    [Theory]
    [InlineData(10)]
    [InlineData(30)]
    public void Equals_are_told_apart_about_once_in_twenty(int n)
    {
        const int trials = 1_000;
        Draws draws = new(4);
        int alarms = Enumerable
            .Range(0, trials)
            .Count(_ => Comparison.Of(Lognormal(draws, n, 1), Lognormal(draws, n, 1)).Verdict != ComparisonVerdict.Noise);
        TestContext.Current.TestOutputHelper?.WriteLine($"figure: {n} and {n} equals are told apart {alarms} times in {trials}");
        Assert.InRange(alarms, 0, 0.07 * trials);
    }

    [Fact]
    public void Three_times_as_long_is_seen_and_said()
    {
        Draws draws = new(8);
        int seen = Enumerable
            .Range(0, 300)
            .Count(_ => Comparison.Of(Lognormal(draws, 60, 1), Lognormal(draws, 60, 3)).Verdict == ComparisonVerdict.More);
        Assert.InRange(seen, 290, 300);
    }

    [Fact]
    public void The_same_data_say_the_same_twice()
    {
        Sample sample = Lognormal(new Draws(3), 50, 60);
        Assert.Equal(Bootstrap.Median(sample, Draws.For(sample)), Bootstrap.Median(sample, Draws.For(sample)));
        Assert.NotEqual(Draws.For(sample).Unit(), Draws.For(sample, sample).Unit());
    }

    [Fact]
    public void Fewer_than_ten_have_no_interval()
    {
        Assert.Null(Bootstrap.Median(Ranks(9), new Draws(1)));
        Assert.Null(Bootstrap.Difference(Ranks(9), Ranks(90), new Draws(1)));
        Assert.NotNull(Bootstrap.Median(Ranks(10), new Draws(1)));
    }

    private static Sample Ranks(int n) => Sample.Of(Enumerable.Range(0, n).Select(rank => (double)rank));

    private static Sample Lognormal(Draws draws, int n, double median) =>
        Sample.Of(Enumerable.Range(0, n).Select(_ => median * Math.Exp(1.2 * draws.Normal())));

    /// <summary>The least place to which the resampled median of an odd sample comes with at least this likelihood.</summary>
    private static int Place(int n, double likelihood) =>
        Enumerable.Range(0, n).First(place => AtLeast((n + 1) / 2, n, (place + 1.0) / n) >= likelihood);

    /// <summary>How likely at least k of n draws fall below, each with this share.</summary>
    private static double AtLeast(int k, int n, double share) =>
        share >= 1
            ? 1
            : Enumerable
                .Range(k, n - k + 1)
                .Sum(hits => Math.Exp(LogChoose(n, hits) + (hits * Math.Log(share)) + ((n - hits) * Math.Log(1 - share))));

    private static double LogChoose(int n, int k) => LogFactorial(n) - LogFactorial(k) - LogFactorial(n - k);

    private static double LogFactorial(int n) => Enumerable.Range(1, n).Sum(factor => Math.Log(factor));
}
