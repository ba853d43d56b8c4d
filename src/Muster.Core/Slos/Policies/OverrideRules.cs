// Who may override the gate, and for how long.
using System.Collections.Immutable;
using Muster.Core.Kernel;

namespace Muster.Core.Slos.Policies;

/// <param name="People">They may, as may the members of <paramref name="Teams"/>; where both are empty nobody may.</param>
/// <param name="Longest">How long one holds at most.</param>
/// <param name="NeedsSecond">Whether another of those who may must agree before it holds.</param>
public sealed record OverrideRules(ImmutableArray<PersonId> People, ImmutableArray<TeamId> Teams, TimeSpan Longest, bool NeedsSecond)
{
    public static OverrideRules Nobody { get; } = new([], [], TimeSpan.Zero, NeedsSecond: true);

    public bool Allow(PersonId person, IEnumerable<TeamId> teams) => People.Contains(person) || teams.Any(Teams.Contains);
}
