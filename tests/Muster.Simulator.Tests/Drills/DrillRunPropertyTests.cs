// What holds in every drill, whatever its scenario and whatever people do in it.
using Muster.Simulator.Drills;
using Muster.Simulator.Scenarios;
using Muster.Simulator.World;

namespace Muster.Simulator.Tests.Drills;

public sealed class DrillRunPropertyTests
{
    private const int Scenarios = 400;

    [Fact]
    public void Any_acts_in_any_scenario_are_done_or_refused_and_each_second_adds_up_and_plays_the_same_again()
    {
        int done = 0;
        int refused = 0;
        for (int seed = 0; seed < Scenarios; seed++)
        {
            AnyScenario any = new(seed);
            Scenario scenario = any.Scenario();
            DrillRun run = Played(seed, scenario, any.Acts(scenario, 30));
            done += run.Acts.Count;
            refused += run.Events.Count(one => one.Kind == EventKind.Refused);
        }

        Assert.True(done > 1_000 && refused > 1_000, $"{done} done, {refused} refused: one of the two was hardly tried.");
    }

    [Fact]
    public void The_largest_scenario_with_numbers_at_their_bounds_is_played_like_any_other()
    {
        for (int seed = 0; seed < 10; seed++)
        {
            AnyScenario any = new(seed);
            Scenario scenario = any.Largest();
            Assert.Empty(TopologyRules.Check(scenario.Topology));
            Assert.NotEmpty(Played(seed, scenario, any.Acts(scenario, 300)).Acts);
        }
    }

    /// <summary>On every other seed the acts stand in the order of their seconds, so that most of them are done in their time.</summary>
    private static DrillRun Played(int seed, Scenario scenario, Act[] given)
    {
        Act[] acts = seed % 2 == 0 ? [.. given.OrderBy(act => act.At)] : given;
        Variant variant = new(scenario, seed, (Difficulty)(seed % 3));
        DrillRun run = DrillRun.Play(variant, acts);
        Assert.Equal(scenario.Minutes * 60, run.Seconds.Count);
        Assert.All(run.Seconds, second => Assert.True(AddsUp(second), $"seed {seed}: {second} does not add up"));
        DrillRun again = DrillRun.Play(variant, acts);
        Assert.Equal(run.Seconds, again.Seconds);
        Assert.Equal(run.Events.Select(one => (one.At, one.Kind, one.Text)), again.Events.Select(one => (one.At, one.Kind, one.Text)));
        return run;
    }

    private static bool AddsUp(Second second)
    {
        double parts = second.Served + second.Failed + second.Shed + second.Queued;
        return double.IsFinite(parts)
            && Math.Min(Math.Min(second.Served, second.Failed), Math.Min(second.Shed, second.Queued)) >= 0
            && Math.Abs(second.Offered - parts) <= 1e-6 * (1 + second.Offered);
    }
}
