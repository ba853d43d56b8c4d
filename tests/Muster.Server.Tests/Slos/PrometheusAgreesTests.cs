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

    private static readonly TimeSpan[] Spans =
    [
        .. BurnAlert.Defaults.SelectMany(alert => new[] { alert.Short, alert.Long }).Distinct().Order(),
        TimeSpan.FromDays(7),
    ];

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
        await using PrometheusHistory prometheus = await PrometheusHistory.StartAsync(
            OpenMetrics(("requests", requests), ("errors", errors))
        );
        string rules = PrometheusRules.Of([Playback]);
        await PrometheusHistory.CheckRulesAsync(rules);
        Dictionary<string, string> recorded = Rules(rules, "record");
        Assert.Equal(Spans.Select(span => "slo:error_ratio:" + PromText.Duration(span)), recorded.Keys);
        foreach ((TimeSpan span, string expression) in Spans.Zip(recorded.Values))
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
            IReadOnlyDictionary<DateTimeOffset, double> firing = await prometheus.RangeAsync(
                Whole(expression, recorded),
                from,
                until,
                Step
            );
            DateTimeOffset[] ours = Firing(alert, objective, ledger, from, until);
            Assert.NotEmpty(ours);
            Assert.Equal(firing.Keys.Order(), ours);
        }
    }

    /// <summary>
    /// The service is down for three hours and nobody exports its good events; a load balancer before it counts all of them. Where a window begins or ends in the outage,
    /// Prometheus's rate guesses at up to a minute of good events beyond the ends of their series.
    /// </summary>
    [Theory]
    [InlineData("sum(rate(good_total[{{.window}}]))", "sum(rate(requests_total[{{.window}}]))")]
    [InlineData("good_total", "requests_total")]
    public async Task A_full_outage_in_which_the_series_of_good_events_is_gone_burns_as_Muster_has_it(string part, string all)
    {
        const int down = 20_003;
        const int up = 20_191;
        double[] requests = Counters().Requests[..(15 * 1440)];
        (double[] good, double[] errors) = Good(requests, down, up);
        SliLedger ledger = Ledger(requests, errors);
        Slo slo = Playback with
        {
            Indicator = new SloIndicator.Ratio(new("", part, IsCounter: true), IsBad: false, new("", all, IsCounter: true)),
        };
        SloObjective objective = slo.Goals[0].Objective;
        (DateTimeOffset from, DateTimeOffset until) = (Start.AddMinutes(down - 57), Start.AddMinutes(up + 480));
        await using PrometheusHistory prometheus = await PrometheusHistory.StartAsync(OpenMetrics(("requests", requests), ("good", good)));
        string rules = PrometheusRules.Of([slo]);
        await PrometheusHistory.CheckRulesAsync(rules);
        Dictionary<string, string> recorded = Rules(rules, "record");
        foreach ((TimeSpan span, string expression) in Spans.Zip(recorded.Values))
        {
            IReadOnlyDictionary<DateTimeOffset, double> ratios = await prometheus.RangeAsync(expression, from, until, Step);
            Assert.Equal((int)((until - from) / Step) + 1, ratios.Count);
            foreach ((DateTimeOffset at, double ratio) in ratios)
            {
                bool isWithin = at - span >= Start.AddMinutes(down + 6) && at <= Start.AddMinutes(up);
                double ours = ErrorBudget.BurnRate(at - span, at, objective, ledger) * (1 - 0.999);
                bool isCut = IsIn(at, down, up) || IsIn(at - span, down, up);
                Assert.Equal(ours, ratio, isCut && !isWithin ? 2 / span.TotalMinutes : 1e-9);
                Assert.True(!isWithin || ratio == 1, $"At {at} the last {span} should be all bad, and are {ratio}.");
            }
        }

        // A few minutes of an outage may be above a factor or not, by what is guessed.
        from = Start.AddMinutes(down + 13);
        foreach ((BurnAlert alert, string expression) in BurnAlert.Defaults.Zip(Rules(rules, "alert").Values))
        {
            IReadOnlyDictionary<DateTimeOffset, double> firing = await prometheus.RangeAsync(
                Whole(expression, recorded),
                from,
                until,
                Step
            );
            DateTimeOffset[] ours = Firing(alert, objective, ledger, from, until);
            Assert.Contains(Start.AddMinutes(down + 103), ours);
            Assert.Equal(firing.Keys.Order(), ours);
        }
    }

    private static bool IsIn(DateTimeOffset at, int down, int up) => at >= Start.AddMinutes(down - 1) && at <= Start.AddMinutes(up + 6);

    /// <summary>A counter of what did not fail, which is gone in the outage and begins anew behind it, and one of what did.</summary>
    private static (double[] Good, double[] Errors) Good(double[] requests, int down, int up)
    {
        double[] good = new double[requests.Length];
        double[] errors = new double[requests.Length];
        for (int minute = 1; minute < requests.Length; minute++)
        {
            bool isDown = minute >= down && minute < up;
            double asked = SliCounter.Increase(requests[minute - 1], requests[minute]);
            double answered = isDown ? 0 : Math.Floor(asked * 0.9996);
            good[minute] = isDown ? double.NaN : answered + (minute == up ? 0 : good[minute - 1]);
            errors[minute] = errors[minute - 1] + asked - answered;
        }

        return (good, errors);
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

    /// <summary>An alert's expression with what is recorded written out, so that no database of recorded values is needed.</summary>
    private static string Whole(string expression, Dictionary<string, string> recorded) =>
        recorded.Aggregate(
            expression,
            (text, one) => text.Replace(one.Key + "{slo=\"playback-available\"}", $"({one.Value})", StringComparison.Ordinal)
        );

    private static DateTimeOffset[] Firing(
        BurnAlert alert,
        SloObjective objective,
        SliLedger ledger,
        DateTimeOffset from,
        DateTimeOffset until
    ) =>
        [
            .. Enumerable
                .Range(0, (int)((until - from) / Step) + 1)
                .Select(index => from + (index * Step))
                .Where(at => alert.At(at, objective, ledger).IsFiring),
        ];

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

    /// <summary>What is no number is no sample.</summary>
    private static string OpenMetrics(params (string Name, double[] Values)[] counters)
    {
        StringBuilder text = new();
        foreach ((string name, double[] values) in counters)
        {
            text.Append(CultureInfo.InvariantCulture, $"# TYPE {name} counter\n");
            foreach ((int minute, double value) in values.Index().Where(one => !double.IsNaN(one.Item)))
            {
                text.Append(CultureInfo.InvariantCulture, $"{name}_total {value} {Start.AddMinutes(minute).ToUnixTimeSeconds()}\n");
            }
        }

        return text.Append("# EOF\n").ToString();
    }
}
