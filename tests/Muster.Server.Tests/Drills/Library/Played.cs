// One variant of the library, played by the best run, by nobody, and by four who always do the same.
using System.Collections.Concurrent;
using Muster.Server.Drills;
using Muster.Simulator.Drills;
using Muster.Simulator.Scenarios;
using Muster.Simulator.Scoring;

namespace Muster.Server.Tests.Drills.Library;

internal sealed record Played(
    Variant Variant,
    ParRun Par,
    DrillSummary Restart,
    DrillSummary RollBack,
    DrillSummary ScaleUp,
    DrillSummary AtOnce
)
{
    private const int SeedsEach = 3;
    private const int SeedsTried = 24;

    private static readonly ConcurrentDictionary<(string Id, long Seed, Difficulty Difficulty), Lazy<Played>> Known = new();

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
                    .Select(variant => On(variant.Scenario.Id, variant.Seed, variant.Difficulty)),
            ]
        );

    /// <summary>The library on several seeds at each level.</summary>
    public static Lazy<Played[]> Everywhere { get; } =
        new(() =>
            [
                .. (
                    from id in ScenarioLibrary.Ids
                    from difficulty in Enum.GetValues<Difficulty>()
                    from seed in Enumerable.Range(1, SeedsEach)
                    select (id, seed, difficulty)
                )
                    .AsParallel()
                    .AsOrdered()
                    .Select(one => On(one.id, one.seed, one.difficulty)),
            ]
        );

    public string Id => Variant.Scenario.Id;

    public long Seed => Variant.Seed;

    /// <summary>The fault that this seed has for its cause.</summary>
    public string Cause => CauseOf(Variant);

    /// <summary>For a message that says which variant it was.</summary>
    public string Name => $"{Id} on seed {Variant.Seed} for {Variant.Difficulty}";

    /// <summary>The four that always do the same.</summary>
    public DrillSummary[] Naive => [Restart, RollBack, ScaleUp, AtOnce];

    public static DrillRun Run(string id, long seed, Difficulty difficulty, params IReadOnlyList<Act> acts) =>
        DrillRun.Play(new Variant(ScenarioLibrary.Find(id)!, seed, difficulty), acts);

    private static string CauseOf(Variant variant) => variant.Faults.First(fault => fault.Fault.IsCause).Fault.Id;

    private static Played On(string id, long seed, Difficulty difficulty) =>
        Known.GetOrAdd((id, seed, difficulty), key => new(() => Play(new(ScenarioLibrary.Find(key.Id)!, key.Seed, key.Difficulty)))).Value;

    private static Played Play(Variant variant)
    {
        ParRun par = Simulator.Scoring.Par.Find(variant);
        return new(
            variant,
            par,
            DrillSummary.Of(DrillRun.Play(variant, NaiveStrategy.AlwaysRestart(variant, par.KnownAt))),
            DrillSummary.Of(DrillRun.Play(variant, NaiveStrategy.AlwaysRollBack(variant, par.KnownAt))),
            DrillSummary.Of(DrillRun.Play(variant, NaiveStrategy.AlwaysScaleUp(variant, par.KnownAt))),
            DrillSummary.Of(DrillRun.Play(variant, NaiveStrategy.EverythingAtOnce(variant, par.KnownAt)))
        );
    }
}
