// When somebody is awake, and when they wake next.
using System.Globalization;
using Muster.Core.OnCall;
using NodaTime;

namespace Muster.Core.Tests.OnCall;

public sealed class WakingHoursTests
{
    [Theory]
    // Awake: the instant itself.
    [InlineData("2026-03-04T06:00:00Z", "Europe/Vienna", "2026-03-04T06:00:00Z")]
    [InlineData("2026-03-04T20:59:59Z", "Europe/Vienna", "2026-03-04T20:59:59Z")]
    // Asleep in the evening and in the morning.
    [InlineData("2026-03-04T21:00:00Z", "Europe/Vienna", "2026-03-05T06:00:00Z")]
    [InlineData("2026-03-04T02:00:00Z", "Europe/Vienna", "2026-03-04T06:00:00Z")]
    // The night in which the clock is put forward, and back.
    [InlineData("2026-03-28T22:00:00Z", "Europe/Vienna", "2026-03-29T05:00:00Z")]
    [InlineData("2026-10-24T22:00:00Z", "Europe/Vienna", "2026-10-25T06:00:00Z")]
    // A zone that nobody knows: in doubt awake.
    [InlineData("2026-03-04T02:00:00Z", "Nowhere/Else", "2026-03-04T02:00:00Z")]
    public void Usual_hours_are_from_seven_to_ten(string at, string zone, string awake) =>
        Assert.Equal(At(awake), WakingHours.Usual.NextAwake(At(at), zone));

    [Theory]
    [InlineData("2026-03-04T23:00:00Z", "2026-03-04T23:00:00Z")]
    [InlineData("2026-03-04T05:59:00Z", "2026-03-04T05:59:00Z")]
    [InlineData("2026-03-04T06:00:00Z", "2026-03-04T18:00:00Z")]
    public void Whoever_works_at_night_is_awake_over_midnight(string at, string awake) =>
        Assert.Equal(At(awake), new WakingHours(new LocalTime(18, 0), new LocalTime(6, 0)).NextAwake(At(at), "Etc/UTC"));

    [Fact]
    public void Equal_times_are_the_whole_day() =>
        Assert.Equal(
            At("2026-03-04T02:00:00Z"),
            new WakingHours(new LocalTime(7, 0), new LocalTime(7, 0)).NextAwake(At("2026-03-04T02:00:00Z"), "Etc/UTC")
        );

    /// <summary>Over a year of half hours in zones with the strangest clocks.</summary>
    [Theory]
    [InlineData("Australia/Lord_Howe")]
    [InlineData("America/St_Johns")]
    [InlineData("Pacific/Apia")]
    [InlineData("Africa/Casablanca")]
    public void Whoever_wakes_is_awake_and_did_not_sleep_a_day(string zone)
    {
        DateTimeOffset begin = At("2026-01-01T00:00:00Z");
        for (int half = 0; half < 365 * 48; half++)
        {
            DateTimeOffset at = begin.AddMinutes(30 * half);
            DateTimeOffset awake = WakingHours.Usual.NextAwake(at, zone);
            Assert.InRange(awake - at, TimeSpan.Zero, TimeSpan.FromHours(10.5));
            Assert.Equal(awake, WakingHours.Usual.NextAwake(awake, zone));
        }
    }

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
