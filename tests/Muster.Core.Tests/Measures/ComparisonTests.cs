// What is said of two periods.
using System.Globalization;
using Muster.Core.Measures;

namespace Muster.Core.Tests.Measures;

public sealed class ComparisonTests
{
    private static readonly Sample Short = Sample.Of(Enumerable.Range(1, 20).Select(minute => 60.0 * minute));
    private static readonly Sample Long = Sample.Of(Enumerable.Range(1, 20).Select(minute => 60.0 * (minute + 100)));

    [Fact]
    public void Few_incidents_say_nothing() =>
        Assert.Equal("Too few incidents to say: 4 now, 20 before.", Sentence(Short, Sample.Of([60, 120, 180, 900])));

    [Fact]
    public void What_chance_would_make_of_equals_is_noise()
    {
        Sample slower = Sample.Of(Short.Values.Select(value => value + 60));
        Assert.Equal(ComparisonVerdict.Noise, Comparison.Of(Short, slower).Verdict);
        Assert.Matches(
            @"^The difference is noise: 12 min now, 10 min before, and it may as well be \d min less as \d+ min more\.$",
            Sentence(Short, slower)
        );
    }

    [Fact]
    public void What_is_more_than_chance_is_said_with_its_range()
    {
        Assert.Equal(ComparisonVerdict.More, Comparison.Of(Short, Long).Verdict);
        Assert.Matches(
            @"^The difference is more than chance would make of 20 and 20 incidents: 110 min now, 10 min before, 9\d min to 10\d min more\.$",
            Sentence(Short, Long)
        );
        Assert.Equal(ComparisonVerdict.Less, Comparison.Of(Long, Short).Verdict);
        Assert.EndsWith(" min less.", Sentence(Long, Short), StringComparison.Ordinal);
    }

    private static string Sentence(Sample before, Sample now) =>
        Comparison.Of(before, now).Sentence(seconds => ((int)Math.Round(seconds / 60)).ToString(CultureInfo.InvariantCulture) + " min");
}
