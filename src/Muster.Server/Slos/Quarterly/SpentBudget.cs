// What one objective spent in a quarter, and on which incidents.
using System.Collections.Immutable;
using Muster.Core.Slos;
using Muster.Engine.Projections;
using Muster.Engine.Slos;

namespace Muster.Server.Slos.Quarterly;

public sealed record SpentBudget(SloRow Row, SloGoal Goal, ErrorBudget Budget, ImmutableArray<ChargedIncident> Charges);
