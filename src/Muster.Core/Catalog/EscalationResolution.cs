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
    /// </summary>
    public static ImmutableArray<Person> Resolve(Organisation organisation, EscalationStep step, DateTimeOffset at, Role? role = null)
    {
        ArgumentNullException.ThrowIfNull(organisation);
        ArgumentNullException.ThrowIfNull(step);
        return
        [
            .. step
                .Targets.SelectMany(target => PeopleOf(organisation, target, at, role))
                .Distinct()
                .Select(organisation.Person)
                .OfType<Person>(),
        ];
    }

    /// <summary>
    /// One message for each person and contact method; the e-mail address where a person has none. <paramref name="round"/> and <paramref name="step"/> count
    /// from 1. The keys are <c>page/round/step/person/channel#n</c>, with n from 1 in the order of the person's methods.
    /// </summary>
    public static ImmutableArray<PlannedDelivery> Plan(PageId page, int round, int step, ImmutableArray<Person> people) =>
        [.. people.SelectMany(person => Plan(page, round, step, person))];

    private static IEnumerable<PlannedDelivery> Plan(PageId page, int round, int step, Person person)
    {
        ImmutableArray<ContactMethod> methods = person.Contacts.IsDefaultOrEmpty ? [new("email", person.Email)] : person.Contacts;
        return methods.Select(
            (method, index) =>
                new PlannedDelivery(
                    $"{page}/{round}/{step}/{person.Id}/{method.Channel}#{index + 1}",
                    person.Id,
                    method.Channel,
                    method.Address
                )
        );
    }

    private static IEnumerable<PersonId> PeopleOf(Organisation organisation, EscalationTarget target, DateTimeOffset at, Role? role) =>
        target.Kind switch
        {
            EscalationTargetKind.Person => [new PersonId(target.Id)],
            EscalationTargetKind.Schedule => OnCallOf(organisation.Schedule(new(target.Id)), at, role),
            EscalationTargetKind.Team => organisation.Team(new(target.Id))?.Members ?? [],
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
