// Whether what a scenario lets people see can be: alerts, log lines, changes and findings.
using System.Collections.Immutable;
using Muster.Core.Kernel;
using Muster.Simulator.World;

namespace Muster.Simulator.Scenarios;

internal static class ReportRules
{
    public static IEnumerable<FieldError> Check(Scenario scenario, ScenarioNames names)
    {
        FieldErrorList errors = new("");
        errors.Count("alerts", scenario.Alerts.Length, ScenarioDefaults.AlertsMax, "alerts");
        errors.Count("logs", scenario.Logs.Length, ScenarioDefaults.LogsMax, "log lines");
        errors.Count("changes", scenario.Changes.Length, ScenarioDefaults.ChangesMax, "changes");
        errors.Count("findings", scenario.Findings.Length, ScenarioDefaults.FindingsMax, "findings");
        errors.When(
            !scenario.Alerts.Any(alert => alert.Pages),
            "alerts",
            "No alert pages anybody, so nobody hears that something is wrong: add one."
        );
        HashSet<string> alerts = new(StringComparer.Ordinal);
        for (int index = 0; index < scenario.Alerts.Length; index++)
        {
            string name = scenario.Alerts[index].Name;
            errors.When(!alerts.Add(name), $"alerts[{index}].name", $"'{name}' stands here already; each alert needs a name of its own.");
        }

        return
        [
            .. errors.Found,
            .. scenario.Alerts.SelectMany((alert, index) => CheckAlert($"alerts[{index}]", alert, names)),
            .. scenario.Logs.SelectMany((line, index) => CheckLog($"logs[{index}]", line, names)),
            .. scenario.Changes.SelectMany((change, index) => CheckChange($"changes[{index}]", change, names)),
            .. scenario.Findings.SelectMany((finding, index) => CheckFinding($"findings[{index}]", finding, scenario.Offers, names)),
        ];
    }

    private static ImmutableArray<FieldError> CheckAlert(string at, AlertRule alert, ScenarioNames names)
    {
        FieldErrorList errors = new(at);
        errors.Says("name", alert.Name, ScenarioDefaults.TitleCharactersMax);
        errors.Says("summary", alert.Summary, ScenarioDefaults.TextCharactersMax);
        CheckCondition(errors, alert.When, names);
        return errors.Found;
    }

    private static ImmutableArray<FieldError> CheckLog(string at, LogLine line, ScenarioNames names)
    {
        FieldErrorList errors = new(at);
        errors.Known("component", line.Component, names.Components);
        errors.Says("text", line.Text, ScenarioDefaults.TextCharactersMax);
        names.CheckFaults(errors, "with", line.With);
        errors.Range("every", line.EverySeconds, 1, ScenarioDefaults.MinutesMax * 60, "seconds");
        if (line.When is { } condition)
        {
            CheckCondition(errors, condition, names);
        }

        return errors.Found;
    }

    private static ImmutableArray<FieldError> CheckChange(string at, Change change, ScenarioNames names)
    {
        FieldErrorList errors = new(at);
        errors.Known("component", change.Component, names.Components);
        errors.Says("text", change.Text, ScenarioDefaults.TextCharactersMax);
        names.CheckFaults(errors, "with", change.With);
        ScenarioNames.CheckSpan(errors, "at", change.At, -ScenarioDefaults.ChangeSecondsBefore, names.SecondsMax, "seconds from the start");
        return errors.Found;
    }

    private static ImmutableArray<FieldError> CheckFinding(string at, Finding finding, ImmutableArray<Offer> offers, ScenarioNames names)
    {
        FieldErrorList errors = new(at);
        errors.Known("about", finding.About, names.Components);
        errors.Says("text", finding.Text, ScenarioDefaults.TextCharactersMax);
        errors.Fits("wrong", finding.Wrong, ScenarioDefaults.TextCharactersMax);
        ScenarioNames.CheckSpan(errors, "takes", finding.TakesSeconds, 0, names.SecondsMax, "seconds");
        names.CheckFaults(errors, "while", finding.While);
        errors.When(
            finding.Mend.Length > 0 && !offers.Any(offer => offer.Word == finding.Mend),
            "mend",
            $"'{finding.Mend}' is not among the actions; write one of them as {Example(offers)}."
        );
        errors.When(
            finding.Skill.Length > 0 && !names.Skills.Contains(finding.Skill),
            "skill",
            $"No colleague knows '{finding.Skill}', so nobody could find it; there are {string.Join(", ", names.Skills)}."
        );
        return errors.Found;
    }

    private static string Example(ImmutableArray<Offer> offers) => offers.IsEmpty ? "'rollback checkout'" : $"'{offers[0].Word}'";

    private static void CheckCondition(FieldErrorList errors, Condition condition, ScenarioNames names)
    {
        errors.Known("when", condition.Component, names.Components);
        bool isShare = condition.Metric is Metric.ErrorRatio or Metric.Utilisation or Metric.HitRatio;
        double most = isShare ? 1 : WorldDefaults.RequestsMax;
        errors.Range("when", condition.Threshold, 0, most, isShare ? "as a share" : Word.Of(condition.Metric));
        errors.Range("when", condition.ForSeconds, 0, names.SecondsMax, "seconds of holding");
        errors.When(
            condition.Metric == Metric.HitRatio && names.Component(condition.Component) is { Memory: null },
            "when",
            $"'{condition.Component}' has no memory, so it has no hit ratio."
        );
    }
}
