// OpenSLO files are checked, and made into Prometheus rules, without a server and without a database.
using Muster.Cli.Tests.Driving;
using Muster.Peers;

namespace Muster.Cli.Tests.Slo;

public sealed class SloCommandsTests
{
    private const string Slo = """
        apiVersion: openslo/v1
        kind: SLO
        metadata: { name: playback-available, displayName: 'Films {{play}}' }
        spec:
          service: playback
          indicatorRef: playback-errors
          timeWindow: [{ duration: 30d, isRolling: true }]
          budgetingMethod: Occurrences
          objectives: [{ target: 0.999 }]
        """;

    private const string Sli = """
        apiVersion: openslo/v1
        kind: SLI
        metadata: { name: playback-errors }
        spec:
          ratioMetric:
            bad: { metricSource: { spec: { query: 'sum(rate(errors_total{code=~"5.."}[{{.window}}]))' } } }
            total: { metricSource: { spec: { query: 'sum(rate(requests_total[{{.window}}]))' } } }
        """;

    [Fact]
    public async Task Mistakes_of_all_files_stand_at_file_line_and_column()
    {
        using Shell shell = new();
        string slo = shell.Write("slo.yaml", Slo.Replace("0.999", "99.9", StringComparison.Ordinal));
        string sli = shell.Write("sli.yaml", Sli.Replace("name: playback-errors", "name: playback-error", StringComparison.Ordinal));

        Ran lint = (await shell.RunAsync("slo", "lint", slo, sli, "missing.yaml")).Exits(2);
        Ran rules = (await shell.RunAsync("slo", "rules", slo, sli)).Exits(2);

        Assert.Contains($"{slo}:9:18: spec.objectives[0].target: '99.9' is no share", lint.Out, StringComparison.Ordinal);
        Assert.Contains(
            $"{slo}:6:3: spec.indicatorRef: There is no SLI of the name 'playback-errors'; did you mean 'playback-error'?",
            lint.Out,
            StringComparison.Ordinal
        );
        Assert.Contains("missing.yaml:1:1: missing.yaml cannot be read", lint.Out, StringComparison.Ordinal);
        Assert.Contains("No rules were written", rules.Error, StringComparison.Ordinal);
        Assert.Empty(rules.Out);
    }

    [Fact]
    public async Task A_real_Prometheus_takes_the_rules()
    {
        using Shell shell = new();
        Ran rules = (await shell.RunAsync("slo", "rules", shell.Write("slo.yaml", Slo), shell.Write("sli.yaml", Sli))).Exits(0);

        Assert.Contains("record: slo:error_ratio:30d", rules.Out, StringComparison.Ordinal);
        Assert.Contains("> 14.4 * (1 - 0.999)", rules.Out, StringComparison.Ordinal);
        await PrometheusHistory.CheckRulesAsync(rules.Out);
    }
}
