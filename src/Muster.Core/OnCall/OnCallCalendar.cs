// Who is on call at an instant, and which shifts lie in a stretch of time.
using System.Collections.Immutable;
using Muster.Core.Kernel;
using NodaTime;

namespace Muster.Core.OnCall;

/// <summary>
/// Reads schedules. Where overrides overlap, the one that stands last in the schedule holds. A schedule whose zone this machine does not know is read in UTC:
/// a hand-over some hours off still wakes somebody, an exception would wake nobody.
/// </summary>
public static class OnCallCalendar
{
    /// <summary>Calendars end with the year 9999; what is asked about its last years is answered as for this instant, so that a shift fits behind it.</summary>
    internal static readonly Instant Last = Instant.FromUtc(9990, 1, 1, 0, 0);

    /// <summary>No override holds longer than to this instant, the end of the last shift that fits: every zone still has a local time for it.</summary>
    internal static readonly Instant LastEnd = Last + Duration.FromDays(OnCallDefaults.ShiftDaysMax);

    /// <summary>One entry for each person of each rotation that has somebody at <paramref name="at"/>, in the order of the rotations; may be empty.</summary>
    public static ImmutableArray<OnCallPerson> Who(Schedule schedule, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        return
        [
            .. LayersOf(schedule)
                .At(Readable(at))
                .SelectMany(one =>
                    one.Stretch.People.Select(person => new OnCallPerson(
                        one.Rotation.Name,
                        one.Rotation.Role,
                        person,
                        one.Stretch.End.ToDateTimeOffset(),
                        one.Stretch.IsOverride
                    ))
                ),
        ];
    }

    /// <summary>Those of <see cref="Who(Schedule, DateTimeOffset)"/> who hold <paramref name="role"/> in an incident command rotation, in order.</summary>
    public static ImmutableArray<OnCallPerson> Who(Schedule schedule, Role role, DateTimeOffset at) =>
        [.. Who(schedule, at).Where(person => person.Role == role)];

    /// <summary>
    /// The shifts between <paramref name="from"/> and <paramref name="to"/>, cut to it, ascending by start, then in the order of the rotations; who is on call
    /// together has a shift each. Where nobody is on call there is no shift. At most <see cref="OnCallDefaults.ListedMax"/> at once, or
    /// <see cref="ArgumentOutOfRangeException"/>.
    /// </summary>
    public static ImmutableArray<OnCallShift> Shifts(Schedule schedule, DateTimeOffset from, DateTimeOffset to)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(to.UtcTicks - from.UtcTicks, OnCallDefaults.ListedMax.Ticks, nameof(to));
        return
        [
            .. LayersOf(schedule)
                .Between(Readable(from), Readable(to))
                .SelectMany(one => one.Stretches.SelectMany(stretch => ShiftsOf(one.Rotation, stretch)))
                .OrderBy(shift => shift.Start),
        ];
    }

    /// <summary>No stretch of this length has more shifts; a quick upper bound that lists nothing.</summary>
    public static long ShiftsMax(Schedule schedule, TimeSpan length)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        long arranged = 2L * (schedule.Overrides.Length + schedule.Arranged.Changes.Length + schedule.Arranged.Absences.Length);
        return schedule.Answering.Sum(rotation =>
        {
            if (rotation.Listed is { } listed)
            {
                return Math.Max(listed.Together, 1) * (listed.Changes + arranged + 1);
            }

            double turns = length / TimeSpan.FromHours(Math.Max(rotation.ShiftHours ?? 24 * rotation.ShiftDays, 1));
            double windows = 2 * length.TotalDays * rotation.Windows.Length;
            return TurnMembers.Together(rotation) * ((long)(turns + windows) + arranged + 1);
        });
    }

    private static IEnumerable<OnCallShift> ShiftsOf(Rotation rotation, RotationStretch stretch) =>
        stretch.People.Select(person => new OnCallShift(
            rotation.Name,
            rotation.Role,
            person,
            stretch.Start.ToDateTimeOffset(),
            stretch.End.ToDateTimeOffset(),
            stretch.IsOverride
        ));

    internal static Instant Readable(DateTimeOffset at) => Instant.Min(Instant.FromDateTimeOffset(at), Last);

    private static Layers LayersOf(Schedule schedule) =>
        new([.. schedule.Answering.Select(rotation => (rotation, CalendarOf(schedule, rotation)))]);

    internal static RotationCalendar CalendarOf(Schedule schedule, Rotation rotation)
    {
        ImmutableArray<ScheduleOverride> overrides = schedule.Overrides.IsDefault ? [] : schedule.Overrides;
        return new(
            rotation,
            [
                .. overrides.Where(one => one.Rotation is null || one.Rotation == rotation.Name).Select(StandIn.Of),
                .. schedule.Arranged.Changes.Where(one => one.Rotation is null || one.Rotation == rotation.Name).Select(StandIn.Of),
            ],
            schedule.Arranged.Absences,
            DateTimeZoneProviders.Tzdb.GetZoneOrNull(rotation.Zone ?? schedule.Zone) ?? DateTimeZone.Utc
        );
    }
}
