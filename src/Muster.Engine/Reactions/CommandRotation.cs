// Who of the command rotation stands ready for a role.
using Muster.Core.Catalog;
using Muster.Core.Kernel;
using Muster.Core.OnCall;

namespace Muster.Engine.Reactions;

internal static class CommandRotation
{
    /// <summary>
    /// The person on call for a role: by the command rotation of the service, or by the organisation's first one where the service has none; null when nobody is.
    /// </summary>
    public static PersonId? Who(Organisation organisation, ServiceId? service, Role role, DateTimeOffset at)
    {
        ScheduleId? own = service is { } id ? organisation.Service(id)?.CommandRotation : null;
        Schedule? schedule = own is { } named ? organisation.Schedule(named) : null;
        schedule ??= organisation.Schedules.Values.FirstOrDefault(one => one.Rotations.Any(rotation => rotation.Role is not null));
        return schedule is null
            ? null
            : OnCallCalendar.Who(schedule, role, at).Select(answering => (PersonId?)answering.Person).FirstOrDefault();
    }
}
