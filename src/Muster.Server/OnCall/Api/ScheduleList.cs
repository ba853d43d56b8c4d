// The schedules as the API answers them.
using System.Collections.Immutable;
using Muster.Core.Catalog;
using Muster.Core.Kernel;
using Muster.Core.OnCall;

namespace Muster.Server.OnCall.Api;

/// <param name="Next">Always null: all schedules fit one page.</param>
public sealed record ScheduleList(ImmutableArray<ScheduleItem> Items, string? Next);

/// <param name="Zone">The IANA zone of the hand-over times.</param>
/// <param name="OnCall">Who is on call now, in the order of the rotations.</param>
public sealed record ScheduleItem(
    ScheduleId Id,
    string Name,
    string Zone,
    ImmutableArray<RotationItem> Rotations,
    ImmutableArray<OnCallItem> OnCall
)
{
    public static ScheduleItem Of(Schedule schedule, Organisation organisation, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        return new(
            schedule.Id,
            schedule.Name,
            schedule.Zone,
            [.. schedule.Answering.Select(one => RotationItem.Of(schedule, one))],
            [.. OnCallCalendar.Who(schedule, now).Select(one => OnCallItem.Of(one, organisation))]
        );
    }
}

/// <param name="Role">The role of an incident command rotation; null for a service's on-call.</param>
/// <param name="ShiftDays">0 where the shift is counted in hours, or comes from a calendar.</param>
/// <param name="ShiftHours">Null where the shift is counted in days.</param>
/// <param name="Zone">The IANA zone of its hand-overs.</param>
/// <param name="Layer">Of the rotations for one role only the highest layer that has somebody answers.</param>
/// <param name="Together">How many are on call together in one turn.</param>
/// <param name="Order">Who is next: the next in the list, or whoever has served the fewest hours.</param>
/// <param name="Restrictions">When the rotation has somebody at all; empty: always.</param>
public sealed record RotationItem(
    string Name,
    Role? Role,
    int ShiftDays,
    int? ShiftHours,
    string Zone,
    int Layer,
    int Together,
    TurnOrder Order,
    ImmutableArray<RestrictionItem> Restrictions,
    ImmutableArray<PersonId> Members
)
{
    public static RotationItem Of(Schedule schedule, Rotation rotation)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        ArgumentNullException.ThrowIfNull(rotation);
        ImmutableArray<Restriction> restrictions = rotation.Restrictions ?? [];
        return new(
            rotation.Name,
            rotation.Role,
            rotation.Listed is null ? rotation.ShiftDays : 0,
            rotation.ShiftHours,
            rotation.Zone ?? schedule.Zone,
            rotation.Layer,
            rotation.Together ?? 1,
            rotation.Order,
            [.. restrictions.Select(one => new RestrictionItem(one.Days, Time(one.From), one.ToDay, Time(one.To)))],
            rotation.Members
        );
    }

    private static string Time(NodaTime.LocalTime time) => NodaTime.Text.LocalTimePattern.ExtendedIso.Format(time);
}

/// <param name="Days">The weekdays on which it begins; empty: every day.</param>
/// <param name="From">The time of day at which it begins, such as <c>22:00:00</c>.</param>
/// <param name="ToDay">The weekday on which it ends; null: at the next <paramref name="To"/>.</param>
public sealed record RestrictionItem(ImmutableArray<Weekday> Days, string From, Weekday? ToDay, string To);

/// <param name="Name">What people call them.</param>
/// <param name="Until">The next hand-over, in UTC.</param>
public sealed record OnCallItem(string Rotation, Role? Role, PersonId Person, string Name, DateTimeOffset Until, bool IsOverride)
{
    public static OnCallItem Of(OnCallPerson person, Organisation organisation)
    {
        ArgumentNullException.ThrowIfNull(person);
        ArgumentNullException.ThrowIfNull(organisation);
        return new(
            person.Rotation,
            person.Role,
            person.Person,
            organisation.Person(person.Person)?.Name ?? person.Person.Value,
            person.Until,
            person.IsOverride
        );
    }
}
