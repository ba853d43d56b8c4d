// Weeks with incidents: what Muster makes of them is what a real Prometheus makes of them by Muster's own rules.
using System.Globalization;
using System.Text;
using Muster.Core.Kernel;
using Muster.Core.Slos;
using Muster.Peers;

namespace Muster.Server.Tests.Slos;

public sealed class PrometheusAgreesTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 0, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Step = TimeSpan.FromMinutes(10);
    private const int Weeks = 4;

    private static readonly Slo Playback = new(
        new SloId("playback-available"),
        "Films play",
        "",
        "playback",
        new SloIndicator.Ratio(
            new("", "sum(rate(errors_total[{{.window}}]))", IsCounter: true),
            IsBad: true,
            new("", "sum(rate(requests_total[{{.window}}]))", IsCounter: true)
        ),
        [new("", SloObjective.Of(0.999, new SloWindow.Rolling(TimeSpan.FromDays(7))), null)],
        BurnAlert.Defaults
    );

    [Fact]
    public async Task Burn_rates_budgets_and_alerts_are_those_of_a_real_Prometheus()
    {
        (double[] requests, double[] errors) = Counters();
        SliLedger ledger = Ledger(requests, errors);
        SloObjective objective = Playback.Goals[0].Objective;
        DateTimeOffset from = Start.AddDays(7);
        DateTimeOffset until = Start.AddDays(7 * Weeks);
        await using PrometheusHistory prometheus = await PrometheusHistory.StartAsync(OpenMetrics(requests, errors));
        string rules = PrometheusRules.Of([Playback]);
        await PrometheusHistory.CheckRulesAsync(rules);
        Dictionary<string, string> recorded = Rules(rules, "record");
        TimeSpan[] spans =
        [
            .. BurnAlert.Defaults.SelectMany(alert => new[] { alert.Short, alert.Long }).Distinct().Order(),
            TimeSpan.FromDays(7),
        ];
        Assert.Equal(spans.Select(span => "slo:error_ratio:" + PromText.Duration(span)), recorded.Keys);
        foreach ((TimeSpan span, string expression) in spans.Zip(recorded.Values))
        {
            IReadOnlyDictionary<DateTimeOffset, double> ratios = await prometheus.RangeAsync(expression, from, until, Step);
            Assert.Equal((int)((until - from) / Step) + 1, ratios.Count);
            Assert.Contains(ratios.Values, ratio => ratio > 0.001);
            foreach ((DateTimeOffset at, double ratio) in ratios)
            {
                Near(ratio / (1 - 0.999), ErrorBudget.BurnRate(at - span, at, objective, ledger));
                if (span == TimeSpan.FromDays(7))
                {
                    Near(1 - (ratio / (1 - 0.999)), ErrorBudget.At(at, objective, ledger).Left!.Value);
                }
            }
        }

        foreach ((BurnAlert alert, string expression) in BurnAlert.Defaults.Zip(Rules(rules, "alert").Values))
        {
            // What is recorded stands for its expression, so no database of recorded values is needed.
            string whole = recorded.Aggregate(
                expression,
                (text, one) => text.Replace(one.Key + "{slo=\"playback-available\"}", $"({one.Value})", StringComparison.Ordinal)
            );
            IReadOnlyDictionary<DateTimeOffset, double> firing = await prometheus.RangeAsync(whole, from, until, Step);
            DateTimeOffset[] ours =
            [
                .. Enumerable
                    .Range(0, (int)((until - from) / Step) + 1)
                    .Select(index => from + (index * Step))
                    .Where(at => alert.At(at, objective, ledger).IsFiring),
            ];
            Assert.NotEmpty(ours);
            Assert.Equal(firing.Keys.Order(), ours);
        }
    }

    /// <summary>The expressions of a file of rules, in its order, by what they record or alert of.</summary>
    private static Dictionary<string, string> Rules(string text, string kind)
    {
        string[] lines = text.Split('\n');
        Dictionary<string, string> rules = [];
        for (int line = 0; line < lines.Length; line++)
        {
            if (lines[line].Trim().StartsWith($"- {kind}: ", StringComparison.Ordinal))
            {
                string name = lines[line].Split(": ")[1] + (kind == "alert" ? rules.Count : "");
                rules.Add(name, lines[line + 1].Split("expr: ")[1].Trim('\'').Replace("''", "'", StringComparison.Ordinal));
            }
        }

        return rules;
    }

    private static void Near(double expected, double actual) => Assert.Equal(expected, actual, 1e-9 * (1 + Math.Abs(expected)));

    /// <summary>A value each minute: a day's rhythm, a share that always fails, incidents of several sizes, and restarts that begin both counters anew.</summary>
    private static (double[] Requests, double[] Errors) Counters()
    {
        double[] requests = new double[(7 * Weeks * 1440) + 1];
        double[] errors = new double[requests.Length];
        for (int minute = 1; minute < requests.Length; minute++)
        {
            bool isRestarted = minute % 9001 == 0;
            double asked = Math.Floor(3000 + (2000 * Math.Sin(minute * Math.PI / 720)));
            double failed = Math.Floor(asked * ShareAt(minute));
            requests[minute] = asked + (isRestarted ? 0 : requests[minute - 1]);
            errors[minute] = failed + (isRestarted ? 0 : errors[minute - 1]);
        }

        return (requests, errors);
    }

    private static double ShareAt(int minute) =>
        minute switch
        {
            > 12_000 and < 12_040 => 0.5,
            > 15_000 and < 15_400 => 0.01,
            > 20_000 and < 26_000 => 0.002,
            > 30_000 and < 30_012 => 1,
            > 38_000 and < 38_003 => 1,
            _ => 0.0004,
        };

    private static SliLedger Ledger(double[] requests, double[] errors) =>
        new(
            Start,
            [
                .. Enumerable
                    .Range(1, requests.Length - 1)
                    .Select(minute =>
                        SliMinute.Of(
                            SliCounter.Increase(requests[minute - 1], requests[minute]),
                            SliCounter.Increase(errors[minute - 1], errors[minute])
                        )
                    ),
            ]
        );

    private static string OpenMetrics(double[] requests, double[] errors)
    {
        StringBuilder text = new();
        foreach ((string name, double[] values) in new[] { ("requests", requests), ("errors", errors) })
        {
            text.Append(CultureInfo.InvariantCulture, $"# TYPE {name} counter\n");
            for (int minute = 0; minute < values.Length; minute++)
            {
                text.Append(
                    CultureInfo.InvariantCulture,
                    $"{name}_total {values[minute]} {Start.AddMinutes(minute).ToUnixTimeSeconds()}\n"
                );
            }
        }

        return text.Append("# EOF\n").ToString();
    }
}
