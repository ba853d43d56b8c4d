// A change that may have caused an incident: how well it fits, and what those who respond think of it.
using Muster.Core.Incidents;
using Muster.Engine.Projections;

namespace Muster.Server.Incidents;

/// <param name="Fit">0 to 1; 0 for what was changed after the incident was noticed.</param>
/// <param name="Why">In words, such as "Deployed 4 m before the impact began, same service".</param>
/// <param name="Verdict">Null when nobody has said anything.</param>
public sealed record SuspectChange(ChangeRow Change, double Fit, string Why, ChangeVerdict? Verdict);
