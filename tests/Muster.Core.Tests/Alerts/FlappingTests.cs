// When an alert that comes and goes counts as flapping, and how long its group may wait.
using Muster.Core.Alerts;
using Muster.Core.Kernel;

namespace Muster.Core.Tests.Alerts;

public sealed class FlappingTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 4, 2, 0, 0, TimeSpan.Zero);

    [Fact]
    public void The_fourth_opening_in_half_an_hour_is_flapping_and_an_old_one_does_not_count()
    {
        Flapping often = Enumerable.Range(0, 4).Aggregate(Flapping.None, (known, n) => known.With(Start.AddMinutes(9 * n), [Alert(1)]));

        Assert.Equal(4, often.Times([Alert(1)], Start.AddMinutes(27)));
        Assert.Equal(3, often.Times([Alert(1)], Start.AddMinutes(30)));
    }

    [Fact]
    public void One_alert_that_is_new_makes_the_group_news()
    {
        Flapping known = Enumerable.Range(0, 9).Aggregate(Flapping.None, (so, n) => so.With(Start.AddMinutes(n), [Alert(1)]));

        Assert.Equal(9, known.Times([Alert(1)], Start.AddMinutes(9)));
        Assert.Equal(0, known.Times([Alert(1), Alert(2)], Start.AddMinutes(9)));
        Assert.Equal(0, known.Times([], Start.AddMinutes(9)));
    }

    [Fact]
    public void What_is_remembered_is_bounded()
    {
        Alert[] many = [.. Enumerable.Range(1, FlappingDefaults.AlertsMax + 1).Select(Alert)];
        Flapping known = Enumerable.Range(0, 100).Aggregate(Flapping.None, (so, n) => so.With(Start.AddSeconds(n), many));

        Assert.Equal(FlappingDefaults.OpeningsMax, known.Openings.Length);
        Assert.All(known.Openings, opening => Assert.Empty(opening.Alerts));
    }

    [Theory]
    [InlineData(Severity.Sev2, 4, 0, true)]
    [InlineData(Severity.Sev2, 3, 0, false)]
    [InlineData(Severity.Sev1, 9, 0, false)]
    [InlineData(Severity.Sev2, 9, 298, true)]
    [InlineData(Severity.Sev2, 9, 300, false)]
    public void A_flapping_group_waits_until_it_has_fired_for_five_minutes_and_SEV_1_never(
        Severity severity,
        int times,
        int seconds,
        bool holds
    )
    {
        AlertGroup group = new(
            new("g1"),
            1,
            "key",
            new("playback"),
            severity,
            "HighErrorRate",
            LabelSet.Empty,
            Start,
            Start,
            null,
            1,
            1,
            null,
            null,
            null
        );

        Assert.Equal(holds, Flapping.Holds(group, times, Start.AddSeconds(seconds)));
    }

    private static Alert Alert(int number) =>
        new(
            number,
            new Fingerprint((ulong)number),
            "prometheus",
            "test",
            LabelSet.Empty,
            LabelSet.Empty,
            null,
            Start,
            Start,
            Start,
            Start,
            null,
            null,
            null,
            null,
            null
        );
}
