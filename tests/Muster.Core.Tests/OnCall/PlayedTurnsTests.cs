// A rotation by served hours plays each of its turns once, whoever asks, and answers for any instant.
using System.Collections.Immutable;
using CsCheck;
using Muster.Core.Kernel;
using Muster.Core.OnCall;
using NodaTime;

namespace Muster.Core.Tests.OnCall;

public sealed class PlayedTurnsTests
{
    private static readonly DateTimeOffset Later = new(2026, 2, 3, 12, 0, 0, TimeSpan.Zero);

    /// <summary>In the first turn.</summary>
    private static readonly DateTimeOffset First = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    private static readonly ImmutableArray<Restriction> Office =
    [
        new([Weekday.Monday, Weekday.Tuesday, Weekday.Wednesday, Weekday.Thursday, Weekday.Friday], new(9, 0), new(17, 0)),
    ];

    private readonly Rotation _fair = new("fair", Role: null, new LocalDateTime(2026, 1, 1, 9, 0), 1, [new("ana"), new("ben"), new("cleo")])
    {
        Order = TurnOrder.Hours,
    };

    [Fact]
    public void Whoever_asks_again_plays_nothing_again()
    {
        Schedule schedule = Of(_fair);
        OnCallCalendar.Who(schedule, Later);
        long once = PlayedTurns.Count(_fair);
        Assert.InRange(once, 33, 36);

        OnCallCalendar.Who(schedule, Later);
        OnCallCalendar.Who(schedule with { Name = "Renamed" }, Later.AddDays(-20));
        OnCallCalendar.Shifts(schedule, Later.AddDays(-30), Later);
        Assert.Equal(once, PlayedTurns.Count(_fair));
        Assert.Equal(
            ["ana", "ben", "cleo", "ana", "ben", "cleo"],
            Enumerable.Range(0, 6).Select(day => OnCallCalendar.Who(schedule, First.AddDays(day)).Single().Person.Value)
        );
    }

    [Fact]
    public void An_absence_of_a_member_is_played_anew_and_one_of_a_stranger_is_not()
    {
        Schedule schedule = Of(_fair);
        string[] planned = Lines(schedule);
        long once = PlayedTurns.Count(_fair);

        Assert.Equal(planned, Lines(Away(schedule, "zoe")));
        Assert.Equal(once, PlayedTurns.Count(_fair));

        string[] without = Lines(Away(schedule, "ana"));
        Assert.Equal(2 * once, PlayedTurns.Count(_fair));
        Assert.DoesNotContain(without, line => line.EndsWith("ana", StringComparison.Ordinal));
        Assert.Equal(planned, Lines(schedule));
    }

    /// <summary>Hours are counted anew after so many turns: a rotation that starts there answers the same.</summary>
    [Fact]
    public void Any_instant_is_answered_by_playing_one_run_of_turns_at_most() =>
        Gen.Select(Gen.Int[0, 100], Gen.Int[1, 30], Gen.Int[1, 5], Gen.Bool, Gen.Int[0, OnCallDefaults.TurnsCountedMax - 3])
            .Where((run, hours, _, _, _) => run * hours < 6_000)
            .Sample(
                (run, hours, members, isOffice, turn) =>
                {
                    Rotation rotation = Hourly(hours, members, isOffice);
                    long passed = (long)run * OnCallDefaults.TurnsCountedMax;
                    DateTimeOffset at = Begin(rotation, passed + turn);
                    Rotation later = rotation with { Start = rotation.Start.PlusHours(passed * hours) };

                    Assert.Equal(Answer(later, at), Answer(rotation, at));
                    Assert.InRange(PlayedTurns.Count(rotation), 0, 2 * OnCallDefaults.TurnsCountedMax);
                    Assert.Equal(PlayedTurns.Count(later), PlayedTurns.Count(rotation));
                },
                iter: 40
            );

    [Fact]
    public void Nobody_is_starved_where_counting_begins_anew()
    {
        Rotation rotation = Hourly(hours: 8, members: 7, isOffice: true);
        DateTimeOffset from = Begin(rotation, 0);
        double[] served =
        [
            .. Fairness
                .Of(Of(rotation), from, Begin(rotation, 4 * OnCallDefaults.TurnsCountedMax), _ => null)
                .Select(time => time.Served.TotalHours),
        ];

        Assert.Equal(7, served.Length);
        Assert.InRange(served.Max() - served.Min(), 0, 4 * 1.5 * 8);
    }

    [Fact]
    public void What_is_asked_about_long_ago_and_far_ahead_leaves_the_turns_of_now_played()
    {
        Rotation rotation = Hourly(hours: 1, members: 3, isOffice: false);
        DateTimeOffset now = Begin(rotation, 20_500);
        string today = Answer(rotation, now);
        for (int run = 3; run < 9; run++)
        {
            Answer(rotation, Begin(rotation, run * OnCallDefaults.TurnsCountedMax));
            long before = PlayedTurns.Count(rotation);
            Assert.Equal(today, Answer(rotation, now));
            Assert.Equal(before, PlayedTurns.Count(rotation));
        }
    }

    private static Rotation Hourly(int hours, int members, bool isOffice) =>
        new(
            "hourly",
            Role: null,
            new LocalDateTime(1990, 1, 1, 9, 0),
            0,
            [.. Enumerable.Range(0, members).Select(index => new PersonId("p" + index))]
        )
        {
            ShiftHours = hours,
            Order = TurnOrder.Hours,
            Restrictions = isOffice ? Office : null,
        };

    private static DateTimeOffset Begin(Rotation rotation, long turn) =>
        rotation.Start.PlusHours(turn * rotation.ShiftHours!.Value).InUtc().ToDateTimeOffset();

    private static string Answer(Rotation rotation, DateTimeOffset at) =>
        string.Join(' ', OnCallCalendar.Who(Of(rotation), at).Select(one => $"{one.Person} {one.Until:u}"));

    private static Schedule Of(Rotation rotation) => new(new("fair"), "Fair", "Etc/UTC", [rotation], []);

    private static Schedule Away(Schedule schedule, string person) =>
        schedule with
        {
            Arranged = new([], [new("away", new PersonId(person), Later.AddDays(-60), Later.AddDays(60), "")]),
        };

    private static string[] Lines(Schedule schedule) =>
        [.. OnCallCalendar.Shifts(schedule, Later.AddDays(-20), Later).Select(shift => $"{shift.Start:u} {shift.Person}")];
}
