// Seeds differ in what happens: whoever has played one variant has not played them all.
using System.Collections.Immutable;
using Muster.Server.Drills;
using Muster.Simulator.Drills;
using Muster.Simulator.Scenarios;
using Muster.Simulator.Scoring;

namespace Muster.Server.Tests.Drills.Library;

public sealed class LibrarySeedTests
{
    private static readonly int[] Seeds = [.. Enumerable.Range(1, 8)];

    /// <summary>Of eight.</summary>
    private const int DifferentMin = 5;

    /// <summary>Minutes after the cause began.</summary>
    private static readonly int[] Looks = [1, 5, 15];

    /// <summary>To the percent of what people want, at three moments: what differs by less nobody sees.</summary>
    [Fact]
    public void Curves_of_seeds_differ_for_newcomers_in_every_scenario() =>
        Assert.All(
            ScenarioLibrary.Ids,
            id =>
            {
                string[] curves = [.. Seeds.Select(seed => Curve(id, seed))];
                Assert.True(curves.Distinct().Count() >= DifferentMin, $"{id}\n{string.Join("\n", curves)}");
            }
        );

    [Fact]
    public void Turning_the_feature_on_again_when_it_was_right_on_another_seed_is_too_early_on_some()
    {
        Act[] learned =
        [
            new(190, Verb.Flag, "api") { Args = Args(("name", "recommended-for-you"), ("state", "off")) },
            new(201, Verb.Index, "database"),
            new(500, Verb.Flag, "api") { Args = Args(("name", "recommended-for-you"), ("state", "on")) },
        ];

        double[] lost =
        [
            .. Seeds.Select(seed => DrillSummary.Of(Played.Run("missing-index", seed, Difficulty.Newcomer, learned)).CustomerMinutesLost),
        ];

        Assert.True(lost.Max() > 1.5 * lost.Min(), string.Join(", ", lost));
    }

    private static string Curve(string id, int seed)
    {
        DrillRun run = Played.Run(id, seed, Difficulty.Newcomer);
        int began = DrillSummary.Of(run).StartedAt;
        double wanted = run.Variant.Scenario.Topology.Clients.Sum(clients => clients.Demand);
        return string.Join(
            "; ",
            Looks
                .Select(minutes => run.Seconds[began + (60 * minutes)])
                .Select(second => $"{second.Served / wanted:0.00} {second.Failed / wanted:0.00}")
        );
    }

    private static ImmutableSortedDictionary<string, string> Args(params (string Name, string Value)[] args) =>
        ImmutableSortedDictionary.CreateRange(args.Select(one => KeyValuePair.Create(one.Name, one.Value)));
}
