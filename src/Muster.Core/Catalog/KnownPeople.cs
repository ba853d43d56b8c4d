// Whom a desired organisation names by another id than the present one does: the e-mail address says that it is the same person.
using System.Collections.Immutable;
using Muster.Core.Kernel;
using Muster.Core.Paging;
using Muster.Core.People;

namespace Muster.Core.Catalog;

/// <summary>The id that is here stays, because accounts, pages and incidents name it; the desired one is read as meaning it.</summary>
internal static class KnownPeople
{
    /// <summary>By the desired id the id that the person has here. Nobody whose id is here already, or is used in the desired organisation, is among them.</summary>
    public static ImmutableSortedDictionary<string, PersonId> Find(Organisation current, Organisation desired)
    {
        ImmutableSortedDictionary<string, PersonId> known = ImmutableSortedDictionary<string, PersonId>.Empty.WithComparers(
            StringComparer.Ordinal
        );
        foreach ((string id, Person person) in desired.People.Where(pair => !current.People.ContainsKey(pair.Key)))
        {
            if (
                EmailAddress.IsValid(person.Email)
                && current.PersonByEmail(person.Email) is { Id: var here }
                && !desired.People.ContainsKey(here.Value)
                && !known.ContainsValue(here)
            )
            {
                known = known.Add(id, here);
            }
        }

        return known;
    }

    /// <summary>The desired organisation with the ids that are here, wherever it names these people.</summary>
    public static Organisation Rename(Organisation desired, ImmutableSortedDictionary<string, PersonId> known)
    {
        if (known.IsEmpty)
        {
            return desired;
        }

        PersonId Here(PersonId id) => known.GetValueOrDefault(id.Value, id);
        ImmutableArray<PersonId> Members(ImmutableArray<PersonId> members) => [.. members.Select(Here)];
        EscalationTarget Target(EscalationTarget target) =>
            target.Kind == EscalationTargetKind.Person ? target with { Id = Here(new(target.Id)).Value } : target;
        return desired with
        {
            People = desired.People.ToImmutableSortedDictionary(
                pair => known.TryGetValue(pair.Key, out PersonId here) ? here.Value : pair.Key,
                pair => known.TryGetValue(pair.Key, out PersonId here) ? pair.Value with { Id = here } : pair.Value,
                StringComparer.Ordinal
            ),
            Teams = Each(desired.Teams, team => team with { Members = Members(team.Members) }),
            Schedules = Each(
                desired.Schedules,
                schedule =>
                    schedule with
                    {
                        Rotations = [.. schedule.Rotations.Select(rotation => rotation with { Members = Members(rotation.Members) })],
                        Overrides = [.. schedule.Overrides.Select(one => one with { Person = Here(one.Person) })],
                    }
            ),
            EscalationPolicies = Each(
                desired.EscalationPolicies,
                policy =>
                    policy with
                    {
                        Steps = [.. policy.Steps.Select(step => step with { Targets = [.. step.Targets.Select(Target)] })],
                        LastResort = policy.LastResort is { } last ? [.. last.Select(Target)] : null,
                    }
            ),
        };
    }

    private static ImmutableSortedDictionary<string, T> Each<T>(ImmutableSortedDictionary<string, T> map, Func<T, T> change) =>
        map.ToImmutableSortedDictionary(pair => pair.Key, pair => change(pair.Value), StringComparer.Ordinal);
}
