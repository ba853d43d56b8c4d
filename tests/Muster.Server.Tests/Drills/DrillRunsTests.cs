// Whether a run that goes on where the last look was is the same as one from the first second, and is used by one alone.
using System.Collections.Immutable;
using Muster.Core.Drills;
using Muster.Core.Kernel;
using Muster.Server.Drills;
using Muster.Simulator.Drills;
using Muster.Simulator.Scenarios;

namespace Muster.Server.Tests.Drills;

public sealed class DrillRunsTests
{
    private static readonly Scenario Herd = ScenarioLibrary.Find("thundering-herd")!;
    private static readonly Drill Begun = new()
    {
        Exists = true,
        Id = new(1),
        Scenario = Herd.Id,
        ScenarioHash = "h",
        Seed = 7,
        Difficulty = "practised",
        Seconds = Herd.Minutes * 60,
    };

    [Fact]
    public void A_look_goes_on_where_the_last_one_was_and_sees_what_one_from_the_start_sees()
    {
        DrillRuns runs = new();
        Drill drill = Begun;
        DrillRun? last = null;
        foreach (int second in (int[])[0, 60, 61, 61, 200, 400, 900, 1_800])
        {
            drill = second is 61 or 200 ? Acted(drill, second, drill.Acts.Length % 2 == 0 ? 90 : 20) : drill;
            DrillWalk walk = runs.Take(drill, Herd, second);
            Assert.True(last is null || ReferenceEquals(last, walk.Run));
            Assert.Equal(Told(new DrillRuns().Take(drill, Herd, second).Run), Told(walk.Run));
            last = walk.Run;
            runs.GiveBack(walk);
        }

        Assert.Equal(1_800, runs.SecondsPlayed);
    }

    [Fact]
    public void A_run_that_somebody_looks_at_is_given_to_nobody_else()
    {
        DrillRuns runs = new();
        DrillWalk ana = runs.Take(Begun, Herd, 100);
        DrillWalk ben = runs.Take(Begun, Herd, 100);
        Assert.NotSame(ana.Run, ben.Run);
        runs.GiveBack(ana);
        runs.GiveBack(ben);
        Assert.NotSame(runs.Take(Begun, Herd, 100), runs.Take(Begun, Herd, 100));
        Assert.Equal(200, runs.SecondsPlayed);
    }

    [Fact]
    public void What_was_done_late_by_the_clock_of_another_node_and_a_look_back_begin_anew()
    {
        DrillRuns runs = new();
        runs.GiveBack(runs.Take(Begun, Herd, 300));
        Drill late = Acted(Begun, 299, 90);
        DrillWalk anew = runs.Take(late, Herd, 300);
        Assert.Contains(anew.Run.Events, one => one.Kind == EventKind.WorkBegan);
        Assert.Equal(Told(new DrillRuns().Take(late, Herd, 300).Run), Told(anew.Run));
        runs.GiveBack(anew);
        Assert.Equal(50, runs.Take(late, Herd, 50).Run.Now);
        Assert.Equal(650, runs.SecondsPlayed);

        // Another scenario's text is another drill.
        runs.GiveBack(runs.Take(Begun, Herd, 300));
        Assert.Equal(0, runs.Take(Begun with { ScenarioHash = "i" }, Herd, 0).Run.Now);
    }

    [Fact]
    public void A_drill_that_is_over_is_played_to_its_end_once()
    {
        DrillRuns runs = new();
        DrillWalk whole = runs.Whole(Begun, Herd);
        Assert.True(whole.Run.IsOver);
        Assert.Same(whole, runs.Whole(Begun, Herd));
        Assert.Equal(Begun.Seconds, runs.SecondsPlayed);

        // Bounded: after as many others it is played again.
        for (int other = 2; other <= 25; other++)
        {
            runs.Whole(Begun with { Id = new(other) }, Herd);
        }

        Assert.NotSame(whole, runs.Whole(Begun, Herd));
    }

    private static Drill Acted(Drill drill, int second, int percent) =>
        drill with
        {
            Acts = drill.Acts.Add(
                new(
                    $"a{drill.Acts.Length}",
                    second,
                    "shed",
                    "gateway",
                    ImmutableSortedDictionary<string, string>.Empty.Add("percent", $"{percent}"),
                    Actor.Person("ana"),
                    DateTimeOffset.UnixEpoch
                )
            ),
        };

    private static string Told(DrillRun run) =>
        $"{run.Now} {run.Course.PeopleSecondsLost:R} {string.Join('|', run.Events.Select(one => $"{one.At} {one.Kind} {one.Text}"))} {run.Seconds.Count}";
}
