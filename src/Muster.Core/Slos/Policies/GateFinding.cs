// What the budget of one objective says to a change, before anybody overrides it.
namespace Muster.Core.Slos.Policies;

/// <param name="Reason">One plain sentence.</param>
/// <param name="Until">When it says something better if nothing more goes wrong; null where nobody can tell, and where it is the best already.</param>
/// <param name="Burn">As both windows of <see cref="GateDefaults.Burn"/> burn; infinite where nothing may go wrong and something did.</param>
/// <param name="IsKnown">Whether something was measured lately.</param>
public sealed record GateFinding(
    GateVerdict Verdict,
    string Reason,
    DateTimeOffset? Until,
    SloGoal Goal,
    ErrorBudget Budget,
    double Burn,
    bool IsKnown
);
