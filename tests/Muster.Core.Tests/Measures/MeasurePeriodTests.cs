// Periods as people write them, and the period before.
using CsCheck;
using Muster.Core.Measures;

namespace Muster.Core.Tests.Measures;

public sealed class MeasurePeriodTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 30, 4, 10, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("90d", "2026-09-02", "2026-12-01", "2026-06-04")]
    [InlineData("1d", "2026-11-30", "2026-12-01", "2026-11-29")]
    [InlineData("2026-11", "2026-11-01", "2026-12-01", "2026-10-01")]
    [InlineData("2026-Q4", "2026-10-01", "2027-01-01", "2026-07-01")]
    [InlineData("2026-q1", "2026-01-01", "2026-04-01", "2025-10-01")]
    public void A_period_and_the_one_before_it(string text, string from, string to, string before)
    {
        MeasurePeriod period = MeasurePeriod.Read(text, Now)!.Value;
        Assert.Equal((Day(from), Day(to)), (period.From, period.To));
        Assert.Equal((Day(before), period.From), (period.Before.From, period.Before.To));
    }

    [Theory]
    [InlineData("")]
    [InlineData("d")]
    [InlineData("0d")]
    [InlineData("3661d")]
    [InlineData("-1d")]
    [InlineData("2026-13")]
    [InlineData("2026-00")]
    [InlineData("2026-Q5")]
    [InlineData("0001-01")]
    [InlineData("9999-Q4")]
    [InlineData("2026-11-30")]
    public void Anything_else_is_none(string text) => Assert.Null(MeasurePeriod.Read(text, Now));

    [Fact]
    public void A_period_has_its_first_instant_and_not_its_last_and_the_months_that_it_names() =>
        Gen.Int[0, 40_000]
            .Sample(hours =>
            {
                DateTimeOffset at = Now.AddHours(hours - 20_000);
                Assert.True(MeasurePeriod.Read(MeasurePeriod.MonthOf(at), Now)!.Value.Holds(at));
                MeasurePeriod quarter = MeasurePeriod.Read(MeasurePeriod.QuarterOf(at), Now)!.Value;
                Assert.True(quarter.Holds(at) && quarter.Holds(quarter.From) && !quarter.Holds(quarter.To));
                Assert.False(quarter.Before.Holds(at));
            });

    private static DateTimeOffset Day(string text) => DateTimeOffset.Parse(text + "Z", System.Globalization.CultureInfo.InvariantCulture);
}
