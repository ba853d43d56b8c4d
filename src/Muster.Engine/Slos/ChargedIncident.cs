// What one incident cost an error budget, with what it is called.
using Muster.Core.Slos;
using Muster.Engine.Projections;

namespace Muster.Engine.Slos;

/// <param name="Incident">Null for what was spent while none was open.</param>
public sealed record ChargedIncident(SpentBy Spent, IncidentRow? Incident);
