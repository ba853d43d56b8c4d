// OpenSLO files: what they say, and every mistake in them where it stands.
using Muster.Core.Kernel;
using Muster.Core.Slos;
using Muster.Server.Slos.Document;
using Muster.Server.Web.Document;

namespace Muster.Server.Tests.Slos;

public sealed class OpenSloReaderTests
{
    private const string Whole = """
        apiVersion: openslo/v1
        kind: DataSource
        metadata: { name: prom }
        spec: { type: Prometheus, connectionDetails: { url: http://prometheus.example.org:9090 } }
        ---
        apiVersion: openslo/v1
        kind: Service
        metadata: { name: playback, displayName: Playback }
        spec: { description: Plays films. }
        ---
        apiVersion: openslo/v1
        kind: SLI
        metadata: { name: playback-errors }
        spec:
          ratioMetric:
            counter: true
            bad: { metricSource: { metricSourceRef: prom, type: Prometheus, spec: { query: 'sum(rate(errors_total[{{.window}}]))' } } }
            total: { metricSource: { metricSourceRef: prom, type: Prometheus, spec: { query: 'sum(rate(requests_total[{{.window}}]))' } } }
        ---
        apiVersion: openslo/v1
        kind: AlertCondition
        metadata: { name: fast-burn }
        spec: { severity: page, condition: { kind: burnrate, op: gt, threshold: 14.4, lookbackWindow: 1h, alertAfter: 5m } }
        ---
        apiVersion: openslo/v1
        kind: AlertPolicy
        metadata: { name: wake-somebody }
        spec:
          alertWhenBreaching: true
          conditions: [{ conditionRef: fast-burn }]
          notificationTargets: [{ targetRef: on-call }]
        ---
        apiVersion: openslo/v1
        kind: AlertNotificationTarget
        metadata: { name: on-call }
        spec: { target: pager }
        ---
        apiVersion: openslo/v1
        kind: SLO
        metadata: { name: playback-available, displayName: Films play }
        spec:
          description: Requests for films that are answered.
          service: playback
          indicatorRef: playback-errors
          timeWindow: [{ duration: 28d, isRolling: true }]
          budgetingMethod: Occurrences
          objectives: [{ displayName: Good, target: 0.999 }]
          alertPolicies: [wake-somebody]
        """;

    [Fact]
    public void A_whole_file_is_read_and_what_refers_is_found()
    {
        OpenSloReading reading = OpenSloReader.Read([("slo.yaml", Whole)]);
        Assert.Empty(reading.Mistakes);
        Assert.Equal(new SloDataSource("prom", "prometheus", "http://prometheus.example.org:9090"), Assert.Single(reading.Sources));
        Slo slo = Assert.Single(reading.Slos);
        Assert.Equal((new SloId("playback-available"), "Films play", "playback"), (slo.Id, slo.Title, slo.Service));
        Assert.Equal(
            new SloIndicator.Ratio(
                new("prom", "sum(rate(errors_total[{{.window}}]))", IsCounter: true),
                IsBad: true,
                new("prom", "sum(rate(requests_total[{{.window}}]))", IsCounter: true)
            ),
            slo.Indicator
        );
        SloGoal goal = Assert.Single(slo.Goals);
        Assert.Equal((0.999, new SloWindow.Rolling(TimeSpan.FromDays(28))), (goal.Objective.Target, goal.Objective.Window));
        Assert.Equal(
            new BurnAlert("wake-somebody", 14.4, TimeSpan.FromHours(1), TimeSpan.FromMinutes(5), IsPage: true),
            Assert.Single(slo.Alerts)
        );
    }

    [Fact]
    public void What_refers_to_another_file_is_found_there_and_without_policies_the_workbook_s_alerts_hold()
    {
        string[] parts = Whole.Split("\n---\n");
        string slo = parts[^1].Replace("  alertPolicies: [wake-somebody]", "", StringComparison.Ordinal);
        OpenSloReading reading = OpenSloReader.Read([("slo.yaml", slo), ("sli.yaml", parts[2]), ("prom.yaml", parts[0])]);
        Assert.Empty(reading.Mistakes);
        Assert.Equal(BurnAlert.Defaults, Assert.Single(reading.Slos).Alerts);
    }

    [Fact]
    public void Thresholds_slices_and_the_calendar_are_read()
    {
        OpenSloReading reading = OpenSloReader.Read([
            (
                "slo.yaml",
                """
                apiVersion: openslo/v1
                kind: SLO
                metadata: { name: playback-fast }
                spec:
                  service: playback
                  indicator:
                    metadata: { name: latency }
                    spec: { thresholdMetric: { metricSource: { type: Prometheus, spec: { query: latency_p99 } } } }
                  timeWindow: [{ duration: 1M, isRolling: false, calendar: { startTime: 2026-01-01 00:00:00, timeZone: Europe/Prague } }]
                  budgetingMethod: Timeslices
                  objectives:
                    - { displayName: Fast, op: lte, value: 0.25, targetPercent: 95, timeSliceTarget: 0.9, timeSliceWindow: 5m }
                    - { displayName: Not slow, op: lt, value: 2, target: 0.99, timeSliceTarget: 1, timeSliceWindow: 10 }
                """
            ),
        ]);
        Assert.Empty(reading.Mistakes);
        Slo slo = Assert.Single(reading.Slos);
        Assert.Equal("playback-fast", slo.Title);
        Assert.Equal(new SloIndicator.Threshold(new("", "latency_p99", IsCounter: false)), slo.Indicator);
        SloWindow month = new SloWindow.Calendar(1, CalendarUnit.Month, new(2025, 12, 31, 23, 0, 0, TimeSpan.Zero), "Europe/Prague");
        Assert.Equal(
            [
                new(
                    "Fast",
                    new(BudgetingMethod.Timeslices, 0.95, month, TimeSpan.FromMinutes(5), 0.9),
                    new SloBound(SloComparison.LessOrEqual, 0.25)
                ),
                new SloGoal(
                    "Not slow",
                    new(BudgetingMethod.Timeslices, 0.99, month, TimeSpan.FromMinutes(10), 1),
                    new SloBound(SloComparison.Less, 2)
                ),
            ],
            slo.Goals
        );
    }

    [Theory]
    [InlineData("apiVersion: openslo/v1\nkind: SLO", "apiVersion: openslo/v2\nkind: SLO", "apiVersion", "is not read here")]
    [InlineData("kind: Service", "kind: Servise", "kind", "did you mean 'Service'?")]
    [InlineData("name: prom }", "name: Prom_1 }", "metadata.name", "is no name of OpenSLO")]
    [InlineData("name: playback-available,", "", "metadata.name", "'name' is missing")]
    [InlineData("target: 0.999", "target: 99.9", "target", "above 0 and at most 1")]
    [InlineData("target: 0.999", "target: 0", "target", "above 0 and at most 1")]
    [InlineData("target: 0.999", "target: .nan", "target", "is no number")]
    [InlineData("target: 0.999", "targetPercent: 101", "targetPercent", "at most 100")]
    [InlineData("target: 0.999", "target: 0.9, targetPercent: 90", "targetPercent", "Write either target")]
    [InlineData("target: 0.999", "target: 0.9, op: lte", "op", "is for a threshold")]
    [InlineData("target: 0.999", "target: 0.9, timeSliceTarget: 0.9", "timeSliceTarget", "counts occurrences")]
    [InlineData("target: 0.999", "taget: 0.9", "taget", "did you mean 'target'?")]
    [InlineData("duration: 28d", "duration: 28x", "duration", "is no duration of OpenSLO")]
    [InlineData("duration: 28d", "duration: 2Y", "duration", "has no fixed length")]
    [InlineData("duration: 28d", "duration: 400d", "duration", "is too long")]
    [InlineData("isRolling: true", "isRolling: maybe", "isRolling", "neither true nor false")]
    [InlineData("isRolling: true", "isRolling: false", "timeZone", "is missing")]
    [InlineData("budgetingMethod: Occurrences", "budgetingMethod: Events", "budgetingMethod", "Occurrences, Timeslices or RatioTimeslices")]
    [InlineData("budgetingMethod: Occurrences", "budgetingMethod: Timeslices", "timeSliceWindow", "is missing")]
    [InlineData("indicatorRef: playback-errors", "indicatorRef: playback-error", "indicatorRef", "did you mean 'playback-errors'?")]
    [InlineData("  indicatorRef: playback-errors\n", "", "indicator", "Write either indicator or indicatorRef")]
    [InlineData("[{ displayName: Good, target: 0.999 }]", "[]", "objectives", "at least one objective")]
    [InlineData("    counter: true", "    good: {}\n    counter: true", "ratioMetric", "one of good and bad")]
    [InlineData("counter: true", "counter: sure", "counter", "neither true nor false")]
    [InlineData(
        "metricSourceRef: prom, type: Prometheus, spec: { query: 'sum(rate(errors",
        "metricSourceRef: pron, type: Prometheus, spec: { query: 'sum(rate(errors",
        "metricSourceRef",
        "did you mean 'prom'?"
    )]
    [InlineData("spec: { query: 'sum(rate(errors_total[{{.window}}]))' }", "spec: {}", "spec", "Write the question in PromQL")]
    [InlineData("type: Prometheus, connectionDetails", "type: Datadog, connectionDetails", "type", "cannot ask 'datadog'")]
    [InlineData("http://prometheus.example.org:9090", "prometheus", "url", "is no address")]
    [InlineData("threshold: 14.4", "threshold: -1", "threshold", "above 0")]
    [InlineData("alertAfter: 5m", "alertAfter: 2h", "alertAfter", "shorter than lookbackWindow")]
    [InlineData("conditions: [{ conditionRef: fast-burn }]", "conditions: []", "conditions", "one condition; this one has 0")]
    [InlineData("targetRef: on-call", "targetRef: nobody", "targetRef", "there are on-call")]
    [InlineData("alertPolicies: [wake-somebody]", "alertPolicies: [wake]", "alertPolicies", "There is no AlertPolicy of the name 'wake'")]
    [InlineData("service: playback", "servise: playback", "servise", "did you mean 'service'?")]
    public void Each_mistake_is_told_where_it_stands(string right, string wrong, string field, string said)
    {
        Assert.Contains(right, Whole, StringComparison.Ordinal);
        OpenSloReading reading = OpenSloReader.Read([("slo.yaml", Whole.Replace(right, wrong, StringComparison.Ordinal))]);
        (string file, Mistake mistake) = reading.Mistakes.FirstOrDefault(one =>
            one.Mistake.Field.Split('.')[^1] == field.Split('.')[^1] && one.Mistake.Message.Contains(said, StringComparison.Ordinal)
        );
        Assert.True(mistake is not null, string.Join('\n', reading.Mistakes.Select(one => $"{one.Mistake.Field} | {one.Mistake}")));
        Assert.Equal("slo.yaml", file);
        Assert.True(mistake.Line > 0);
    }

    [Fact]
    public void All_mistakes_are_told_at_once_and_each_once()
    {
        string wrong = Whole
            .Replace("0.999", "2", StringComparison.Ordinal)
            .Replace("28d", "28", StringComparison.Ordinal)
            .Replace("lookbackWindow: 1h", "lookbackWindow: soon", StringComparison.Ordinal)
            .Replace("kind: Service", "kind: Thing", StringComparison.Ordinal);
        OpenSloReading reading = OpenSloReader.Read([("slo.yaml", wrong)]);
        Assert.Equal(
            [
                (7, "documents[1].kind"),
                (23, "documents[3].spec.condition.lookbackWindow"),
                (45, "documents[6].spec.timeWindow[0].duration"),
                (47, "documents[6].spec.objectives[0].target"),
            ],
            reading.Mistakes.Select(one => (one.Mistake.Line, one.Mistake.Field))
        );
    }

    [Theory]
    [InlineData("")]
    [InlineData("- one\n- two")]
    [InlineData("just text")]
    [InlineData("a: [")]
    [InlineData("apiVersion: openslo/v1\nkind: SLO\nmetadata: []\nspec: 3")]
    [InlineData("apiVersion: openslo/v1\nkind: SLO\nmetadata: { name: a }\nspec: { objectives: {}, timeWindow: x, indicator: [] }")]
    public void What_is_no_OpenSLO_is_a_mistake_and_nothing_worse(string text) =>
        Assert.NotEmpty(OpenSloReader.Read([("slo.yaml", text)]).Mistakes);
}
