// Which window an instant lies in.
using CsCheck;
using Muster.Core.Slos;

namespace Muster.Core.Tests.Slos;

public sealed class SloWindowTests
{
    [Theory]
    [InlineData(
        CalendarUnit.Month,
        1,
        "2026-01-01T00:00:00+01:00",
        "2026-03-31T21:59:59Z",
        "2026-03-01T00:00:00+01:00",
        "2026-04-01T00:00:00+02:00"
    )]
    [InlineData(
        CalendarUnit.Month,
        1,
        "2026-01-01T00:00:00+01:00",
        "2026-03-31T22:00:00Z",
        "2026-04-01T00:00:00+02:00",
        "2026-05-01T00:00:00+02:00"
    )]
    [InlineData(
        CalendarUnit.Week,
        2,
        "2026-03-16T00:00:00+01:00",
        "2026-03-29T12:00:00Z",
        "2026-03-16T00:00:00+01:00",
        "2026-03-30T00:00:00+02:00"
    )]
    [InlineData(
        CalendarUnit.Quarter,
        1,
        "2026-01-01T00:00:00+01:00",
        "2026-12-31T23:30:00Z",
        "2027-01-01T00:00:00+01:00",
        "2027-04-01T00:00:00+02:00"
    )]
    [InlineData(
        CalendarUnit.Year,
        1,
        "2020-02-29T00:00:00+01:00",
        "2021-02-28T12:00:00Z",
        "2021-02-28T00:00:00+01:00",
        "2022-02-28T00:00:00+01:00"
    )]
    [InlineData(
        CalendarUnit.Day,
        1,
        "2026-10-24T00:00:00+02:00",
        "2026-10-25T22:59:00Z",
        "2026-10-25T00:00:00+02:00",
        "2026-10-26T00:00:00+01:00"
    )]
    [InlineData(CalendarUnit.Month, 1, "2026-06-01T00:00:00Z", "2026-05-01T00:00:00Z", "2026-06-01T00:00:00Z", "2026-07-01T02:00:00+02:00")]
    public void A_window_of_the_calendar_begins_and_ends_at_the_midnights_of_its_zone(
        CalendarUnit unit,
        int count,
        string starts,
        string now,
        string begin,
        string end
    )
    {
        SloWindow.Calendar window = new(count, unit, At(starts), "Europe/Prague");
        Assert.Equal((At(begin), At(end)), (window.Begin(At(now)), window.End(At(now))));
    }

    [Fact]
    public void Each_instant_lies_in_its_window_and_windows_follow_one_another() =>
        Gen.Select(
                Gen.Enum<CalendarUnit>(),
                Gen.Int[1, 3],
                Gen.Int[0, 20_000],
                Gen.OneOf("Europe/Prague", "America/New_York", "Asia/Kathmandu", "UTC")
            )
            .Sample(
                (unit, count, hours, zone) =>
                {
                    SloWindow.Calendar window = new(count, unit, At("2026-01-31T00:00:00Z"), zone);
                    DateTimeOffset now = At("2026-01-31T00:00:00Z").AddHours(hours);
                    Assert.InRange(now, window.Begin(now), window.End(now).AddTicks(-1));
                    Assert.Equal(window.End(now), window.Begin(window.End(now)));
                }
            );

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
