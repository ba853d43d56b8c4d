// Whether a change may go, by the error budget and the policy that was signed for it.
using System.Collections.Immutable;

namespace Muster.Core.Slos.Policies;

public static class Gate
{
    /// <summary>
    /// The worst of an SLO's objectives decides. A stop is lifted for the kinds of change that the policy lets through, and by an override that holds under the signed
    /// version; nothing else lifts it.
    /// </summary>
    /// <param name="ledgers">What was measured for each of its objectives, in their order.</param>
    /// <param name="kind">What sort of change asks; see <see cref="GateDefaults.Kind"/>.</param>
    public static GateAnswer Decide(BudgetPolicyBook book, Slo slo, IReadOnlyList<SliLedger> ledgers, DateTimeOffset now, string kind)
    {
        ArgumentNullException.ThrowIfNull(book);
        ArgumentNullException.ThrowIfNull(slo);
        PolicyVersion? version = book.Over(slo.Id, slo.Service);
        BudgetPolicy policy = version?.Policy ?? BudgetPolicy.Default;
        ImmutableArray<GateFinding> findings = [.. slo.Goals.Zip(ledgers, (goal, ledger) => Find(policy, goal, ledger, now))];
        GateFinding worst = findings.Skip(1).Aggregate(findings[0], (one, other) => IsWorse(other, one) ? other : one);
        GateAnswer answer = new(
            kind,
            worst.Verdict,
            worst.Reason + (version is null ? Unsigned(book) : ""),
            worst.Until,
            worst,
            findings,
            policy,
            version,
            Override: null
        );
        if (worst.Verdict != GateVerdict.Stop)
        {
            return answer;
        }

        if (policy.Allowed.Contains(kind, StringComparer.Ordinal))
        {
            return answer with
            {
                Verdict = GateVerdict.Ship,
                Reason = $"{worst.Reason} A change of the kind {kind} goes all the same.",
                Until = null,
            };
        }

        return version is not null && book.HeldAt(now, slo.Id, version) is { Consent: { } consent } held
            ? answer with
            {
                Verdict = GateVerdict.Ship,
                Reason = $"{worst.Reason} {held.Person} overrode the gate: {held.Reason}",
                Until = consent.Until,
                Override = held,
            }
            : answer;
    }

    private static GateFinding Find(BudgetPolicy policy, SloGoal goal, SliLedger ledger, DateTimeOffset now)
    {
        SloObjective objective = goal.Objective;
        ErrorBudget budget = ErrorBudget.At(now, objective, ledger);
        BurnReading reading = GateDefaults.Burn(policy.StopBurn ?? 1).At(now, objective, ledger);
        double burn = Math.Min(reading.Long, reading.Short);
        bool isKnown = ledger.Between(now - policy.StaleAfter, now).Minutes > 0;
        GateFinding found = new(GateVerdict.Ship, "", null, goal, budget, burn, isKnown);
        string objectiveName = goal.Title.Length > 0 ? $" of {goal.Title}" : "";

        if (IsAtOrBelow(policy.StopAt, budget))
        {
            return found with
            {
                Verdict = GateVerdict.Stop,
                Reason = Spent(policy, budget, objectiveName),
                Until = BudgetForecast.MoreThanAt(policy.StopAt, now, objective, ledger),
            };
        }

        if (!isKnown)
        {
            string nothing =
                $"Nothing was measured in the last {GateWords.Span(policy.StaleAfter)}, so nobody knows what is left of the error budget{objectiveName}";
            return policy.NoData == NoDataRule.Stop
                ? found with
                {
                    Verdict = GateVerdict.Stop,
                    Reason = $"{nothing}, and the policy stops until it is measured again.",
                }
                : found with
                {
                    Reason = $"{nothing}, and the policy lets changes go meanwhile.",
                };
        }

        string left = $"{GateWords.Percent(budget.Left ?? 0)} of the error budget{objectiveName} is left";
        string burns = $"it burns {GateWords.Rate(burn)} times as fast as it may";
        if (burn > policy.StopBurn)
        {
            return found with
            {
                Verdict = GateVerdict.Stop,
                Reason = $"{left}, but {burns}; above {GateWords.Rate(policy.StopBurn.Value)} the policy stops.",
            };
        }

        if (IsAtOrBelow(policy.WarnAt, budget))
        {
            return found with
            {
                Verdict = GateVerdict.Warn,
                Reason = $"Only {left}; from {GateWords.Percent(policy.WarnAt)} on the policy warns.",
                Until = BudgetForecast.MoreThanAt(policy.WarnAt, now, objective, ledger),
            };
        }

        return burn > policy.WarnBurn
            ? found with
            {
                Verdict = GateVerdict.Warn,
                Reason = $"{left}, but {burns}; above {GateWords.Rate(policy.WarnBurn.Value)} the policy warns.",
            }
            : found with
            {
                Reason = $"{left}.",
            };
    }

    /// <summary>Where nothing was bad all is left; where nothing is allowed and something was bad nothing is.</summary>
    private static bool IsAtOrBelow(double share, ErrorBudget budget) => budget.Bad > 0 && !(budget.Bad < budget.Allowed * (1 - share));

    private static string Spent(BudgetPolicy policy, ErrorBudget budget, string of) =>
        budget.Left is not { } left ? $"The objective{of} lets nothing go wrong, and something did."
        : budget.IsBlown ? $"The error budget{of} is spent: {GateWords.Percent(1 - left)} of it was used."
        : $"Only {GateWords.Percent(left)} of the error budget{of} is left; from {GateWords.Percent(policy.StopAt)} on the policy stops.";

    private static string Unsigned(BudgetPolicyBook book) =>
        book.Standing is null
            ? " No error budget policy is signed yet, so the workbook's holds."
            : " The signed error budget policy is not about this objective, so the workbook's holds.";

    /// <summary>Among equals the one that lasts longer; what nobody can tell lasts longest.</summary>
    private static bool IsWorse(GateFinding one, GateFinding other) =>
        one.Verdict != other.Verdict
            ? one.Verdict > other.Verdict
            : (one.Until ?? DateTimeOffset.MaxValue) > (other.Until ?? DateTimeOffset.MaxValue)
                || (one.Verdict == GateVerdict.Ship && Left(one) < Left(other));

    private static double Left(GateFinding finding) => finding.Budget.Left ?? double.NegativeInfinity;
}
