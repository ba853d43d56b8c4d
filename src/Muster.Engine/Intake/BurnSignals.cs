// What Muster itself signals about an error budget that is spent too fast.
using System.Globalization;
using Muster.Core.Alerts;
using Muster.Core.Kernel;
using Muster.Core.Slos;

namespace Muster.Engine.Intake;

/// <summary>
/// The labels are those of the rules that <see cref="PrometheusRules"/> makes, so that a route takes both alike. The identity is the SLO, the objective and the burn
/// alert: its service may be changed while it fires.
/// </summary>
public static class BurnSignals
{
    public const string Door = "slo";
    public const string AlertName = "ErrorBudgetBurn";

    private const string Key = "muster";

    /// <param name="goal">The place of the objective in its SLO, from 0.</param>
    public static Fingerprint FingerprintOf(SloId slo, int goal, string burn) => Fingerprints.Of(Identity(slo, goal, burn));

    /// <param name="freshness">How fresh the data is, for people.</param>
    internal static Signal Burning(Slo slo, int goal, BurnReading burn, ErrorBudget budget, string freshness, DateTimeOffset since)
    {
        string objective = slo.Goals[goal].Title is { Length: > 0 } title ? $", {title}" : "";
        return new(
            FingerprintOf(slo.Id, goal, burn.Alert.Name),
            Door,
            Key,
            LabelSet.From([
                .. Identity(slo.Id, goal, burn.Alert.Name),
                new("service", slo.Service),
                new("severity", burn.Alert.IsPage ? "critical" : "warning"),
            ]),
            LabelSet.Of(
                (
                    "summary",
                    $"{slo.Title}{objective} spends its error budget {Number(burn.Alert.Factor)} times too fast, over {PromText.Duration(burn.Alert.Long)} and {PromText.Duration(burn.Alert.Short)}"
                ),
                (
                    "description",
                    $"It burns {Times(burn.Long)} and {Times(burn.Short)}. {Left(budget)} of the budget is left since {budget.Begin.UtcDateTime.ToString("d MMM", CultureInfo.InvariantCulture)}. {freshness} The SLO: /slos/{slo.Id}"
                )
            ),
            Resolved: false,
            since,
            EndsAt: null,
            GeneratorUrl: null
        );
    }

    internal static Signal Over(SloId slo, int goal, string burn) =>
        new(FingerprintOf(slo, goal, burn), Door, Key, LabelSet.Empty, LabelSet.Empty, Resolved: true, null, null, null);

    private static LabelSet Identity(SloId slo, int goal, string burn) =>
        LabelSet.Of(
            ("alertname", AlertName),
            ("slo", slo.Value),
            ("objective", (goal + 1).ToString(CultureInfo.InvariantCulture)),
            ("burn", burn)
        );

    private static string Times(double rate) => double.IsFinite(rate) ? $"{Number(rate)} times" : "beyond all measure";

    private static string Left(ErrorBudget budget) =>
        budget.Left is { } left ? Number(Math.Round(left * 100, 1)) + " %" : "Less than nothing";

    private static string Number(double number) => number.ToString("0.##", CultureInfo.InvariantCulture);
}
