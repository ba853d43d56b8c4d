// Weeks of a real Prometheus, collected minute by minute with outages of Muster's own: budgets and burn rates are those of its recording rules.
using System.Globalization;
using System.Text;
using Muster.Core.Slos;
using Muster.Peers;

namespace Muster.Server.Tests.Slos.Collecting;

public sealed class PrometheusMinutesTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 0, 0, 0, TimeSpan.Zero);
    private const int Days = 9;

    [Theory]
    [InlineData("sum(rate(errors_total[{{.window}}]))", "sum(rate(requests_total[{{.window}}]))")]
    [InlineData("errors_total", "requests_total")]
    public async Task Budgets_and_burn_rates_are_those_of_a_real_Prometheus(string errors, string requests)
    {
        await using PrometheusHistory prometheus = await PrometheusHistory.StartAsync(OpenMetrics());
        using CollectWorld world = new(Start.AddDays(7), new HttpClientHandler());
        SloDefinition definition = CollectWorld.Definition(CollectWorld.Ratio(errors, requests), prometheus.Url);
        await world.DefineAsync(definition);
        foreach (TimeSpan outage in new[] { TimeSpan.Zero, TimeSpan.FromMinutes(1), TimeSpan.FromHours(31), TimeSpan.FromMinutes(200) })
        {
            world.Clock.Advance(outage);
            for (int turn = 0; turn < 3; turn++)
            {
                Assert.Null(await world.AskAsync());
            }

            DateTimeOffset now = (await world.StatusAsync()).Data.AskedUntil!.Value;
            Assert.Equal(SliLedger.MinuteOf(world.Clock.GetUtcNow()).AddMinutes(-1), now);
            Slo slo = definition.Slo;
            SloObjective objective = slo.Goals[0].Objective;
            SliLedger ledger = await world.Minutes.BetweenAsync(slo.Id, 0, now.AddDays(-8), now, TestContext.Current.CancellationToken);
            TimeSpan[] spans = [.. BurnAlert.Defaults.SelectMany(alert => new[] { alert.Short, alert.Long }), TimeSpan.FromDays(7)];
            foreach (TimeSpan span in spans)
            {
                string rule = PromText.ErrorRatio(slo.Indicator, null, span)!;
                IReadOnlyDictionary<DateTimeOffset, double> theirs = await prometheus.RangeAsync(
                    rule,
                    now.AddHours(-6),
                    now,
                    TimeSpan.FromMinutes(30)
                );
                Assert.Equal(13, theirs.Count);
                foreach ((DateTimeOffset at, double ratio) in theirs.Where(one => one.Key - span >= Start.AddHours(1)))
                {
                    double ours = ErrorBudget.BurnRate(at - span, at, objective, ledger);
                    Assert.Equal(ratio / (1 - 0.999), ours, 1e-9 * (1 + ours));
                }
            }

            ErrorBudget budget = ErrorBudget.At(now, objective, ledger);
            Assert.True(budget.Bad > 0);
        }
    }

    /// <summary>A value each minute: a day's rhythm, incidents, and restarts that begin both counters anew.</summary>
    private static string OpenMetrics()
    {
        double requests = 0;
        double errors = 0;
        StringBuilder first = new("# TYPE requests counter\n");
        StringBuilder second = new("# TYPE errors counter\n");
        for (int minute = 0; minute <= Days * 1440; minute++)
        {
            double asked = Math.Floor(3000 + (2000 * Math.Sin(minute * Math.PI / 720)));
            double share =
                minute is > 9_000 and < 9_040 ? 0.5
                : minute is > 11_600 and < 11_900 ? 0.02
                : 0.0004;
            bool isRestarted = minute % 3001 == 0;
            requests = asked + (isRestarted ? 0 : requests);
            errors = Math.Floor(asked * share) + (isRestarted ? 0 : errors);
            long at = Start.AddMinutes(minute).ToUnixTimeSeconds();
            first.Append(CultureInfo.InvariantCulture, $"requests_total {requests} {at}\n");
            second.Append(CultureInfo.InvariantCulture, $"errors_total {errors} {at}\n");
        }

        return first.Append(second).Append("# EOF\n").ToString();
    }
}
