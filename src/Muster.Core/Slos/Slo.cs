// A service level objective: what is counted, how good it has to be, and when its burn is told.
using System.Collections.Immutable;
using Muster.Core.Kernel;

namespace Muster.Core.Slos;

/// <param name="Service">As its file names it; it may be one that the organisation knows.</param>
/// <param name="Goals">One or more; each has a budget of its own.</param>
/// <param name="Alerts">None where the file wants none.</param>
public sealed record Slo(
    SloId Id,
    string Title,
    string Description,
    string Service,
    SloIndicator Indicator,
    ImmutableArray<SloGoal> Goals,
    ImmutableArray<BurnAlert> Alerts
);
