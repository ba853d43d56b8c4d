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
    /// <paramref name="service"/> says whose command rotation a target that is a role asks.
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
        return
        [
            .. step
                .Targets.SelectMany(target => PeopleOf(organisation, target, at, role, service))
                .Distinct()
                .Select(organisation.Person)
                .OfType<Person>(),
        ];
    }

    /// <summary>The schedule that has the roles of a service's incidents: its own, or the organisation's first with a role; null where there is none.</summary>
    public static Schedule? CommandRotation(Organisation organisation, ServiceId? service)
    {
        ArgumentNullException.ThrowIfNull(organisation);
        ScheduleId? own = service is { } id ? organisation.Service(id)?.CommandRotation : null;
        Schedule? schedule = own is { } named ? organisation.Schedule(named) : null;
        return schedule ?? organisation.Schedules.Values.FirstOrDefault(one => one.Rotations.Any(rotation => rotation.Role is not null));
    }

    private static IEnumerable<PersonId> PeopleOf(
        Organisation organisation,
        EscalationTarget target,
        DateTimeOffset at,
        Role? role,
        ServiceId? service
    ) =>
        target.Kind switch
        {
            EscalationTargetKind.Person => [new PersonId(target.Id)],
            EscalationTargetKind.Schedule => OnCallOf(organisation.Schedule(new(target.Id)), at, role),
            EscalationTargetKind.Team => TeamOf(organisation, new(target.Id), at, role),
            EscalationTargetKind.WholeTeam => organisation.Team(new(target.Id))?.Members ?? [],
            EscalationTargetKind.Role => CommandRotation(organisation, service) is { } command
                ? OnCallCalendar.Who(command, target.ToRole(), at).Select(person => person.Person)
                : [],
            EscalationTargetKind.Everyone => organisation.People.Values.Select(person => person.Id),
        };

    /// <summary>Whoever is on call for the team; all its members where nobody is.</summary>
    private static IEnumerable<PersonId> TeamOf(Organisation organisation, TeamId id, DateTimeOffset at, Role? role)
    {
        if (organisation.Team(id) is not { } team)
        {
            return [];
        }

        PersonId[] onCall = team.Schedule is { } schedule ? [.. OnCallOf(organisation.Schedule(schedule), at, role)] : [];
        return onCall.Length > 0 ? onCall : team.Members;
    }

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
