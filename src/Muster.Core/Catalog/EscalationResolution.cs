// Which people an escalation step reaches at an instant, and by which messages.
using System.Collections.Immutable;
using Muster.Core.Kernel;
using Muster.Core.OnCall;
using Muster.Core.Paging;
using Muster.Core.People;

namespace Muster.Core.Catalog;

public static class EscalationResolution
{
    /// <summary>
    /// The people of a step, in the order of its targets, each once; may be empty. A schedule gives whoever is on call. With a <paramref name="role"/>, only
    /// its rotations for that role are asked, without one, only those for no role; a schedule that has none of those gives everybody on call.
    /// <paramref name="service"/> says whose command rotation a target that is a role asks. Who is away is passed over, as <see cref="Present"/> has it.
    /// </summary>
    public static ImmutableArray<Person> Resolve(
        Organisation organisation,
        EscalationStep step,
        DateTimeOffset at,
        Role? role = null,
        ServiceId? service = null
    )
    {
        ArgumentNullException.ThrowIfNull(organisation);
        ArgumentNullException.ThrowIfNull(step);
        return Present(organisation, step.Targets.SelectMany(target => Named(organisation, target, at, role, service)), at);
    }

    /// <summary>
    /// Those of whom the targets of a step name who are in the organisation and not away, each once; where all of them are away it is all of them, because a doubtful
    /// page is sent. Who is on call by a schedule is never passed over: its rotations have done so, and who stands in means to be there.
    /// </summary>
    public static ImmutableArray<Person> Present(
        Organisation organisation,
        IEnumerable<(PersonId Person, bool IsOnCall)> named,
        DateTimeOffset at
    )
    {
        ArgumentNullException.ThrowIfNull(organisation);
        ImmutableArray<(PersonId Person, bool IsOnCall)> all = [.. named.Where(one => organisation.Person(one.Person) is not null)];
        ImmutableArray<(PersonId Person, bool IsOnCall)> present =
        [
            .. all.Where(one => one.IsOnCall || !organisation.IsAway(one.Person, at)),
        ];
        return [.. (present.IsEmpty ? all : present).Select(one => one.Person).Distinct().Select(organisation.Person).OfType<Person>()];
    }

    /// <summary>Whom one target of a step names, who is away among them, and whether they are on call by a schedule; may be empty. Arguments as for a step.</summary>
    public static ImmutableArray<(PersonId Person, bool IsOnCall)> Named(
        Organisation organisation,
        EscalationTarget target,
        DateTimeOffset at,
        Role? role = null,
        ServiceId? service = null
    )
    {
        ArgumentNullException.ThrowIfNull(organisation);
        PersonId[] onCall = [.. OnCallOf(organisation, target, at, role, service)];
        return onCall.Length > 0
            ? [.. onCall.Select(person => (person, true))]
            : [.. MembersOf(organisation, target).Select(person => (person, false))];
    }

    /// <summary>The schedule that has the roles of a service's incidents: its own, or the organisation's first with a role; null where there is none.</summary>
    public static Schedule? CommandRotation(Organisation organisation, ServiceId? service)
    {
        ArgumentNullException.ThrowIfNull(organisation);
        ScheduleId? own = service is { } id ? organisation.Service(id)?.CommandRotation : null;
        Schedule? schedule = own is { } named ? organisation.Schedule(named) : null;
        return schedule ?? organisation.Schedules.Values.FirstOrDefault(one => one.Rotations.Any(rotation => rotation.Role is not null));
    }

    /// <summary>Whoever is on call by the schedule that a target goes by; nobody where it goes by none.</summary>
    private static IEnumerable<PersonId> OnCallOf(
        Organisation organisation,
        EscalationTarget target,
        DateTimeOffset at,
        Role? role,
        ServiceId? service
    ) =>
        target.Kind switch
        {
            EscalationTargetKind.Schedule => OnCallOf(organisation.Schedule(new(target.Id)), at, role),
            EscalationTargetKind.Team => organisation.Team(new(target.Id))?.Schedule is { } schedule
                ? OnCallOf(organisation.Schedule(schedule), at, role)
                : [],
            EscalationTargetKind.Role => CommandRotation(organisation, service) is { } command
                ? OnCallCalendar.Who(command, target.ToRole(), at).Select(person => person.Person)
                : [],
            EscalationTargetKind.Person or EscalationTargetKind.WholeTeam or EscalationTargetKind.Everyone => [],
        };

    /// <summary>Those who are meant by themselves, or as members of a team of which nobody is on call.</summary>
    private static IEnumerable<PersonId> MembersOf(Organisation organisation, EscalationTarget target) =>
        target.Kind switch
        {
            EscalationTargetKind.Person => [new PersonId(target.Id)],
            EscalationTargetKind.Team or EscalationTargetKind.WholeTeam => organisation.Team(new(target.Id))?.Members ?? [],
            EscalationTargetKind.Everyone => organisation.People.Values.Select(person => person.Id),
            EscalationTargetKind.Schedule or EscalationTargetKind.Role => [],
        };

    private static IEnumerable<PersonId> OnCallOf(Schedule? schedule, DateTimeOffset at, Role? role)
    {
        if (schedule is null)
        {
            return [];
        }

        ImmutableArray<OnCallPerson> answering = OnCallCalendar.Who(schedule, at);
        bool asksSome = schedule.Rotations.Any(rotation => rotation.Role == role);
        return answering.Where(person => !asksSome || person.Role == role).Select(person => person.Person);
    }
}
