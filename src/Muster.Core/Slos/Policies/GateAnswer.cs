// What the gate of one SLO answers to one change.
using System.Collections.Immutable;

namespace Muster.Core.Slos.Policies;

/// <param name="Kind">The kind of change that asked.</param>
/// <param name="Reason">One plain sentence, or two.</param>
/// <param name="Until">Of a stop or a warning: when it ends if nothing more goes wrong; of an override: when that ends. Null where nobody can tell.</param>
/// <param name="Worst">What the objective says that is worst off, before the kind of change and overrides count.</param>
/// <param name="Policy">The policy by which it was decided.</param>
/// <param name="Version">The signed version that it is of; null where it is <see cref="BudgetPolicy.Default"/>.</param>
/// <param name="Override">What let it go; null for none.</param>
public sealed record GateAnswer(
    string Kind,
    GateVerdict Verdict,
    string Reason,
    DateTimeOffset? Until,
    GateFinding Worst,
    ImmutableArray<GateFinding> Findings,
    BudgetPolicy Policy,
    PolicyVersion? Version,
    GateOverride? Override
);
