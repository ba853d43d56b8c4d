// The burn of objectives as a file of Prometheus rules, for whoever wants Prometheus to tell of it.
using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Muster.Core.Slos;

/// <summary>
/// One group an SLO: a recorded share of errors for each window (<c>slo:error_ratio:1h</c>), and an alert for each pair of windows, which fires when both burn faster
/// than its factor (Google, The Site Reliability Workbook, chapter 5).
/// </summary>
public static class PrometheusRules
{
    /// <summary>YAML; SLOs whose counters are pushed to Muster are left out, because Prometheus does not have them.</summary>
    public static string Of(IReadOnlyCollection<Slo> slos)
    {
        ArgumentNullException.ThrowIfNull(slos);
        StringBuilder text = new("groups:\n");
        foreach (Slo slo in slos.Where(slo => slo.Indicator is not SloIndicator.Pushed))
        {
            text.Append(CultureInfo.InvariantCulture, $"  - name: slo-{slo.Id}\n    rules:\n");
            for (int goal = 0; goal < slo.Goals.Length; goal++)
            {
                Add(text, slo, slo.Goals[goal], slo.Goals.Length > 1 ? goal + 1 : null);
            }
        }

        return text.ToString();
    }

    private static void Add(StringBuilder text, Slo slo, SloGoal goal, int? number)
    {
        ImmutableArray<(string Name, string Value)> labels =
        [
            ("slo", slo.Id.Value),
            ("service", slo.Service),
            .. number is { } one ? new[] { ("objective", PromText.Number(one)) } : [],
        ];
        TimeSpan[] spans =
        [
            .. slo
                .Alerts.SelectMany(alert => new[] { alert.Short, alert.Long })
                .Concat(goal.Objective.Window is SloWindow.Rolling rolling ? [rolling.Length] : [])
                .Distinct()
                .Order(),
        ];
        foreach (TimeSpan span in spans)
        {
            text.Append("      - record: ").Append(Recorded(span)).Append('\n');
            text.Append("        expr: ").Append(Quoted(PromText.ErrorRatio(slo.Indicator, goal.Bound, span)!)).Append('\n');
            Add(text, labels);
        }

        string selector =
            "{" + string.Join(',', labels.Where(label => label.Name != "service").Select(label => $"{label.Name}=\"{label.Value}\"")) + "}";
        foreach (BurnAlert alert in slo.Alerts)
        {
            string bound = $"> {PromText.Number(alert.Factor)} * (1 - {PromText.Number(goal.Objective.Target)})";
            text.Append("      - alert: ErrorBudgetBurn\n");
            text.Append("        expr: ")
                .Append(Quoted($"{Recorded(alert.Long)}{selector} {bound} and {Recorded(alert.Short)}{selector} {bound}"))
                .Append('\n');
            Add(text, [.. labels, ("burn", alert.Name), ("severity", alert.IsPage ? "critical" : "warning")]);
            text.Append("        annotations:\n          summary: ")
                .Append(
                    Quoted(
                        $"{Plain(slo.Title)} spends its error budget {PromText.Number(alert.Factor)} times too fast, over {PromText.Duration(alert.Long)} and {PromText.Duration(alert.Short)}"
                    )
                )
                .Append('\n');
        }
    }

    private static void Add(StringBuilder text, ImmutableArray<(string Name, string Value)> labels)
    {
        text.Append("        labels:\n");
        foreach ((string name, string value) in labels)
        {
            text.Append("          ").Append(name).Append(": ").Append(Quoted(value)).Append('\n');
        }
    }

    /// <summary>Without what Prometheus would take for a template.</summary>
    private static string Plain(string title) => title.Replace("{{", "{ {", StringComparison.Ordinal);

    private static string Recorded(TimeSpan span) => "slo:error_ratio:" + PromText.Duration(span);

    /// <summary>A text in YAML that means just what it says, whatever stands in it.</summary>
    private static string Quoted(string text) => "'" + text.ReplaceLineEndings(" ").Replace("'", "''", StringComparison.Ordinal) + "'";
}
