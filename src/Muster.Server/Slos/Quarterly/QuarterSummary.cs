// What a quarter shipped, what it spent, and what reliability work that caused.
using System.Collections.Immutable;
using Muster.Core.Slos.Policies;

namespace Muster.Server.Slos.Quarterly;

/// <param name="Until">How far it is over: now, or its end.</param>
/// <param name="Shipped">By service, those with most changes first; what names no service is last.</param>
/// <param name="Spent">By objective, the SLO with least left first.</param>
/// <param name="Asked">What the gates answered, by SLO.</param>
/// <param name="Stopped">Changes that were stopped, or went although a budget was spent, the latest first.</param>
/// <param name="Overrides">Those asked for in it, the latest first.</param>
/// <param name="Work">The action items of the reviews of incidents that spent something.</param>
/// <param name="Policy">What holds now; null where none is signed.</param>
public sealed record QuarterSummary(
    Quarter Quarter,
    DateTimeOffset Until,
    ImmutableArray<ShippedChanges> Shipped,
    ImmutableArray<SpentBudget> Spent,
    ImmutableArray<AskedGate> Asked,
    ImmutableArray<StoppedChange> Stopped,
    ImmutableArray<GateOverride> Overrides,
    ImmutableArray<ReliabilityWork> Work,
    PolicyVersion? Policy
);
