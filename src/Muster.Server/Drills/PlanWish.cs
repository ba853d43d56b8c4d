// Which drill somebody wants to plan: for which team, what, how hard, when, how often, and with whom.
using System.Collections.Immutable;
using Muster.Core.DrillPlans;

namespace Muster.Server.Drills;

/// <param name="Scenario">The id of the scenario; null for a surprise.</param>
/// <param name="StartsAt">Null where it could not be read.</param>
/// <param name="Invited">Ids of people; empty for all members of the team.</param>
public sealed record PlanWish(
    string Team,
    string? Scenario,
    string Difficulty,
    DateTimeOffset? StartsAt,
    string Zone,
    DrillRepeat Repeat,
    ImmutableArray<string> Invited
);
