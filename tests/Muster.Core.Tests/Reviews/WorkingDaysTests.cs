// Whether working days skip the weekends.
using System.Globalization;
using CsCheck;
using Muster.Core.Reviews;

namespace Muster.Core.Tests.Reviews;

public sealed class WorkingDaysTests
{
    [Theory]
    [InlineData("2026-03-04T09:30Z", 0, "2026-03-04T09:30Z")] // a Wednesday
    [InlineData("2026-03-04T09:30Z", 1, "2026-03-05T09:30Z")]
    [InlineData("2026-03-04T09:30Z", 5, "2026-03-11T09:30Z")]
    [InlineData("2026-03-06T23:59Z", 1, "2026-03-09T23:59Z")] // a Friday
    [InlineData("2026-03-07T09:30Z", 1, "2026-03-09T09:30Z")] // a Saturday
    [InlineData("2026-03-08T09:30Z", 5, "2026-03-13T09:30Z")] // a Sunday
    [InlineData("2026-03-07T00:30+02:00", 1, "2026-03-09T22:30Z")] // a Friday still, in UTC
    public void It_is_so_many_working_days_later(string from, int days, string to) =>
        Assert.Equal(Instant(to), WorkingDays.Add(Instant(from), days));

    [Fact]
    public void As_many_working_days_lie_between_and_the_last_is_one() =>
        Gen.Select(Gen.Int[0, 3000], Gen.Int[1, 60])
            .Sample(
                (day, days) =>
                {
                    DateTimeOffset from = ReviewStory.Day(day);
                    DateTimeOffset to = WorkingDays.Add(from, days);
                    Assert.False(to.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday);
                    int between = Enumerable
                        .Range(1, (int)(to - from).TotalDays)
                        .Count(i => from.AddDays(i).DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday));
                    Assert.Equal(days, between);
                }
            );

    [Fact]
    public void They_do_not_run_backwards() => Assert.Throws<ArgumentOutOfRangeException>(() => WorkingDays.Add(ReviewStory.Start, -1));

    private static DateTimeOffset Instant(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
