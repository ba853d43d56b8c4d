// Files of Sloth and Pyrra become the same objectives as those of OpenSLO, with rules that a real Prometheus takes.
using Muster.Core.Kernel;
using Muster.Core.Slos;
using Muster.Peers;
using Muster.Server.Slos.Document;

namespace Muster.Server.Tests.Slos;

public sealed class ImportedSloTests
{
    private const string Sloth = """
        version: prometheus/v1
        service: playback
        labels: { owner: streaming }
        slos:
          - name: requests_availability
            objective: 99.9
            description: Films are answered.
            sli:
              events:
                error_query: sum(rate(requests_total{code=~"5.."}[{{.window}}]))
                total_query: sum(rate(requests_total[{{.window}}]))
            alerting:
              name: PlaybackErrors
              page_alert: { labels: { severity: page } }
              ticket_alert: { disable: true }
          - name: ready
            objective: 95
            sli: { raw: { error_ratio_query: 'avg_over_time(error_ratio[{{.window}}])' } }
        """;

    private const string SlothObject = """
        apiVersion: sloth.slok.dev/v1
        kind: PrometheusServiceLevel
        metadata: { name: playback, namespace: monitoring }
        spec:
          service: playback
          slos:
            - name: availability
              objective: 99
              sli: { events: { errorQuery: 'sum(rate(e[{{.window}}]))', totalQuery: 'sum(rate(t[{{.window}}]))' } }
              alerting: { pageAlert: { disable: true } }
        """;

    private const string Pyrra = """
        apiVersion: pyrra.dev/v1alpha1
        kind: ServiceLevelObjective
        metadata: { name: playback-latency, namespace: monitoring, labels: { pyrra.dev/team: streaming } }
        spec:
          target: '99.5'
          window: 2w
          description: Films begin within a second.
          indicator:
            latency:
              success: { metric: 'seconds_bucket{job="playback",le="1"}' }
              total: { metric: 'seconds_count{job="playback"}' }
        ---
        apiVersion: pyrra.dev/v1alpha1
        kind: ServiceLevelObjective
        metadata: { name: playback-up }
        spec: { target: 99, window: 28d, indicator: { bool_gauge: { metric: 'up{job="playback"}' } }, alerting: { disabled: true } }
        """;

    [Fact]
    public async Task Both_are_read_and_their_rules_are_taken()
    {
        OpenSloReading reading = OpenSloReader.Read([("sloth.yaml", Sloth), ("object.yaml", SlothObject), ("pyrra.yaml", Pyrra)]);
        Assert.Empty(reading.Mistakes);
        Assert.Equal(
            [
                ("playback-requests-availability", 0.999, 30, 2),
                ("playback-ready", 0.95, 30, 4),
                ("playback-availability", 0.99, 30, 2),
                ("playback-latency", 0.995, 14, 4),
                ("playback-up", 0.99, 28, 0),
            ],
            reading.Slos.Select(slo =>
                (
                    slo.Id.Value,
                    slo.Goals[0].Objective.Target,
                    (int)((SloWindow.Rolling)slo.Goals[0].Objective.Window).Length.TotalDays,
                    slo.Alerts.Length
                )
            )
        );
        Assert.Equal(
            new SloIndicator.Ratio(
                new("", "sum(rate(seconds_bucket{job=\"playback\",le=\"1\"}[{{.window}}]))", IsCounter: true),
                IsBad: false,
                new("", "sum(rate(seconds_count{job=\"playback\"}[{{.window}}]))", IsCounter: true)
            ),
            reading.Slos.Single(slo => slo.Id == new SloId("playback-latency")).Indicator
        );
        BurnAlert fastest = reading.Slos.Single(slo => slo.Id == new SloId("playback-latency")).Alerts[0];
        Assert.Equal((14, TimeSpan.FromMinutes(30), TimeSpan.FromMinutes(2)), (fastest.Factor, fastest.Long, fastest.Short));
        await PrometheusHistory.CheckRulesAsync(PrometheusRules.Of(reading.Slos));
    }

    [Theory]
    [InlineData(Sloth, "objective: 99.9", "objective: 999", "at most 100")]
    [InlineData(Sloth, "sum(rate(requests_total[{{.window}}]))", "sum(rate(requests_total[5m]))", "which span is asked about")]
    [InlineData(Sloth, "error_query", "errorQuery", "'error_query' is missing")]
    [InlineData(
        Sloth,
        "sli: { raw: { error_ratio_query: 'avg_over_time(error_ratio[{{.window}}])' } }",
        "sli: { plugin: { id: x } }",
        "runs no plugins"
    )]
    [InlineData(SlothObject, "PrometheusServiceLevel", "AlertWindows", "no kind of Sloth that has objectives")]
    [InlineData(Pyrra, "window: 2w", "window: 1M", "is no window")]
    [InlineData(Pyrra, "latency:", "latancy:", "did you mean 'latency'?")]
    public void Their_mistakes_are_told_too(string text, string right, string wrong, string said)
    {
        Assert.Contains(right, text, StringComparison.Ordinal);
        OpenSloReading reading = OpenSloReader.Read([("slo.yaml", text.Replace(right, wrong, StringComparison.Ordinal))]);
        Assert.Contains(reading.Mistakes, one => one.Mistake.Line > 0 && one.Mistake.Message.Contains(said, StringComparison.Ordinal));
    }
}
