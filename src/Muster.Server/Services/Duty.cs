// What a person answers for now, or a service relies on: a rotation of a schedule, and who holds it until when.
using System.Collections.Immutable;
using Muster.Core.Catalog;
using Muster.Core.Kernel;
using Muster.Core.OnCall;
using Muster.Core.Paging;

namespace Muster.Server.Services;

public sealed record Duty(Schedule Schedule, OnCallPerson OnCall, string Name)
{
    /// <summary>The role of a command rotation, else the rotation's name.</summary>
    public string Title => OnCall.Role?.Label() ?? OnCall.Rotation;

    /// <summary>Everybody who is on call now, by schedule and rotation.</summary>
    public static ImmutableArray<Duty> All(Organisation organisation, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(organisation);
        return [.. organisation.Schedules.Values.SelectMany(schedule => Of(schedule, organisation, now))];
    }

    public static ImmutableArray<Duty> Of(Schedule schedule, Organisation organisation, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(organisation);
        return
        [
            .. OnCallCalendar
                .Who(schedule, now)
                .Select(one => new Duty(schedule, one, organisation.Person(one.Person)?.Name ?? one.Person.Value)),
        ];
    }

    /// <summary>The names of all whom the first step of a service's policy reaches now; empty when a page would begin with nobody.</summary>
    public static ImmutableArray<string> FirstReached(Service service, Organisation organisation, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(service);
        ArgumentNullException.ThrowIfNull(organisation);
        EscalationStep? first = organisation.EscalationPolicy(service.EscalationPolicy)?.Steps.FirstOrDefault();
        return first is null ? [] : [.. EscalationResolution.Resolve(organisation, first, now).Select(person => person.Name)];
    }

    /// <summary>Who is paged first for a service now, through the schedules of the first step of its policy; nobody when that names none.</summary>
    public static ImmutableArray<Duty> FirstFor(Service service, Organisation organisation, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(service);
        ArgumentNullException.ThrowIfNull(organisation);
        EscalationStep? first = organisation.EscalationPolicy(service.EscalationPolicy)?.Steps.FirstOrDefault();
        return first is null
            ? []
            :
            [
                .. first
                    .Targets.Where(target => target.Kind == EscalationTargetKind.Schedule)
                    .Select(target => organisation.Schedule(new ScheduleId(target.Id)))
                    .OfType<Schedule>()
                    .SelectMany(schedule => Of(schedule, organisation, now)),
            ];
    }
}
