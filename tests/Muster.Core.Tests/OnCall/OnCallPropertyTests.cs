// Properties of rotations over all zones: no gap, no overlap, and the same answer as counting hand-overs by hand.
using System.Collections.Immutable;
using CsCheck;
using Muster.Core.Kernel;
using Muster.Core.OnCall;
using NodaTime;

namespace Muster.Core.Tests.OnCall;

public sealed class OnCallPropertyTests
{
    private const int Cases = 2000;

    private static readonly ImmutableArray<string> Zones = [.. DateTimeZoneProviders.Tzdb.Ids];

    private static readonly Gen<Rotation> AnyRotation =
        from days in Gen.Int[0, 50 * 365]
        from minute in Gen.OneOf(Gen.Int[0, 24 * 60 - 1], Gen.Int[0, 3 * 60])
        from shift in Gen.Frequency((4, Gen.Int[1, 3]), (1, Gen.Int[4, 40]))
        from members in Gen.Int[1, 5]
        select new Rotation(
            "primary",
            Role: null,
            new LocalDateTime(1985, 1, 1, 0, 0).PlusDays(days).PlusMinutes(minute),
            shift,
            [.. Enumerable.Range(0, members).Select(index => new PersonId("person-" + index))]
        );

    private static readonly Gen<ImmutableArray<ScheduleOverride>> AnyOverrides = (
        from start in Gen.Int[0, 30 * 24 * 60]
        from length in Gen.Int[1, 5 * 24 * 60]
        from person in Gen.Int[0, 2]
        from all in Gen.Bool
        select (start, length, person, all)
    )
        .Array[0, 4]
        .Select(many =>
            many.Select(one => new ScheduleOverride(
                    DateTimeOffset.UnixEpoch.AddMinutes(one.start),
                    DateTimeOffset.UnixEpoch.AddMinutes(one.start + one.length),
                    new("cover-" + one.person),
                    one.all ? null : "primary"
                ))
                .ToImmutableArray()
        );

    [Fact]
    public void A_rotation_has_neither_gap_nor_overlap_in_any_zone() =>
        Gen.Select(AnyRotation, Gen.Int[0, Zones.Length - 1], Gen.Int[0, 3000])
            .Sample(
                (rotation, zone, daysLater) =>
                {
                    Schedule schedule = new(new("s"), "S", Zones[zone], [rotation], []);
                    DateTimeOffset from = StartOf(schedule).AddDays(daysLater);
                    DateTimeOffset to = from.AddDays(60);
                    ImmutableArray<OnCallShift> shifts = OnCallCalendar.Shifts(schedule, from, to);
                    return shifts[0].Start == from
                        && shifts[^1].End == to
                        && shifts.All(shift => shift.Start < shift.End)
                        && shifts.Zip(shifts.Skip(1)).All(pair => pair.First.End == pair.Second.Start);
                },
                iter: Cases
            );

    [Fact]
    public void Members_follow_one_another_in_any_zone_that_skips_no_whole_day() =>
        Gen.Select(AnyRotation, Gen.Int[0, Zones.Length - 1])
            .Where((_, zone) => !SkipsAWholeDay.Contains(Zones[zone]))
            .Sample(
                (rotation, zone) =>
                {
                    Schedule schedule = new(new("s"), "S", Zones[zone], [rotation], []);
                    DateTimeOffset from = StartOf(schedule);
                    ImmutableArray<OnCallShift> shifts = OnCallCalendar.Shifts(schedule, from, from.AddDays(100));
                    return shifts
                        .Select((shift, index) => shift.Person == rotation.Members[index % rotation.Members.Length])
                        .All(same => same);
                },
                iter: Cases
            );

    [Fact]
    public void Who_at_any_minute_is_who_counting_hand_overs_by_hand_finds() =>
        Gen.Select(AnyRotation, AnyOverrides, Gen.Int[0, Zones.Length - 1], Gen.Int[-2 * 24 * 60, 40 * 24 * 60])
            .Sample(
                (rotation, offsets, zone, minute) =>
                {
                    Schedule bare = new(new("s"), "S", Zones[zone], [rotation], []);
                    DateTimeOffset start = StartOf(bare);
                    Schedule schedule = bare with
                    {
                        Overrides =
                        [
                            .. offsets.Select(one =>
                                one with
                                {
                                    Start = start + (one.Start - DateTimeOffset.UnixEpoch),
                                    End = start + (one.End - DateTimeOffset.UnixEpoch),
                                }
                            ),
                        ],
                    };
                    DateTimeOffset at = start.AddMinutes(minute);
                    OnCallPerson? found = OnCallCalendar.Who(schedule, at).SingleOrDefault();
                    OnCallShift? listed = OnCallCalendar
                        .Shifts(schedule, at.AddDays(-1), at.AddDays(1))
                        .SingleOrDefault(shift => shift.Start <= at && at < shift.End);
                    return found?.Person == ByHand(schedule, at)
                        && listed?.Person == found?.Person
                        && (found is null || (found.Until > at && UntilIsAChange(schedule, found, at)));
                },
                iter: Cases
            );

    private static readonly ImmutableHashSet<string> SkipsAWholeDay =
    [
        "Pacific/Apia",
        "Pacific/Fakaofo",
        "Pacific/Enderbury",
        "Pacific/Kanton",
        "Pacific/Kiritimati",
        "Pacific/Kwajalein",
        "Kwajalein",
    ];

    private static DateTimeOffset StartOf(Schedule schedule) =>
        LocalHandover.Of(schedule.Rotations[0].Start, DateTimeZoneProviders.Tzdb[schedule.Zone]).At.ToDateTimeOffset();

    /// <summary>The oracle: walk the hand-overs one by one from the start, then look for the last override that covers the instant.</summary>
    private static PersonId? ByHand(Schedule schedule, DateTimeOffset at)
    {
        ScheduleOverride? covering = schedule.Overrides.LastOrDefault(one => one.Start <= at && at < one.End);
        if (covering is not null)
        {
            return covering.Person;
        }

        Rotation rotation = schedule.Rotations[0];
        DateTimeZone zone = DateTimeZoneProviders.Tzdb[schedule.Zone];
        PersonId? person = null;
        for (int turn = 0; ; turn++)
        {
            LocalDateTime local = rotation.Start.PlusDays(turn * rotation.ShiftDays);
            DateTimeOffset begins = zone.ResolveLocal(
                    local,
                    mapping => mapping.Count == 0 ? new ZonedDateTime(mapping.EarlyInterval.End, zone) : mapping.First()
                )
                .ToDateTimeOffset();
            if (begins > at)
            {
                return person;
            }

            person = rotation.Members[turn % rotation.Members.Length];
        }
    }

    /// <summary>Up to the end the answer is the same; an end is a hand-over or the edge of an override.</summary>
    private static bool UntilIsAChange(Schedule schedule, OnCallPerson found, DateTimeOffset at)
    {
        DateTimeOffset justBefore = found.Until.AddTicks(-1);
        return ByHand(schedule, justBefore) == found.Person
            && OnCallCalendar.Who(schedule, justBefore).Single().Until == found.Until
            && at < found.Until;
    }
}
