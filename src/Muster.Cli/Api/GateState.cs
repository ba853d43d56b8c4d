// What the gate of an SLO says, as the API answers it.
namespace Muster.Cli.Api;

/// <param name="Until">When a stop or a warning ends if nothing more goes wrong, or when the override ends; null where nobody can tell.</param>
/// <param name="BudgetLeft">1 for all of it; null where nothing may go wrong and something did.</param>
/// <param name="BurnRate">Null where it is infinite.</param>
/// <param name="Escalation">Whom to ask, in this order.</param>
internal sealed record GateState(
    string Slo,
    string Verdict,
    string Reason,
    DateTimeOffset? Until,
    double? BudgetLeft,
    double? BurnRate,
    GatePolicyState Policy,
    OverrideState? Override,
    IReadOnlyList<string> Escalation
);

/// <param name="Version">Null where the workbook's policy holds.</param>
internal sealed record GatePolicyState(int? Version, string Title, IReadOnlyList<SignatureState> SignedBy);

/// <param name="As"><c>product</c> or <c>engineering</c>.</param>
internal sealed record SignatureState(string As, string Person, DateTimeOffset At);
