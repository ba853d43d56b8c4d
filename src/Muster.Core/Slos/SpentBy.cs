// What one incident cost an error budget.
using Muster.Core.Kernel;

namespace Muster.Core.Slos;

/// <param name="Incident">Null for what went wrong while no incident was open.</param>
/// <param name="Bad">Events or slices that were bad.</param>
/// <param name="Share">Of the whole budget; 0.25 for a quarter, above 1 where one incident cost more than there was. Null where nothing was allowed.</param>
public sealed record SpentBy(IncidentId? Incident, double Bad, double? Share);
