// Properties of all kinds of rotations over all zones from 2000 to 2040: covered exactly once, in order, and as counted by hand.
using System.Collections.Immutable;
using CsCheck;
using Muster.Core.Kernel;
using Muster.Core.OnCall;
using NodaTime;
using NodaTime.TimeZones;

namespace Muster.Core.Tests.OnCall;

public sealed class ZonePropertyTests
{
    private const int Cases = 500;

    private static readonly ImmutableArray<string> Zones = [.. DateTimeZoneProviders.Tzdb.Ids];
    private static readonly ImmutableArray<PersonId> People = [new("ana"), new("ben"), new("cleo"), new("dan"), new("eva")];
    private static readonly DateTimeOffset Begin = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset End = new(2040, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly Gen<Restriction> AnyRestriction =
        from days in Gen.Int[0, 127]
        from start in Gen.Int[0, (24 * 4) - 1]
        from stop in Gen.Int[0, (24 * 4) - 1]
        from last in Gen.Int[0, 7]
        select new Restriction(
            last > 0
                ? [(Weekday)((days % 7) + 1)]
                : [.. Enumerable.Range(0, 7).Where(day => (days & (1 << day)) != 0).Select(day => (Weekday)(day + 1))],
            LocalTime.FromMinutesSinceMidnight(start * 15),
            LocalTime.FromMinutesSinceMidnight(stop * 15)
        )
        {
            ToDay = last > 0 ? (Weekday)last : null,
        };

    private static readonly Gen<Rotation> AnyRotation =
        from hours in Gen.Int[0, 50]
        from days in Gen.Int[1, 9]
        from zone in Gen.Int[0, Zones.Length - 1]
        from layer in Gen.Int[0, 2]
        from members in Gen.Int[1, 5]
        from together in Gen.Int[1, 3]
        from restrictions in AnyRestriction.Array[0, 3]
        from hour in Gen.Int[0, 23]
        select new Rotation("", Role: null, new LocalDateTime(2000, 1, 1, hour, 30), hours == 0 ? days : 0, [.. People.Take(members)])
        {
            ShiftHours = hours == 0 ? null : hours,
            Zone = Zones[zone],
            Layer = layer,
            Together = Math.Min(together, members),
            Restrictions = restrictions.Length == 0 ? null : [.. restrictions],
        };

    /// <summary>A schedule of up to three rotations, and an instant close to a change of clocks of the first one's zone.</summary>
    private static readonly Gen<(Schedule Schedule, DateTimeOffset At)> AnyCase =
        from rotations in AnyRotation.Array[1, 3]
        from day in Gen.Int[30, 39 * 365]
        from minutes in Gen.Int[-2000, 2000]
        select (
            new Schedule(new("s"), "S", "Etc/UTC", [.. rotations.Select((one, place) => one with { Name = "r" + place })], []),
            Near(rotations[0].Zone!, day).AddMinutes(minutes)
        );

    [Fact]
    public void Every_zone_is_covered_exactly_once_for_forty_years_by_an_unrestricted_rotation() =>
        Parallel.ForEach(
            TzdbDateTimeZoneSource.Default.CanonicalIdMap.Values.Distinct(),
            zone =>
            {
                // Half past two is skipped and repeated where clocks change at night; the hand-overs go round the day and the week.
                Rotation rotation = new("r", Role: null, new LocalDateTime(1999, 12, 27, 2, 30), 0, People) { ShiftHours = 23 * 7 };
                ImmutableArray<OnCallShift> shifts = OnCallCalendar.Shifts(new(new("s"), "S", zone, [rotation], []), Begin, End);
                DateTimeOffset covered = Begin;
                foreach (OnCallShift shift in shifts)
                {
                    Assert.Equal(covered, shift.Start);
                    Assert.True(shift.End > shift.Start, zone);
                    covered = shift.End;
                }

                Assert.Equal(End, covered);
            }
        );

    [Fact]
    public void Who_at_an_instant_is_who_the_shifts_and_counting_by_hand_say() =>
        AnyCase.Sample(
            one =>
            {
                DateTimeOffset from = one.At.AddDays(-2);
                ImmutableArray<OnCallShift> shifts = OnCallCalendar.Shifts(one.Schedule, from, one.At.AddDays(2));
                PersonId[] who = [.. OnCallCalendar.Who(one.Schedule, one.At).Select(person => person.Person)];
                PersonId[] listed = [.. Order(one.Schedule, shifts.Where(shift => shift.Start <= one.At && one.At < shift.End))];
                ImmutableArray<Cover> covers = Cover.Of(shifts, one.Schedule.Rotations, from, one.At.AddDays(2));
                Assert.Equal(ByHand(one.Schedule, one.At), who);
                Assert.Equal(who, listed);
                Assert.Equal(who.Distinct(), covers.Single(cover => cover.Start <= one.At && one.At < cover.End).People);
                Assert.All(covers.Zip(covers.Skip(1)), pair => Assert.Equal(pair.First.End, pair.Second.Start));
            },
            iter: Cases
        );

    [Fact]
    public void Until_is_the_end_of_the_shift_that_the_list_has() =>
        AnyCase.Sample(
            one =>
            {
                foreach (OnCallPerson person in OnCallCalendar.Who(one.Schedule, one.At))
                {
                    DateTimeOffset to = person.Until.AddHours(1);
                    OnCallShift listed = OnCallCalendar
                        .Shifts(one.Schedule, one.At, to)
                        .First(shift => shift.Rotation == person.Rotation && shift.Person == person.Person);
                    Assert.Equal(person.Until, listed.End);
                }
            },
            iter: Cases / 2
        );

    private static IEnumerable<PersonId> Order(Schedule schedule, IEnumerable<OnCallShift> shifts) =>
        schedule.Rotations.SelectMany(rotation => shifts.Where(shift => shift.Rotation == rotation.Name).Select(shift => shift.Person));

    private static DateTimeOffset Near(string zoneId, int day)
    {
        Instant at = Instant.FromUtc(2000, 1, 1, 0, 0) + Duration.FromDays(day);
        ZoneInterval interval = DateTimeZoneProviders.Tzdb[zoneId].GetZoneInterval(at);
        return (interval.HasEnd && interval.End < Instant.FromUtc(2040, 1, 1, 0, 0) ? interval.End : at).ToDateTimeOffset();
    }

    /// <summary>The oracle: the highest layer of those that are open has the members of the last turn that has begun.</summary>
    private static PersonId[] ByHand(Schedule schedule, DateTimeOffset at)
    {
        Rotation[] open = [.. schedule.Rotations.Where(rotation => IsOpen(rotation, at) && TurnAt(rotation, at) >= 0)];
        int top = open.Select(rotation => rotation.Layer).DefaultIfEmpty().Max();
        return
        [
            .. open.Where(rotation => rotation.Layer == top)
                .SelectMany(rotation =>
                    Enumerable
                        .Range(0, rotation.Together!.Value)
                        .Select(place =>
                            rotation.Members[((TurnAt(rotation, at) * rotation.Together.Value) + place) % rotation.Members.Length]
                        )
                ),
        ];
    }

    private static bool IsOpen(Rotation rotation, DateTimeOffset at)
    {
        DateTimeZone zone = DateTimeZoneProviders.Tzdb[rotation.Zone!];
        LocalDate today = Instant.FromDateTimeOffset(at).InZone(zone).Date;
        return rotation.Restrictions is not { } restrictions
            || restrictions.Any(one =>
                Enumerable
                    .Range(-9, 19)
                    .Select(today.PlusDays)
                    .Where(day => one.Days.IsEmpty || one.Days.Any(weekday => (int)weekday == (int)day.DayOfWeek))
                    .Any(day => Utc(day.At(one.From), zone) <= at && at < Utc(Stop(one, day), zone))
            );
    }

    /// <summary>The first time of day <c>To</c> after the beginning, on the weekday where one is named.</summary>
    private static LocalDateTime Stop(Restriction one, LocalDate day)
    {
        LocalDateTime begin = day.At(one.From);
        LocalDateTime stop = day.At(one.To);
        while (stop <= begin || (one.ToDay is { } last && (int)stop.DayOfWeek != (int)last))
        {
            stop = stop.PlusDays(1);
        }

        return stop;
    }

    /// <summary>By halves: hand-overs only go forward.</summary>
    private static int TurnAt(Rotation rotation, DateTimeOffset at)
    {
        DateTimeZone zone = DateTimeZoneProviders.Tzdb[rotation.Zone!];
        int days = (int)(at - Begin).TotalDays + 3;
        (int low, int high) = (-1, rotation.ShiftHours is { } length ? (24 * days / length) + 1 : (days / rotation.ShiftDays) + 1);
        while (high - low > 1)
        {
            int middle = (low + high) / 2;
            LocalDateTime local = rotation.ShiftHours is { } hours
                ? rotation.Start.PlusHours(hours * middle)
                : rotation.Start.PlusDays(rotation.ShiftDays * middle);
            (low, high) = Utc(local, zone) <= at ? (middle, high) : (low, middle);
        }

        return low;
    }

    private static DateTimeOffset Utc(LocalDateTime local, DateTimeZone zone) =>
        zone.ResolveLocal(local, mapping => mapping.Count == 0 ? new ZonedDateTime(mapping.EarlyInterval.End, zone) : mapping.First())
            .ToDateTimeOffset();
}
