// Quarters of a year: where they begin and end, and their text form.
using Muster.Core.Slos.Policies;

namespace Muster.Core.Tests.Slos.Policies;

public sealed class QuarterTests
{
    [Theory]
    [InlineData("2026-01-01T00:00:00Z", "2026Q1", "2026-01-01T00:00:00Z", "2026-04-01T00:00:00Z")]
    [InlineData("2026-09-30T23:59:59Z", "2026Q3", "2026-07-01T00:00:00Z", "2026-10-01T00:00:00Z")]
    [InlineData("2026-12-31T23:30:00-02:00", "2027Q1", "2027-01-01T00:00:00Z", "2027-04-01T00:00:00Z")]
    public void An_instant_lies_in_one_by_its_month_in_UTC(string at, string name, string begin, string end)
    {
        Quarter quarter = Quarter.Of(Instant(at));
        Assert.Equal(name, quarter.ToString());
        Assert.Equal((Instant(begin), Instant(end)), (quarter.Begin, quarter.End));
        Assert.Equal(quarter, Quarter.Read(name));
        Assert.Equal(quarter, quarter.Next.Previous);
    }

    [Theory]
    [InlineData("2026Q5")]
    [InlineData("2026")]
    [InlineData("26Q1")]
    [InlineData("2026Q1 ")]
    [InlineData("9999Q4")]
    [InlineData(null)]
    public void Anything_else_is_none(string? text) => Assert.Null(Quarter.Read(text));

    private static DateTimeOffset Instant(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
