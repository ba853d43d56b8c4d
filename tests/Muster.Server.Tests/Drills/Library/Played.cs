// One scenario of the library, played by the best run, by nobody, and by three who always do the same.
using Muster.Server.Drills;
using Muster.Simulator.Drills;
using Muster.Simulator.Scenarios;
using Muster.Simulator.Scoring;

namespace Muster.Server.Tests.Drills.Library;

/// <param name="Cause">The fault that this seed has for its cause.</param>
internal sealed record Played(
    string Id,
    long Seed,
    string Cause,
    ParRun Par,
    DrillSummary Restart,
    DrillSummary RollBack,
    DrillSummary ScaleUp
)
{
    private const int SeedsTried = 24;

    /// <summary>The library for practised people, in the order of its ids: seed 1, and for each other cause the first seed that has it.</summary>
    public static Lazy<Played[]> Library { get; } =
        new(() =>
            [
                .. ScenarioLibrary
                    .Ids.SelectMany(id =>
                        Enumerable
                            .Range(1, SeedsTried)
                            .Select(seed => new Variant(ScenarioLibrary.Find(id)!, seed, Difficulty.Practised))
                            .DistinctBy(CauseOf)
                    )
                    .AsParallel()
                    .AsOrdered()
                    .Select(On),
            ]
        );

    /// <summary>The three that always do the same.</summary>
    public DrillSummary[] Naive => [Restart, RollBack, ScaleUp];

    public static DrillRun Run(string id, long seed, Difficulty difficulty, params IReadOnlyList<Act> acts) =>
        DrillRun.Play(new Variant(ScenarioLibrary.Find(id)!, seed, difficulty), acts);

    private static string CauseOf(Variant variant) => variant.Faults.First(fault => fault.Fault.IsCause).Fault.Id;

    private static Played On(Variant variant)
    {
        ParRun par = Simulator.Scoring.Par.Find(variant);
        return new(
            variant.Scenario.Id,
            variant.Seed,
            CauseOf(variant),
            par,
            DrillSummary.Of(DrillRun.Play(variant, NaiveStrategy.AlwaysRestart(variant, par.KnownAt))),
            DrillSummary.Of(DrillRun.Play(variant, NaiveStrategy.AlwaysRollBack(variant, par.KnownAt))),
            DrillSummary.Of(DrillRun.Play(variant, NaiveStrategy.AlwaysScaleUp(variant, par.KnownAt)))
        );
    }
}
