// Served hours: counted per person where they are, and shared evenly by the order of hours.
using System.Collections.Immutable;
using CsCheck;
using Muster.Core.Kernel;
using Muster.Core.OnCall;
using NodaTime;

namespace Muster.Core.Tests.OnCall;

public sealed class FairnessTests
{
    private static readonly ImmutableArray<PersonId> People =
    [
        new("ana"),
        new("ben"),
        new("cleo"),
        new("dan"),
        new("eva"),
        new("fay"),
        new("gus"),
    ];

    private static readonly Rotation Daily = new("r", Role: null, new LocalDateTime(2026, 1, 5, 9, 0), 1, People);
    private static readonly ImmutableArray<Restriction> WorkingDays =
    [
        new([Weekday.Monday, Weekday.Tuesday, Weekday.Wednesday, Weekday.Thursday, Weekday.Friday], new(9, 0), new(17, 0)),
    ];

    [Fact]
    public void Nights_and_weekends_are_those_of_the_person()
    {
        Schedule schedule = Of(Daily with { ShiftDays = 7, Members = [People[0], People[1]] });
        ImmutableArray<ServedTime> served = Fairness.Of(
            schedule,
            Utc(1, 5, 9),
            Utc(1, 19, 9),
            person => person == People[0] ? "Etc/UTC" : "Asia/Tokyo"
        );
        Assert.Equal(
            [
                new(People[0], TimeSpan.FromDays(7), TimeSpan.FromHours(63), TimeSpan.FromDays(2), 1),
                new(People[1], TimeSpan.FromDays(7), TimeSpan.FromHours(63), TimeSpan.FromDays(2), 1),
            ],
            served
        );
        served = Fairness.Of(schedule, Utc(1, 12, 9), Utc(1, 12, 18), _ => "Asia/Tokyo");
        Assert.Equal(new(People[1], TimeSpan.FromHours(9), TimeSpan.FromHours(5), TimeSpan.Zero, 1), served[0]);
        Assert.Equal(new(People[0], TimeSpan.Zero, TimeSpan.Zero, TimeSpan.Zero, 0), served[1]);
    }

    [Fact]
    public void Pages_at_night_and_at_weekends_are_those_of_the_person_and_only_of_this_time()
    {
        Schedule schedule = Of(Daily with { Members = [People[0], People[1]] });
        ReceivedPage[] pages =
        [
            new(People[1], Utc(1, 10, 23)),
            new(People[0], Utc(1, 5, 21)),
            new(People[0], Utc(1, 9, 23)),
            new(People[0], Utc(1, 4)),
            new(People[0], Utc(1, 12)),
            new(People[2], Utc(1, 6)),
        ];

        ImmutableArray<ServedTime> served = Fairness.Of(schedule, Utc(1, 5), Utc(1, 12), _ => "Europe/Prague", pages);

        Assert.Equal(
            [("ana", 2, 2, 1), ("ben", 1, 1, 1)],
            served.OrderBy(one => one.Person.Value).Select(one => (one.Person.Value, one.Pages, one.NightPages, one.WeekendPages))
        );
    }

    [Fact]
    public void Who_stands_in_two_rotations_at_once_serves_once_and_a_stand_in_is_counted_too()
    {
        Schedule schedule = Of(Daily with { Members = [People[0]] }, Daily with { Name = "s", Members = [People[0]] }) with
        {
            Overrides = [new(Utc(1, 6), Utc(1, 6, 6), People[3], Rotation: null)],
        };
        Assert.Equal(
            [("ana", 42.0, 2), ("dan", 6.0, 1)],
            Fairness
                .Of(schedule, Utc(1, 5), Utc(1, 7, 9), _ => null)
                .Select(time => (time.Person.Value, time.Served.TotalHours, time.Shifts))
        );
    }

    [Fact]
    public void A_rotation_for_working_days_starves_nobody_where_hours_count()
    {
        // Seven people and seven days: by turns the same two have all Saturdays and Sundays, and never serve.
        Rotation byTurns = Daily with
        {
            Restrictions = WorkingDays,
        };
        TimeSpan[] turns = Served(Of(byTurns), 140);
        Assert.Equal((TimeSpan.Zero, TimeSpan.FromHours(160)), (turns.Min(), turns.Max()));

        TimeSpan[] hours = Served(Of(byTurns with { Order = TurnOrder.Hours }), 140);
        Assert.True(hours.Max() - hours.Min() <= TimeSpan.FromHours(8), $"from {hours.Min()} to {hours.Max()}");
    }

    [Fact]
    public void Weeks_that_a_change_of_clocks_makes_shorter_do_not_turn_the_order_round()
    {
        Schedule schedule = Of(
            Daily with
            {
                ShiftDays = 7,
                Members = [People[0], People[1]],
                Order = TurnOrder.Hours,
                Zone = "Europe/Prague",
            }
        );
        IEnumerable<PersonId> served = OnCallCalendar.Shifts(schedule, Utc(1, 6), Utc(12, 30)).Select(shift => shift.Person);
        Assert.All(served.Zip(served.Skip(1)), pair => Assert.NotEqual(pair.First, pair.Second));
    }

    [Fact]
    public void A_vacation_is_not_paid_back_and_who_stands_twice_in_the_list_serves_twice_the_time()
    {
        Rotation weekly = Daily with { ShiftDays = 7, Members = [People[0], People[1], People[2]], Order = TurnOrder.Hours };
        Schedule away = Of(weekly) with { Arranged = new([], [new("1", People[0], Utc(1, 5), Utc(3, 30), "a child")]) };
        Assert.Equal(
            [1, 1, 1],
            OnCallCalendar.Shifts(away, Utc(3, 30, 9), Utc(4, 20, 9)).CountBy(shift => shift.Person).Select(one => one.Value)
        );
        Schedule twice = Of(weekly with { Members = [People[0], People[1], People[0]] });
        Assert.Equal(
            [("ana", 8), ("ben", 4)],
            OnCallCalendar
                .Shifts(twice, Utc(1, 5, 9), Utc(3, 30, 9))
                .CountBy(shift => shift.Person.Value)
                .OrderBy(one => one.Key, StringComparer.Ordinal)
                .Select(one => (one.Key, one.Value))
        );
    }

    [Fact]
    public void Nobody_is_further_behind_than_two_of_the_longest_turn() =>
        (
            from members in Gen.Int[2, 7]
            from hours in Gen.Int[1, 60]
            from days in Gen.Int[1, 127]
            from start in Gen.Int[0, 23]
            from stop in Gen.Int[0, 23]
            from zone in Gen.Int[0, 3]
            select Daily with
            {
                ShiftDays = 0,
                ShiftHours = hours,
                Zone = ((string[])["Europe/Prague", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu"])[zone],
                Members = [.. People.Take(members)],
                Order = TurnOrder.Hours,
                Restrictions =
                [
                    new(
                        [.. Enumerable.Range(0, 7).Where(day => (days & (1 << day)) != 0).Select(day => (Weekday)(day + 1))],
                        new(start, 0),
                        new(stop, 0)
                    ),
                ],
            }
        ).Sample(
            rotation =>
            {
                TimeSpan[] served = Served(Of(rotation), 120);
                Assert.True(
                    served.Max() - served.Min() <= 2 * TimeSpan.FromHours(rotation.ShiftHours!.Value + 1),
                    $"from {served.Min()} to {served.Max()}"
                );
            },
            iter: 150
        );

    [Fact]
    public void Gaps_are_told_ahead_and_those_on_purpose_with_their_reason()
    {
        Rotation office = Daily with { Name = "office", Layer = 1, Restrictions = WorkingDays };
        Assert.Equal(["05T00:00-05T09:00 r "], Gaps(Of(Daily, office)));
        Assert.Equal(["05T00:00-05T09:00  ", "05T17:00-06T09:00  ", "06T17:00-07T00:00  "], Gaps(Of(office)));
        Rotation alone = Daily with { Members = [People[6]], Start = new(2026, 1, 4, 9, 0) };
        Schedule helped = Of(alone, office with { Members = [People[0]] }) with
        {
            Arranged = new([], [new("1", People[6], Utc(1, 5, 10), Utc(1, 5, 20), "dentist")]),
        };
        Assert.Equal(["05T17:00-05T20:00 r "], Gaps(helped));
        Schedule meant = Of(Daily) with
        {
            Arranged = new(
                [new(Utc(1, 5, 3), Utc(1, 5, 12), Person: null, Rotation: null) { Reason = "the plant is closed" }],
                [.. People.Select(person => new Absence(person.Value, person, Utc(1, 6, 12), Utc(1, 8), "party"))]
            ),
        };
        Assert.Equal(["05T00:00-05T03:00 r ", "05T03:00-05T12:00 r the plant is closed", "06T12:00-07T00:00 r "], Gaps(meant));
    }

    private static IEnumerable<string> Gaps(Schedule schedule) =>
        OnCallGaps.Of(schedule, Utc(1, 5), Utc(1, 7)).Select(gap => $"{gap.Start:ddTHH:mm}-{gap.End:ddTHH:mm} {gap.Rotation} {gap.Reason}");

    private static TimeSpan[] Served(Schedule schedule, int days) =>
        [.. Fairness.Of(schedule, Utc(1, 5), Utc(1, 5).AddDays(days), _ => null).Select(time => time.Served)];

    private static Schedule Of(params Rotation[] rotations) => new(new("core"), "Core", "Etc/UTC", [.. rotations], []);

    private static DateTimeOffset Utc(int month, int day, int hour = 0) => new(2026, month, day, hour, 0, 0, TimeSpan.Zero);
}
