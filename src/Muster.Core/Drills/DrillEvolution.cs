// What each event makes of the state of a drill.
using System.Diagnostics;
using static Muster.Core.Drills.DrillEvent;

namespace Muster.Core.Drills;

internal static class DrillEvolution
{
    public static Drill Evolve(Drill drill, DrillEvent happened) =>
        happened switch
        {
            Started e => ApplyStarted(drill, e),
            Acted e => drill with { Acts = drill.Acts.Add(new DrillAct(e.Act, e.Second, e.Verb, e.Target, e.Args, e.By, e.At)) },
            Paused e => Marked(drill, e.At) with { Pause = new DrillPause(e.By, e.At) },
            Resumed e => Marked(drill, e.At) with { Pause = null },
            SpeedChanged e => Marked(drill, e.At) with { Speed = e.Speed },
            IncidentLinked e => drill with { Incident = e.Incident },
            Ended e => drill with
            {
                Mark = new ClockMark(e.At, TimeSpan.FromSeconds(e.Second)),
                End = new DrillEnd(e.Why, e.Second, e.By, e.At),
            },
            Explained e => drill with { Explanations = drill.Explanations.Add(new(e.Whys, e.By, e.At)) },
            Scored e => drill with { Score = new DrillScore(e.Points, e.ResolvedAt) },
            _ => throw new UnreachableException($"No rule says what {happened.GetType().Name} makes of a drill."),
        };

    private static Drill ApplyStarted(Drill drill, Started e) =>
        drill with
        {
            Exists = true,
            Id = e.Id,
            Scenario = e.Scenario,
            ScenarioHash = e.ScenarioHash,
            Seed = e.Seed,
            Difficulty = e.Difficulty,
            Seconds = e.Seconds,
            Speed = e.Speed,
            PagesPeople = e.PagesPeople,
            StartedBy = e.By,
            StartedAt = e.At,
            Mark = new ClockMark(e.At, TimeSpan.Zero),
        };

    /// <summary>The clock goes on from where it is, by whatever holds from now on.</summary>
    private static Drill Marked(Drill drill, DateTimeOffset at)
    {
        // Clocks of nodes differ a little: what another wrote a moment ago must not be counted twice.
        DateTimeOffset from = at > drill.Mark.At ? at : drill.Mark.At;
        return drill with { Mark = new ClockMark(from, DrillClock.Elapsed(drill, at)) };
    }
}
