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
    private static readonly Instant Last = Instant.FromUtc(9990, 1, 1, 0, 0);

    /// <summary>No override holds longer than to this instant, the end of the last shift that fits: every zone still has a local time for it.</summary>
    internal static readonly Instant LastEnd = Last + Duration.FromDays(OnCallDefaults.ShiftDaysMax);

    /// <summary>One entry for each rotation that has somebody at <paramref name="at"/>, in the order of the rotations; may be empty.</summary>
    public static ImmutableArray<OnCallPerson> Who(Schedule schedule, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        ImmutableArray<OnCallPerson>.Builder answering = ImmutableArray.CreateBuilder<OnCallPerson>();
        foreach (RotationCalendar calendar in Calendars(schedule))
        {
            if (calendar.ShiftAt(Readable(at)) is OnCallShift shift)
            {
                answering.Add(new(shift.Rotation, shift.Role, shift.Person, shift.End, shift.IsOverride));
            }
        }

        return answering.DrainToImmutable();
    }

    /// <summary>Those of <see cref="Who(Schedule, DateTimeOffset)"/> who hold <paramref name="role"/> in an incident command rotation, in order.</summary>
    public static ImmutableArray<OnCallPerson> Who(Schedule schedule, Role role, DateTimeOffset at) =>
        [.. Who(schedule, at).Where(person => person.Role == role)];

    /// <summary>
    /// The shifts between <paramref name="from"/> and <paramref name="to"/>, cut to it, ascending by start, then in the order of the rotations. Where nobody is
    /// on call there is no shift. At most <see cref="OnCallDefaults.ListedMax"/> at once, or <see cref="ArgumentOutOfRangeException"/>.
    /// </summary>
    public static ImmutableArray<OnCallShift> Shifts(Schedule schedule, DateTimeOffset from, DateTimeOffset to)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(to.UtcTicks - from.UtcTicks, OnCallDefaults.ListedMax.Ticks, nameof(to));
        Instant start = Readable(from);
        Instant end = Readable(to);
        return [.. Calendars(schedule).SelectMany(calendar => calendar.Shifts(start, end)).OrderBy(shift => shift.Start)];
    }

    private static Instant Readable(DateTimeOffset at) => Instant.Min(Instant.FromDateTimeOffset(at), Last);

    private static IEnumerable<RotationCalendar> Calendars(Schedule schedule)
    {
        DateTimeZone zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(schedule.Zone) ?? DateTimeZone.Utc;
        ImmutableArray<ScheduleOverride> overrides = schedule.Overrides.IsDefault ? [] : schedule.Overrides;
        return schedule.Rotations.Select(rotation => new RotationCalendar(
            rotation,
            [.. overrides.Where(wanted => wanted.Rotation is null || wanted.Rotation == rotation.Name)],
            zone
        ));
    }
}
