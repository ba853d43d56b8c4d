// Properties of rotations over all zones: no gap, no overlap, and the same answer as counting hand-overs by hand.
using System.Collections.Immutable;
using CsCheck;
using Muster.Core.Kernel;
using Muster.Core.OnCall;
using NodaTime;
using NodaTime.TimeZones;

namespace Muster.Core.Tests.OnCall;

public sealed class OnCallPropertyTests
{
    private const int Cases = 2000;

    private static readonly ImmutableArray<string> Zones = [.. DateTimeZoneProviders.Tzdb.Ids];

    /// <summary>
    /// A rotation in any zone, with a hand-over close to an instant at which that zone's clocks change, or anywhere where they never do, and that instant.
    /// </summary>
    private static readonly Gen<(Schedule Schedule, DateTimeOffset Change)> AnyCase =
        from zoneAt in Gen.Int[0, Zones.Length - 1]
        from day in Gen.Int[0, 50 * 365]
        from minutesOff in Gen.Frequency((3, Gen.Int[-150, 150]), (1, Gen.Int[-24 * 60, 24 * 60]))
        from shiftDays in Gen.Frequency((4, Gen.Int[1, 3]), (1, Gen.Int[4, 40]))
        from turns in Gen.Int[0, 12]
        from members in Gen.Int[1, 5]
        select CaseOf(Zones[zoneAt], day, minutesOff, shiftDays, turns, members);

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
        AnyCase.Sample(
            one =>
            {
                DateTimeOffset from = Later(StartOf(one.Schedule), one.Change.AddDays(-30));
                DateTimeOffset to = from.AddDays(60);
                ImmutableArray<OnCallShift> shifts = OnCallCalendar.Shifts(one.Schedule, from, to);
                return shifts[0].Start == from
                    && shifts[^1].End == to
                    && shifts.All(shift => shift.Start < shift.End)
                    && shifts.Zip(shifts.Skip(1)).All(pair => pair.First.End == pair.Second.Start);
            },
            iter: Cases
        );

    [Fact]
    public void Members_follow_one_another_in_any_zone_that_skips_no_whole_day() =>
        AnyCase
            .Where(one => !SkipsAWholeDay.Contains(one.Schedule.Zone))
            .Sample(
                one =>
                {
                    Rotation rotation = one.Schedule.Rotations[0];
                    DateTimeOffset from = StartOf(one.Schedule);
                    ImmutableArray<OnCallShift> shifts = OnCallCalendar.Shifts(one.Schedule, from, from.AddDays(100));
                    return shifts
                        .Select((shift, index) => shift.Person == rotation.Members[index % rotation.Members.Length])
                        .All(same => same);
                },
                iter: Cases
            );

    [Fact]
    public void Who_at_any_minute_is_who_counting_hand_overs_by_hand_finds() =>
        Gen.Select(AnyCase, AnyOverrides, Gen.Frequency((2, Gen.Int[-200, 200]), (1, Gen.Int[-20 * 24 * 60, 20 * 24 * 60])))
            .Sample(
                (one, offsets, minute) =>
                {
                    Schedule schedule = one.Schedule with
                    {
                        Overrides =
                        [
                            .. offsets.Select(wanted =>
                                wanted with
                                {
                                    Start = one.Change.AddDays(-15) + (wanted.Start - DateTimeOffset.UnixEpoch),
                                    End = one.Change.AddDays(-15) + (wanted.End - DateTimeOffset.UnixEpoch),
                                }
                            ),
                        ],
                    };
                    DateTimeOffset at = one.Change.AddMinutes(minute);
                    OnCallPerson? found = OnCallCalendar.Who(schedule, at).SingleOrDefault();
                    OnCallShift? listed = OnCallCalendar
                        .Shifts(schedule, at.AddDays(-1), at.AddDays(1))
                        .SingleOrDefault(shift => shift.Start <= at && at < shift.End);
                    return found?.Person == ByHand(schedule, at)
                        && listed?.Person == found?.Person
                        && (found is null || HoldsUntil(schedule, found, at));
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

    private static (Schedule Schedule, DateTimeOffset Change) CaseOf(
        string zoneId,
        int day,
        int minutesOff,
        int shiftDays,
        int turns,
        int members
    )
    {
        DateTimeZone zone = DateTimeZoneProviders.Tzdb[zoneId];
        ZoneInterval interval = zone.GetZoneInterval(Instant.FromUtc(1985, 1, 1, 0, 0) + Duration.FromDays(day));
        Instant change = interval.HasEnd ? interval.End : Instant.FromUtc(1985, 1, 1, 0, 0) + Duration.FromDays(day);
        LocalDateTime handover = change.InZone(zone).LocalDateTime.PlusMinutes(minutesOff);
        Rotation rotation = new(
            "primary",
            Role: null,
            handover.PlusDays(-turns * shiftDays),
            shiftDays,
            [.. Enumerable.Range(0, members).Select(index => new PersonId("person-" + index))]
        );
        return (new(new("s"), "S", zoneId, [rotation], []), change.ToDateTimeOffset());
    }

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

    /// <summary>Up to the end, and not a tick longer, the answer comes from the same hand-over or override.</summary>
    private static bool HoldsUntil(Schedule schedule, OnCallPerson found, DateTimeOffset at)
    {
        DateTimeOffset justBefore = found.Until.AddTicks(-1);
        return at < found.Until
            && ByHand(schedule, justBefore) == found.Person
            && OnCallCalendar.Who(schedule, justBefore).Single().Until == found.Until
            && (OnCallCalendar.Who(schedule, found.Until).SingleOrDefault() is not OnCallPerson next || next.Until > found.Until);
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
