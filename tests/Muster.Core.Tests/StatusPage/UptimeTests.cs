// The days of a component and the percentage that is made of them.
using System.Collections.Immutable;
using Muster.Core.StatusPage;
using static Muster.Core.Tests.StatusPage.StatusWorld;

namespace Muster.Core.Tests.StatusPage;

public sealed class UptimeTests
{
    private static readonly DateTimeOffset Midnight = new(2026, 11, 20, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Days_are_cut_at_midnight_the_worst_of_overlapping_bulletins_counts_and_a_start_that_was_told_later_counts_too()
    {
        Bulletin night = After(
            Open(Midnight.AddMinutes(-10), ("player", ComponentStatus.MajorOutage)) with
            {
                StartedAt = Midnight.AddMinutes(-30),
            },
            Say("u2", BulletinStatus.Identified, Midnight.AddMinutes(10), ("player", ComponentStatus.PartialOutage)),
            Say("u3", BulletinStatus.Resolved, Midnight.AddMinutes(70))
        ).State;
        Bulletin beside = After(
            Open(Midnight.AddMinutes(60), ("player", ComponentStatus.DegradedPerformance)),
            Say("u2", BulletinStatus.Resolved, Midnight.AddMinutes(90))
        ).State;
        ImmutableArray<UptimeDay> days = Uptime.Of(Player, Now.AddDays(-200), [night, beside], Now);

        Assert.Equal(Uptime.Days, days.Length);
        Assert.Equal(new(new(2026, 11, 19), ComponentStatus.MajorOutage, 86_400, 1_800, 0, 0, 0), days[^2]);
        Assert.Equal(new(new(2026, 11, 20), ComponentStatus.MajorOutage, 43_200, 600, 3_600, 1_200, 0), days[^1]);
        Assert.All(days.Take(Uptime.Days - 2), day => Assert.Equal(ComponentStatus.Operational, day.Worst));

        // 40 minutes whole and an hour to three tenths, of 89 days and a half: 99.9549… is cut.
        Assert.Equal(99.95m, Uptime.Percent(days));
    }

    [Fact]
    public void What_went_before_its_first_day_is_no_history_and_a_second_lost_is_not_a_hundred_percent()
    {
        ImmutableArray<UptimeDay> fresh = Uptime.Of(Player, Midnight.AddHours(11), [], Now);
        Assert.Equal(89, fresh.Count(day => day.Worst is null));
        Assert.Equal(3_600, fresh[^1].Seconds);
        Assert.Equal(100m, Uptime.Percent(fresh));
        Assert.Null(Uptime.Percent(Uptime.Of(Player, Now, [], Now)));

        Bulletin blink = After(
            Open(Now.AddDays(-9), ("player", ComponentStatus.MajorOutage)),
            Say("u2", BulletinStatus.Resolved, Now.AddDays(-9).AddSeconds(1))
        ).State;
        Assert.Equal(99.99m, Uptime.Percent(Uptime.Of(Player, Now.AddDays(-200), [blink], Now)));
    }

    [Fact]
    public void Planned_work_touches_nothing_before_it_begins_and_counts_as_up()
    {
        Bulletin planned = After(Plan(Now.AddHours(1), Now.AddHours(3))).State;
        Assert.Equal(ComponentStatus.Operational, Uptime.Of(Player, Now.AddDays(-200), [planned], Now.AddHours(2))[^1].Worst);

        Bulletin begun = After(Plan(Now.AddHours(1), Now.AddHours(3)), new BulletinCommand.KeepTime("k", Ana, Now.AddHours(1))).State;
        ImmutableArray<UptimeDay> days = Uptime.Of(Player, Now.AddDays(-200), [begun], Now.AddHours(2));
        Assert.Equal(3_600, days[^1].MaintenanceSeconds);
        Assert.Equal(100m, Uptime.Percent(days));
    }

    [Fact]
    public void One_that_was_taken_off_counts_in_no_history()
    {
        Bulletin gone = After(
            Open(Now.AddHours(-2), ("player", ComponentStatus.MajorOutage)),
            new BulletinCommand.Withdraw("Not ours", Ana, Now)
        ).State;
        Assert.Equal(100m, Uptime.Percent(Uptime.Of(Player, Now.AddDays(-200), [gone], Now)));
    }
}
