// One scenario of the library, played by the best run, by nobody, and by three who always do the same.
using Muster.Server.Drills;
using Muster.Simulator.Drills;
using Muster.Simulator.Scenarios;
using Muster.Simulator.Scoring;

namespace Muster.Server.Tests.Drills.Library;

internal sealed record Played(string Id, ParRun Par, DrillSummary Restart, DrillSummary RollBack, DrillSummary ScaleUp)
{
    /// <summary>The library on seed 1 for practised people, in the order of its ids.</summary>
    public static Lazy<Played[]> Library { get; } = new(() => [.. ScenarioLibrary.Ids.AsParallel().AsOrdered().Select(On)]);

    /// <summary>The three that always do the same.</summary>
    public DrillSummary[] Naive => [Restart, RollBack, ScaleUp];

    public static DrillRun Run(string id, long seed, Difficulty difficulty, params IReadOnlyList<Act> acts) =>
        DrillRun.Play(new Variant(ScenarioLibrary.Find(id)!, seed, difficulty), acts);

    private static Played On(string id)
    {
        Variant variant = new(ScenarioLibrary.Find(id)!, 1, Difficulty.Practised);
        ParRun par = Simulator.Scoring.Par.Find(variant);
        return new(
            id,
            par,
            DrillSummary.Of(DrillRun.Play(variant, NaiveStrategy.AlwaysRestart(variant, par.KnownAt))),
            DrillSummary.Of(DrillRun.Play(variant, NaiveStrategy.AlwaysRollBack(variant, par.KnownAt))),
            DrillSummary.Of(DrillRun.Play(variant, NaiveStrategy.AlwaysScaleUp(variant, par.KnownAt)))
        );
    }
}
