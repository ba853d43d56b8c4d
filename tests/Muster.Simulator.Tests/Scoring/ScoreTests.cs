// What a score counts: better play never scores less, and nothing is given for nothing.
using System.Collections.Immutable;
using Muster.Simulator.Drills;
using Muster.Simulator.Scenarios;
using Muster.Simulator.Scoring;
using Muster.Simulator.Tests.Scenarios;
using Muster.Simulator.World;

namespace Muster.Simulator.Tests.Scoring;

public sealed class ScoreTests
{
    private static readonly Variant Variant = new(SmallScenario.Good, seed: 7, Difficulty.Newcomer);
    private static readonly Lazy<ParRun> Best = new(() => Par.Find(Variant));

    /// <summary>Plays well: everything that a commander should do, in time.</summary>
    private static readonly ImmutableArray<Act> Well =
    [
        Do(130, Verb.Acknowledge),
        Do(140, Verb.Declare, ("severity", "2")),
        Do(150, Verb.Assign, ("role", "operations_lead")) with
        {
            Target = "sam",
        },
        Do(160, Verb.Statement, ("text", "Some people cannot buy. We are rolling back. Next update by 12:30 UTC.")),
        Do(200, Verb.Rollback) with
        {
            Target = "shop",
        },
        Do(400, Verb.Mitigate),
        Do(420, Verb.Resolve),
        Do(500, Verb.Statement, ("text", "Everything works again. This is the last update.")),
    ];

    [Fact]
    public void Doing_nothing_scores_nothing()
    {
        Score score = Of();
        Assert.Equal(0, score.Points);
        Assert.Equal(100, score.Lines.Sum(line => line.Max));
        Assert.All(score.Lines, line => Assert.False(string.IsNullOrWhiteSpace(line.Why)));
        Assert.Equal(score.Lines.Length, score.Lines.Select(line => line.Title).Distinct().Count());
        Assert.All(score.Lines, line => Assert.Matches("^[A-Z][a-z -]+$", line.Title));
    }

    [Fact]
    public void Playing_well_scores_nearly_everything() => Assert.InRange(Of([.. Well]).Points, 90, 100);

    [Theory]
    [InlineData(1, "declare")]
    [InlineData(2, "roles")]
    [InlineData(3, "first_statement")]
    [InlineData(4, "mitigate")]
    [InlineData(5, "truth")]
    public void Whoever_leaves_one_thing_out_scores_less_by_it(int left, string line)
    {
        Score whole = Of([.. Well]);
        Score without = Of([.. Well.RemoveAt(left)]);
        Assert.True(without.Points <= whole.Points);
        Assert.True(Points(without, line) < Points(whole, line), line);
    }

    [Fact]
    public void Later_is_never_worth_more()
    {
        double before = double.MaxValue;
        for (int late = 0; late <= 600; late += 60)
        {
            double points = Of([.. Well.Select(act => act with { At = act.At + late })]).Points;
            Assert.True(points <= before + 0.11, $"{late} s later is worth {points} instead of {before}");
            before = points;
        }
    }

    [Fact]
    public void A_guess_a_wrong_level_own_hands_and_an_untruth_each_cost_their_line()
    {
        Score whole = Of([.. Well]);
        Assert.True(
            Points(Of(Changed(3, act => Do(act.At, Verb.Statement, ("text", "It is probably the network.")))), "wording")
                < Points(whole, "wording")
        );
        Assert.True(Points(Of(Changed(1, act => Do(act.At, Verb.Declare, ("severity", "4")))), "severity") < Points(whole, "severity"));
        Assert.Equal(0, Points(Of([.. Well.RemoveAt(2)]), "delegation"));
        Assert.Equal(0, Points(Of(Changed(5, act => act with { At = 231 }), 420), "truth"), 3);
    }

    [Fact]
    public void A_word_that_was_not_so_costs_also_when_a_true_one_follows_and_a_true_one_stays_true()
    {
        double whole = Points(Of([.. Well]), "truth");
        Assert.Equal(ScoreWeights.Truth, whole);
        Act[] mitigated = [.. Well.Insert(5, Do(231, Verb.Mitigate))];
        Assert.Equal(whole / 2, Points(Of(mitigated), "truth"), 6);
        Act[] resolved = [.. Well.Insert(5, Do(232, Verb.Resolve)).Insert(5, Do(231, Verb.Mitigate))];
        Assert.Equal(0, Points(Of(resolved), "truth"), 6);
        Assert.Equal(whole, Points(Of([.. Well, Do(600, Verb.Mitigate)]), "truth"), 6);

        // Nothing has stopped that did not begin, and a false word ends no promise of updates.
        Act[] early = [.. Well.RemoveAt(5).RemoveAt(5).Insert(0, Do(2, Verb.Mitigate)).Insert(0, Do(1, Verb.Declare, ("severity", "2")))];
        Assert.Equal(0, Points(Of(early), "truth"), 6);
        Act[] silent = [.. Well.Take(4)];
        Act[] closed = [.. silent, Do(200, Verb.Mitigate), Do(201, Verb.Resolve)];
        Assert.True(Points(Of(closed), "cadence") <= Points(Of(silent), "cadence"));
    }

    [Fact]
    public void Nothing_is_given_for_what_only_looks_like_command()
    {
        // One colleague in three roles holds the last one alone; what is declared before anything is wrong detects nothing.
        Act[] roles = [.. Well.Take(3), Do(151, Verb.Assign, ("role", "scribe")) with { Target = "sam" }];
        Assert.Equal(0, Points(Of(roles), "roles"));
        Assert.Equal(0, Points(Of(Do(230, Verb.Rollback) with { Target = "shop" }), "detect"));
        Act[] blind = [Do(0, Verb.Declare, ("severity", "2"))];
        Assert.True(DrillSummary.Of(DrillRun.Play(Variant, blind)).DetectedAt > 0);

        // Closing the terminal at once takes no hands off the work.
        Act[] hasty = [Do(230, Verb.Rollback) with { Target = "shop" }, Do(230, Verb.Keyboard, ("state", "closed"))];
        Assert.Equal(0, Points(Of(hasty), "delegation"));
        Assert.True(DrillRun.Play(Variant, hasty).Command.Keyboard[0].Until > 231);
    }

    [Fact]
    public void What_is_done_before_there_is_a_sign_earns_nothing()
    {
        int sign = Best.Value.Nothing.DetectedAt!.Value;
        Act mend = Well[4] with { At = sign - 1 };
        Score early = Of([.. Well.RemoveAt(4).Append(mend).OrderBy(act => act.At)]);
        Assert.Equal((0, 0, 0), (Points(early, "mitigate"), Points(early, "resolve"), Points(early, "customers")));
        Assert.True(Points(Of(Changed(4, act => act with { At = sign })), "customers") > 0);

        Score guessed = Of([.. Well.RemoveAt(0).SetItem(0, Well[1] with { At = sign - 1 })]);
        Assert.Equal((0, 0), (Points(guessed, "detect"), Points(guessed, "declare")));
        Assert.Equal(ScoreWeights.Severity / 2, Points(guessed, "severity"));
    }

    [Fact]
    public void Twice_as_much_lost_as_by_the_best_run_is_about_half_of_the_points_however_much_doing_nothing_loses()
    {
        DrillRun run = DrillRun.Play(Variant, Well);
        DrillSummary best = Best.Value.Best;
        ParRun par = Best.Value with { Nothing = Best.Value.Nothing with { CustomerMinutesLost = best.CustomerMinutesLost * 17 } };
        double Customers(double share) =>
            Score
                .Of(run, best with { CustomerMinutesLost = best.CustomerMinutesLost * share }, par)
                .Lines.Single(line => line.Name == "customers")
                .Points;

        Assert.Equal(ScoreWeights.Customers, Customers(0.5));
        Assert.Equal(ScoreWeights.Customers, Customers(1));
        Assert.Equal(ScoreWeights.Customers * 7.5 / 16, Customers(2), 6);
        Assert.Equal(ScoreWeights.Customers * 3.25 / 16, Customers(4), 6);
        Assert.Equal(0, Customers(17));
        Assert.Equal(0, Customers(40));
    }

    [Fact]
    public void Words_without_content_are_no_statement_and_blame_is_no_good_one()
    {
        Score empty = Of(Changed(3, act => Do(act.At, Verb.Statement, ("text", "x ."))), until: 450);
        Assert.Equal((0, 0, 0), (Points(empty, "first_statement"), Points(empty, "cadence"), Points(empty, "wording")));
        Score blame = Of(Changed(3, act => Do(act.At, Verb.Statement, ("text", "It was human error, we look into it."))));
        Assert.Equal(ScoreWeights.Wording / 2, Points(blame, "wording"));
    }

    [Fact]
    public void What_was_said_counts_half_where_the_bleeding_never_stopped_and_what_never_was_whole_is_not_resolved()
    {
        Act[] talk = [.. Well.RemoveAt(6).RemoveAt(5).RemoveAt(4)];
        Score down = Of(talk);
        Assert.Equal(ScoreWeights.FirstStatement / 2, Points(down, "first_statement"));
        Assert.InRange(down.Points, 1, 35);

        DrillRun run = DrillRun.Play(Variant, Well);
        DrillSummary summary = DrillSummary.Of(run);
        double Resolve(DrillSummary of) => Score.Of(run, of, Best.Value).Lines.Single(line => line.Name == "resolve").Points;
        Assert.True(Resolve(summary) > 0);
        Assert.True(Resolve(summary with { ResolvedAt = summary.ResolvedAt + 300 }) < Resolve(summary));
        Assert.Equal(0, Resolve(summary with { ResolvedAt = null }));
    }

    [Fact]
    public void Each_minute_at_an_open_terminal_costs_delegation()
    {
        Act[] opened = [.. Well.Insert(4, Do(200, Verb.Keyboard, ("state", "open")))];
        Act[] Closed(int at) => [.. opened.Append(Do(at, Verb.Keyboard, ("state", "closed"))).OrderBy(act => act.At)];

        Assert.Equal(ScoreWeights.Delegation / 2, Points(Of(Closed(260)), "delegation"), 6);
        Assert.Equal(ScoreWeights.Delegation / 3, Points(Of(Closed(261)), "delegation"), 6);
        Assert.Equal(ScoreWeights.Delegation / 11, Points(Of(Closed(800)), "delegation"), 6);
        Assert.Equal(ScoreWeights.Delegation / 18, Points(Of(opened), "delegation"), 6);
    }

    [Fact]
    public void An_order_that_lets_a_better_one_wait_has_done_harm()
    {
        Offer idle = new(Verb.Reroute, "prices", "Reroute", Span.Of(60));
        Variant variant = new(SmallScenario.With(idle), 1, Difficulty.Newcomer);
        ParRun par = Par.Find(variant);
        double Harm(params Act[] acts)
        {
            DrillRun run = DrillRun.Play(variant, acts);
            return Score.Of(run, DrillSummary.Of(run), par).Lines.Single(line => line.Name == "harm").Points;
        }

        Act reroute = Do(230, Verb.Reroute) with { Target = "prices" };
        Act mend = Do(231, Verb.Rollback) with { Target = "shop" };
        Assert.Equal(ScoreWeights.Harm / 2, Harm(reroute, mend));
        Assert.Equal(ScoreWeights.Harm, Harm(mend, reroute with { At = 400 }));
    }

    [Fact]
    public void What_made_it_worse_and_doing_everything_at_once_cost_harm()
    {
        Offer restart = new(Verb.Restart, "shop", "Restart", Span.Of(60)) { While = [new(Knob.Health, "shop", Span.Of(0))] };
        Offer[] idle =
        [
            .. Enumerable.Range(0, 6).Select(n => new Offer(Verb.Reroute, "prices", "Reroute", Span.Of(5)) { Name = $"way-{n}" }),
        ];
        Variant more = new(SmallScenario.Good with { Offers = [SmallScenario.Rollback, restart, .. idle] }, seed: 7, Difficulty.Newcomer);
        double Line(string name, params Act[] besides)
        {
            DrillRun run = DrillRun.Play(more, [.. Well.Concat(besides).OrderBy(act => act.At)]);
            return Score.Of(run, DrillSummary.Of(run), Best.Value).Lines.Single(line => line.Name == name).Points;
        }
        double Harm(params Act[] besides) => Line("harm", besides);
        Act Way(int n) => Do(330 + (10 * n), Verb.Reroute, ("name", $"way-{n}")) with { Target = "prices" };

        Assert.Equal(ScoreWeights.Harm, Harm());
        Assert.Equal(ScoreWeights.Harm / 2, Harm(Do(500, Verb.Restart) with { Target = "shop" }));
        Assert.Equal(ScoreWeights.Harm, Harm(Way(0), Way(1)));
        Assert.Equal(ScoreWeights.Harm / 2, Harm(Way(0), Way(1), Way(2), Way(3)));

        // Whoever tries everything has found nothing out: what helped was luck.
        Act[] five = [.. Enumerable.Range(0, 5).Select(Way)];
        Assert.All(
            (string[])["customers", "mitigate", "resolve"],
            name =>
            {
                Assert.Equal(Line(name), Line(name, five));
                Assert.Equal(Line(name) / 2, Line(name, [.. five, Way(5)]));
            }
        );
        Assert.Equal(0, Harm([.. five, Way(5)]));
    }

    private static Act[] Changed(int place, Func<Act, Act> change) => [.. Well.SetItem(place, change(Well[place]))];

    /// <summary>Without what comes from a second on.</summary>
    private static Score Of(Act[] acts, int until) => Of([.. acts.Where(act => act.At < until)]);

    private static Score Of(params Act[] acts)
    {
        DrillRun run = DrillRun.Play(Variant, acts);
        return Score.Of(run, DrillSummary.Of(run), Best.Value);
    }

    private static double Points(Score score, string line) => score.Lines.Single(one => one.Name == line).Points;

    private static Act Do(int at, Verb verb, params (string Name, string Value)[] args) =>
        new(at, verb, "") { Args = ImmutableSortedDictionary.CreateRange(args.Select(one => KeyValuePair.Create(one.Name, one.Value))) };
}
