// What the collector makes of a Prometheus that is slow, empty, wrong, late, restarted or away, and of clocks that jump.
using System.Net;
using Muster.Core.Slos;
using Muster.Engine.Pager;
using Muster.Engine.Slos;
using Muster.Server.Slos.Collecting;

namespace Muster.Server.Tests.Slos.Collecting;

public sealed class SloCollectorTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 2, 12, 0, 30, TimeSpan.Zero);
    private static readonly DateTimeOffset Settled = new(2026, 11, 2, 11, 59, 0, TimeSpan.Zero);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_new_SLO_catches_up_its_window_day_by_day_and_then_asks_for_the_last_minutes_alone()
    {
        using CollectWorld world = new(Now);
        world.Prometheus.Series = (query, _) => [("", query == "bad" ? 1 : 100)];
        await world.DefineAsync(CollectWorld.Definition(CollectWorld.Ratio("bad", "all", isCounter: false), days: 9));

        await world.AskAsync();
        Assert.Equal(Settled.AddDays(-2).AddMinutes(-35).Date, (await world.StatusAsync()).Data.KnownUntil!.Value.Date);
        Assert.Equal(14, world.Prometheus.Asked.Count);
        Assert.All(world.Prometheus.Asked, one => Assert.True(one.Until - one.From <= TimeSpan.FromDays(1)));
        await world.AskAsync();
        SloStatus status = await world.StatusAsync();
        Assert.Equal((Settled, false), (status.Data.KnownUntil, status.IsStale));
        Assert.InRange(status.Goals[0].Budget.Bad, (9 * 1440) - 3, 9 * 1440);
        Assert.Equal(-9, status.Goals[0].Budget.Left!.Value, 1e-6);

        world.Prometheus.Asked.Clear();
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        await world.AskAsync();
        Assert.All(world.Prometheus.Asked, one => Assert.Equal((Settled.AddMinutes(-4), Settled.AddMinutes(1)), (one.From, one.Until)));
    }

    [Fact]
    public async Task Instances_that_are_not_counted_stand_among_the_warnings_until_nobody_met_it_for_an_hour()
    {
        using CollectWorld world = new(Now);
        SloDefinition pushed = CollectWorld.Definition(new SloIndicator.Pushed());
        await world.DefineAsync(pushed);
        SloTrouble trouble = new(Now.AddHours(-3), "Too many.") { SeenAt = Now.AddMinutes(-1) };
        await world.Minutes.WriteAsync(pushed.Slo.Id, (data, _) => new(data with { Trouble = trouble }, []), Cancel);
        SloCollector node = world.Node();

        await node.TurnAsync(Cancel);
        Trouble told = Assert.Single(world.Troubles.All);
        Assert.Equal(
            ("Not all that is pushed to the SLO playback-available is counted", "Too many.", true),
            (told.What, told.Why, told.IsWarning)
        );

        world.Clock.Advance(TimeSpan.FromHours(1));
        await node.TurnAsync(Cancel);
        Assert.Empty(world.Troubles.All);
    }

    [Fact]
    public async Task After_an_outage_of_Muster_it_goes_on_where_it_stopped()
    {
        using CollectWorld world = await KnownAsync();
        world.Clock.Advance(TimeSpan.FromHours(30));
        await world.AskAsync();
        Assert.Equal(30 * 60, (await world.BetweenAsync(Settled, Settled.AddHours(30))).Minutes);
    }

    [Fact]
    public async Task A_source_that_does_not_answer_is_given_up_after_ten_seconds_and_said_so_and_what_was_known_holds()
    {
        using CollectWorld world = await KnownAsync();
        ErrorBudget before = (await world.StatusAsync()).Goals[0].Budget;
        TaskCompletionSource asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
        world.Prometheus.Instead = async (_, cancel) =>
        {
            asked.TrySetResult();
            await Task.Delay(Timeout.Infinite, cancel);
            return null;
        };
        await world.DefineAsync(CollectWorld.Definition(CollectWorld.Ratio("bad", "all", isCounter: false), name: "zoo"));
        world.Prometheus.Asked.Clear();
        SloCollector node = world.Node();
        Task turn = node.TurnAsync(Cancel);
        await asked.Task;
        world.Clock.Advance(TimeSpan.FromSeconds(11));
        await turn;

        SloStatus status = await world.StatusAsync();
        Assert.Equal("main did not answer within 10 seconds.", status.Data.Trouble!.Words);
        Assert.Equal((before.Units, before.Bad), (status.Goals[0].Budget.Units, status.Goals[0].Budget.Bad));
        Assert.Single(world.Prometheus.Asked);
        Assert.Equal("main did not answer within 10 seconds.", (await world.StatusAsync("zoo")).Data.Trouble!.Words);
        Trouble told = Assert.Single(world.Troubles.All);
        Assert.Equal(("2 SLOs have no new data", true), (told.What, told.IsWarning));

        world.Prometheus.Instead = (_, _) => Task.FromResult<HttpResponseMessage?>(null);
        world.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Contains(
            "There is no data since 11:59 UTC. main did not answer",
            (await world.StatusAsync()).Freshness,
            StringComparison.Ordinal
        );
        await node.TurnAsync(Cancel);
        Assert.Equal(
            (null, 60),
            ((await world.StatusAsync()).Data.Trouble, (await world.BetweenAsync(Settled, Settled.AddHours(1))).Minutes)
        );
        Assert.Empty(world.Troubles.All);
    }

    [Theory]
    [InlineData(
        422,
        """{"status":"error","errorType":"bad_data","error":"parse error: unexpected end of input"}""",
        "main answered 422: parse error: unexpected end of input"
    )]
    [InlineData(503, "<html>Service Unavailable</html>", "main answered 503 with something that is no answer of Prometheus.")]
    [InlineData(200, "{}", "main answered 200 with something that is no answer of Prometheus.")]
    [InlineData(
        200,
        """{"status":"success","data":{"resultType":"matrix","result":[{"metric":{},"values":[[1,"much"]]}]}}""",
        "main answered 200 with something that is no answer of Prometheus."
    )]
    public async Task What_is_no_answer_changes_nothing_and_is_told(int status, string body, string words)
    {
        using CollectWorld world = await KnownAsync();
        world.Clock.Advance(TimeSpan.FromMinutes(5));
        world.Prometheus.Instead = (_, _) => Task.FromResult<HttpResponseMessage?>(FakePrometheus.Says((HttpStatusCode)status, body));
        await world.AskAsync();
        SloData data = (await world.StatusAsync()).Data;
        Assert.Equal((words, Settled, Settled), (data.Trouble!.Words, data.KnownUntil, data.AskedUntil));
    }

    [Fact]
    public async Task No_value_no_number_and_nothing_at_all_spend_nothing_and_are_told_when_they_last()
    {
        using CollectWorld world = await KnownAsync();
        double bad = (await world.BetweenAsync(Settled.AddDays(-7), Settled)).Bad;
        world.Prometheus.Series = (query, _) => [("", query == "bad" ? double.NaN : double.PositiveInfinity)];
        await ForwardAsync(world, 10);
        world.Prometheus.Series = (_, _) => [];
        await ForwardAsync(world, 10);

        SloStatus status = await world.StatusAsync();
        Assert.Equal(
            (Settled, "Its source answers, and has no value of the query for all events."),
            (status.Data.KnownUntil, status.Data.Trouble!.Words)
        );
        Assert.Equal(bad, (await world.BetweenAsync(Settled.AddDays(-7), Settled)).Bad, 2);
        Assert.Equal(0, (await world.BetweenAsync(Settled, Settled.AddHours(1))).Minutes);
        Assert.All(status.Goals[0].Burns, burn => Assert.True(double.IsFinite(burn.Long)));

        // What comes late is still taken.
        world.Prometheus.Series = (query, _) => [("", query == "bad" ? 1 : 100)];
        await ForwardAsync(world, 1);
        Assert.Equal(21, (await world.BetweenAsync(Settled, Settled.AddHours(1))).Minutes);
        Assert.Null((await world.StatusAsync()).Data.Trouble);
    }

    [Fact]
    public async Task What_never_failed_has_no_series_and_counts_as_no_failure()
    {
        using CollectWorld world = new(Now);
        world.Prometheus.Series = (query, _) => query == "bad" ? [] : [("", 100)];
        await world.DefineAsync(CollectWorld.Definition(CollectWorld.Ratio("bad", "all", isCounter: false), days: 1));
        await world.AskAsync();
        ErrorBudget budget = (await world.StatusAsync()).Goals[0].Budget;
        Assert.Equal((0, 1), (budget.Bad, budget.Left));
        Assert.InRange(budget.Units, 143_000, 144_000);
    }

    [Fact]
    public async Task The_minute_in_which_a_counter_of_failures_appears_is_known()
    {
        using CollectWorld world = new(Now);
        DateTimeOffset first = Settled.AddHours(-1);
        world.Prometheus.Series = (query, at) =>
            query == "bad_total" ? (at < first ? [] : [("", 5)]) : [("", 100 * (at - first.AddDays(-2)).TotalMinutes)];
        await world.DefineAsync(CollectWorld.Definition(CollectWorld.Ratio("bad_total", "all_total"), days: 1));
        await world.AskAsync();
        Assert.Equal((100, 0), await CountedAsync(world, first.AddMinutes(-1)));
        Assert.Equal((100, 0), await CountedAsync(world, first));
    }

    [Fact]
    public async Task Good_events_whose_series_goes_were_none_and_a_query_that_never_found_any_is_not_believed()
    {
        using CollectWorld world = new(Now);
        DateTimeOffset down = Settled.AddHours(-1);
        world.Prometheus.Series = (query, at) => query == "good" && at > down ? [] : [("", query == "good" ? 99 : 100)];
        await world.DefineAsync(CollectWorld.Definition(CollectWorld.Ratio("good", "all", isCounter: false, isBad: false), days: 1));
        await world.AskAsync();
        Assert.Equal((100, 1), await CountedAsync(world, down.AddMinutes(-10)));
        Assert.Equal((100, 100), await CountedAsync(world, down.AddMinutes(10)));

        using CollectWorld other = new(Now);
        other.Prometheus.Series = (query, _) => query == "god" ? [] : [("", 100)];
        await other.DefineAsync(CollectWorld.Definition(CollectWorld.Ratio("god", "all", isCounter: false, isBad: false), days: 1));
        await other.AskAsync();
        Assert.Equal(0, (await other.BetweenAsync(Settled.AddHours(-20), Settled)).Minutes);
    }

    [Fact]
    public async Task Counters_that_are_started_anew_count_on_and_a_gap_is_not_known()
    {
        using CollectWorld world = new(Now);
        DateTimeOffset begin = Settled.AddHours(-1);
        world.Prometheus.Series = (query, at) =>
            at >= begin.AddMinutes(20) && at < begin.AddMinutes(30) ? []
            : query == "bad_total" ? [("", at < begin ? 500 : 1)]
            : [("", at < begin ? 1_000_000 + (100 * (at - begin).TotalMinutes) : 100 * ((at - begin).TotalMinutes + 1))];
        await world.DefineAsync(CollectWorld.Definition(CollectWorld.Ratio("bad_total", "all_total"), days: 1));
        await world.AskAsync();

        Assert.Equal((100, 1), await CountedAsync(world, begin.AddMinutes(-1)));
        Assert.Equal((100, 0), await CountedAsync(world, begin.AddMinutes(5)));
        Assert.Equal(0, (await world.BetweenAsync(begin.AddMinutes(19), begin.AddMinutes(30))).Minutes);
        Assert.Equal((100, 0), await CountedAsync(world, begin.AddMinutes(31)));
    }

    [Fact]
    public async Task Series_that_come_and_go_count_together_and_a_share_has_to_be_one()
    {
        using CollectWorld world = new(Now);
        world.Prometheus.Series = (query, at) =>
            at.Minute % 2 == 0 ? [("old", 60), ("new", 40)]
            : at.Minute % 3 == 0 ? [("new", 100)]
            : [("old", 100), ("third", double.NaN)];
        await world.DefineAsync(CollectWorld.Definition(CollectWorld.Ratio("bad", "all", isCounter: false), days: 1));
        await world.AskAsync();
        SliSums sums = await world.BetweenAsync(Settled.AddHours(-2), Settled);
        Assert.Equal((12_000, 12_000, 120), (sums.Total, sums.Bad, sums.Minutes));

        await world.DefineAsync(
            CollectWorld.Definition(new SloIndicator.RawRatio(new("main", "share", IsCounter: false), IsBad: true), days: 1)
        );
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        await world.AskAsync();
        Assert.Equal("main has several series for share: write a query that has one.", (await world.StatusAsync()).Data.Trouble!.Words);
    }

    [Fact]
    public async Task Where_a_minute_has_too_few_values_for_a_rate_a_wider_span_is_asked()
    {
        using CollectWorld world = new(Now);
        world.Prometheus.Series = (query, _) =>
            query.Contains("[1m]", StringComparison.Ordinal) ? [] : [("", query.StartsWith("bad", StringComparison.Ordinal) ? 0.01 : 1)];
        await world.DefineAsync(CollectWorld.Definition(CollectWorld.Ratio("bad[{{.window}}]", "all[{{.window}}]"), days: 1));
        await world.AskAsync();
        SloStatus status = await world.StatusAsync();
        Assert.Equal((2, Settled), (status.Data.SpanMinutes, status.Data.KnownUntil));
        Assert.Equal(-9, status.Goals[0].Budget.Left!.Value, 1e-6);
    }

    [Fact]
    public async Task A_clock_that_is_put_back_loses_nothing_and_counts_nothing_twice()
    {
        using CollectWorld world = await KnownAsync();
        double units = (await world.BetweenAsync(Settled.AddDays(-1), Settled)).Total;
        using CollectWorld earlier = new(Now.AddHours(-2), world.Prometheus);
        SloDefinition definition = CollectWorld.Definition(CollectWorld.Ratio("bad", "all", isCounter: false));
        await earlier.DefineAsync(definition);
        await earlier.Minutes.WriteAsync(
            new("playback-available"),
            (data, _) => new(data with { AskedUntil = Settled }, [new(0, Settled.AddMinutes(-1), new(100, 1))]),
            Cancel
        );
        world.Prometheus.Asked.Clear();

        await earlier.AskAsync();
        Assert.Equal((0, Settled), (world.Prometheus.Asked.Count, (await earlier.StatusAsync()).Data.AskedUntil));
        earlier.Clock.Advance(TimeSpan.FromHours(2) + TimeSpan.FromMinutes(1));
        await earlier.AskAsync();
        Assert.Equal(Settled.AddMinutes(1), (await earlier.StatusAsync()).Data.KnownUntil);
        Assert.Equal(units, (await world.BetweenAsync(Settled.AddDays(-1), Settled)).Total);
    }

    [Fact]
    public async Task Of_two_nodes_one_asks_and_the_other_takes_over_when_it_is_gone()
    {
        using CollectWorld world = await KnownAsync();
        SloCollector one = world.Node();
        SloCollector other = world.Node();
        await one.TurnAsync(Cancel);
        world.Prometheus.Asked.Clear();
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        await other.TurnAsync(Cancel);
        Assert.Empty(world.Prometheus.Asked);
        await one.TurnAsync(Cancel);
        Assert.Equal(2, world.Prometheus.Asked.Count);

        world.Clock.Advance(TimeSpan.FromMinutes(4));
        world.Prometheus.Asked.Clear();
        await other.TurnAsync(Cancel);
        Assert.Equal(2, world.Prometheus.Asked.Count);
    }

    [Fact]
    public async Task A_file_that_names_no_data_source_is_told()
    {
        using CollectWorld world = new(Now);
        SloDefinition without = CollectWorld.Definition(CollectWorld.Ratio("bad", "all"));
        await world.DefineAsync(without with { Sources = [] });
        await world.AskAsync();
        Assert.Contains("names no data source", (await world.StatusAsync()).Freshness, StringComparison.Ordinal);
        Assert.Empty(world.Prometheus.Asked);
    }

    /// <summary>A day that is known, with one of a hundred events failed.</summary>
    private static async Task<CollectWorld> KnownAsync()
    {
        CollectWorld world = new(Now);
        world.Prometheus.Series = (query, _) => [("", query == "bad" ? 1 : 100)];
        await world.DefineAsync(CollectWorld.Definition(CollectWorld.Ratio("bad", "all", isCounter: false), days: 1));
        await world.AskAsync();
        await world.AskAsync();
        return world;
    }

    private static async Task ForwardAsync(CollectWorld world, int minutes)
    {
        for (int minute = 0; minute < minutes; minute++)
        {
            world.Clock.Advance(TimeSpan.FromMinutes(1));
            await world.AskAsync();
        }
    }

    private static async Task<(double Total, double Bad)> CountedAsync(CollectWorld world, DateTimeOffset minute)
    {
        SliSums sums = await world.BetweenAsync(minute, minute.AddMinutes(1));
        return (sums.Total, sums.Bad);
    }
}
