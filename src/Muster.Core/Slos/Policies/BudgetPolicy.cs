// What product and engineering agreed to do when an error budget is spent.
using System.Collections.Immutable;
using Muster.Core.Kernel;
using Muster.Core.Paging;

namespace Muster.Core.Slos.Policies;

/// <param name="Slos">The objectives that it is about, and those of <paramref name="Services"/>; where both are empty all.</param>
/// <param name="StopAt">The share of the budget, from 0, that must be left for a change to go: at it, and below, the gate says stop.</param>
/// <param name="WarnAt">The share at which, and below which, it says warn; not below <paramref name="StopAt"/>.</param>
/// <param name="StopBurn">The burn rate above which it says stop, whatever is left; null for none. See <see cref="GateDefaults.Burn"/>.</param>
/// <param name="WarnBurn">The same for a warning.</param>
/// <param name="StaleAfter">For how long nothing may be known before nobody knows what is left.</param>
/// <param name="Allowed">Kinds of change that go while the gate says stop, such as <c>security</c>.</param>
/// <param name="Escalation">Whom to ask, in this order.</param>
public sealed record BudgetPolicy(
    string Title,
    ImmutableArray<SloId> Slos,
    ImmutableArray<string> Services,
    double StopAt,
    double WarnAt,
    double? StopBurn,
    double? WarnBurn,
    NoDataRule NoData,
    TimeSpan StaleAfter,
    ImmutableArray<string> Allowed,
    OverrideRules Overrides,
    ImmutableArray<EscalationTarget> Escalation,
    PolicySigners Signers
)
{
    /// <summary>
    /// What holds until both sides have signed one: nothing is released while the budget is spent, but for what mends reliability or security (Google, The Site
    /// Reliability Workbook, appendix B). Nobody can override it, because nobody agreed who may.
    /// </summary>
    public static BudgetPolicy Default { get; } =
        new(
            "The workbook's policy",
            [],
            [],
            StopAt: 0,
            GateDefaults.WarnAt,
            StopBurn: null,
            WarnBurn: null,
            NoDataRule.Stop,
            GateDefaults.StaleAfter,
            GateDefaults.Allowed,
            OverrideRules.Nobody,
            [],
            new([], [])
        );

    public bool Covers(SloId slo, string service) =>
        (Slos.IsEmpty && Services.IsEmpty) || Slos.Contains(slo) || Services.Contains(service, StringComparer.Ordinal);
}
