// Par of the scenarios that come with Muster: it mends them all, no small change makes it better, and no habit comes near it everywhere.
using Muster.Simulator.Drills;
using Muster.Simulator.Scoring;

namespace Muster.Server.Tests.Drills.Library;

public sealed class LibraryParTests
{
    private const int Habits = 4;

    /// <summary>Two fifths of what the system alone is worth, also for somebody who happened to begin with what was right.</summary>
    private const double AtOnceCosts = 20;

    [Fact]
    public void The_best_run_mends_each_variant_and_costs_less_than_half_of_doing_nothing()
    {
        Assert.All(
            Played.Everywhere.Value,
            one =>
            {
                Assert.True(one.Par.Best.Outcome == Outcome.Resolved, $"{one.Name}: {one.Par.Best}");
                Assert.True(one.Par.Best.CustomerMinutesLost < one.Par.Nothing.CustomerMinutesLost / 2, $"{one.Name}: {one.Par}");
            }
        );
    }

    [Fact]
    public void Nothing_in_the_neighbourhood_of_par_that_mends_as_well_saves_customers_more_than_three_percent()
    {
        (Played One, string Change, double Share)[] better =
        [
            .. Played
                .Everywhere.Value.SelectMany(one => Neighbourhood.Of(one.Variant, one.Par).Select(near => (One: one, Near: near)))
                .AsParallel()
                .Select(pair => (pair.One, pair.Near.Change, Share: Share(pair.One, pair.Near.Acts)))
                .Where(found => found.Share < 0.97),
        ];

        Assert.True(
            better.Length == 0,
            $"Par can be beaten in {better.Length} ways. {string.Join(" ", better.Take(5).Select(found => $"{found.One.Name}: {found.Change} costs {found.Share:0.000} of it."))}"
        );
    }

    [Fact]
    public void A_habit_is_never_better_than_par_and_loses_clearly_in_several_scenarios_on_every_seed_at_every_level()
    {
        foreach (var same in Played.Everywhere.Value.GroupBy(one => (one.Variant.Seed, one.Variant.Difficulty)))
        {
            for (int habit = 0; habit < Habits; habit++)
            {
                double[] shares = [.. same.Select(one => one.Naive[habit].CustomerMinutesLost / one.Par.Best.CustomerMinutesLost)];

                Assert.All(shares, share => Assert.True(share >= 1, $"Habit {habit} costs {share:0.000} of par in one of {same.Key}."));
                Assert.True(shares.Count(share => share > 1.5) >= 3, $"Habit {habit} loses too seldom in {same.Key}.");
            }
        }
    }

    [Fact]
    public void Doing_everything_at_once_wins_nowhere()
    {
        string[] near =
        [
            .. Played
                .Everywhere.Value.AsParallel()
                .AsOrdered()
                .Select(one =>
                    (
                        one.Name,
                        Best: Points(one, one.Par.Acts),
                        AtOnce: Points(one, NaiveStrategy.EverythingAtOnce(one.Variant, one.Par.KnownAt)),
                        Share: one.AtOnce.CustomerMinutesLost / one.Par.Best.CustomerMinutesLost
                    )
                )
                .Where(one => one.AtOnce > one.Best - AtOnceCosts)
                .Select(one => $"{one.Name}: {one.AtOnce} points beside {one.Best}, and {one.Share:0.00} of what par lost."),
        ];

        Assert.True(near.Length == 0, string.Join("\n", near));
    }

    private static double Points(Played one, IReadOnlyList<Act> acts)
    {
        DrillRun run = DrillRun.Play(one.Variant, acts);
        return Score.Of(run, DrillSummary.Of(run), one.Par).Points;
    }

    /// <summary>What other acts cost customers, of what par does; more than anything when they do not mend as well.</summary>
    private static double Share(Played one, List<Act> acts)
    {
        DrillSummary other = DrillSummary.Of(DrillRun.Play(one.Variant, [.. acts.OrderBy(act => act.At)]));
        return other.Outcome == one.Par.Best.Outcome ? other.CustomerMinutesLost / one.Par.Best.CustomerMinutesLost : double.MaxValue;
    }
}
