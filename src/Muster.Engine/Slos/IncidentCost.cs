// What an incident cost one objective.
using Muster.Core.Slos;
using Muster.Engine.Projections;

namespace Muster.Engine.Slos;

/// <param name="Spent">As of the end of its impact, or of now while it lasts: what share of the budget of the window that ended then it took.</param>
public sealed record IncidentCost(SloRow Slo, SloGoal Goal, SpentBy Spent);
