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
            [.. schedule.Rotations.Select(one => new RotationItem(one.Name, one.Role, one.ShiftDays, one.Members))],
            [.. OnCallCalendar.Who(schedule, now).Select(one => OnCallItem.Of(one, organisation))]
        );
    }
}

/// <param name="Role">The role of an incident command rotation; null for a service's on-call.</param>
public sealed record RotationItem(string Name, Role? Role, int ShiftDays, ImmutableArray<PersonId> Members);

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
