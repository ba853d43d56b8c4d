// The definitions that were taken out of use, as they were then, so that they can be restored.
using System.Collections.Immutable;
using Muster.Core.OnCall;
using Muster.Core.Paging;
using Muster.Core.People;

namespace Muster.Core.Catalog;

/// <summary>By id. A definition that is in use again is not here.</summary>
public sealed record RetiredDefinitions(
    ImmutableSortedDictionary<string, Person> People,
    ImmutableSortedDictionary<string, Team> Teams,
    ImmutableSortedDictionary<string, Service> Services,
    ImmutableSortedDictionary<string, Schedule> Schedules,
    ImmutableSortedDictionary<string, EscalationPolicy> EscalationPolicies
)
{
    public static RetiredDefinitions None { get; } =
        new(Map<Person>(), Map<Team>(), Map<Service>(), Map<Schedule>(), Map<EscalationPolicy>());

    public bool Contains(DefinitionKind kind, string id) =>
        kind switch
        {
            DefinitionKind.Person => People.ContainsKey(id),
            DefinitionKind.Team => Teams.ContainsKey(id),
            DefinitionKind.Service => Services.ContainsKey(id),
            DefinitionKind.Schedule => Schedules.ContainsKey(id),
            DefinitionKind.EscalationPolicy => EscalationPolicies.ContainsKey(id),
        };

    private static ImmutableSortedDictionary<string, T> Map<T>() =>
        ImmutableSortedDictionary<string, T>.Empty.WithComparers(StringComparer.Ordinal);
}
