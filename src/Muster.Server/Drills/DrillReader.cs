// Reads a drill and plays it up to its clock's second, for whoever shows it.
using Muster.Core.Drills;
using Muster.Core.Kernel;
using Muster.Engine.Commands;
using Muster.Engine.Ports;
using Muster.Simulator.Scenarios;

namespace Muster.Server.Drills;

public sealed class DrillReader(IEventStore store, DrillRuns runs, TimeProvider clock)
{
    /// <summary>The drill as its stream says it, and the stream's version; a drill that does not exist and 0 when there is none.</summary>
    public Task<(Drill Drill, int Version)> StreamAsync(DrillId id, CancellationToken cancel) =>
        StreamReplay.ReadAsync<Drill, DrillCommand, DrillEvent>(store, id.Value, cancel);

    /// <summary>
    /// The drill, played to the second of its clock, for the caller alone; give it back when it was looked at. Null when there is no such drill, or when its scenario is not
    /// the one any more that was played.
    /// </summary>
    public async Task<PlayedDrill?> ReadAsync(DrillId id, CancellationToken cancel)
    {
        (Drill drill, int version) = await StreamAsync(id, cancel);
        if (!drill.Exists || ScenarioOf(drill) is not { } scenario)
        {
            return null;
        }

        int until = DrillClock.Second(drill, clock.GetUtcNow());
        DrillWalk walk = runs.Take(drill, scenario, until);
        return new(drill, version, walk.Run, until) { Walk = walk };
    }

    /// <summary>The caller looks at it no more.</summary>
    public void GiveBack(PlayedDrill played)
    {
        ArgumentNullException.ThrowIfNull(played);
        if (played.Walk is { } walk)
        {
            runs.GiveBack(walk);
        }
    }

    /// <summary>The drill, played to the end of its scenario, to be read only. Null as above, and while it is played still.</summary>
    public async Task<PlayedDrill?> WholeAsync(DrillId id, CancellationToken cancel)
    {
        (Drill drill, int version) = await StreamAsync(id, cancel);
        return drill.Exists && DrillClock.IsOver(drill, clock.GetUtcNow()) && ScenarioOf(drill) is { } scenario
            ? new(drill, version, runs.Whole(drill, scenario).Run, drill.Seconds)
            : null;
    }

    /// <summary>Null when the scenario is gone or has another text now: then the drill cannot be played again as it was.</summary>
    public static Scenario? ScenarioOf(Drill drill)
    {
        ArgumentNullException.ThrowIfNull(drill);
        return ScenarioHash.OfLibrary(drill.Scenario) == drill.ScenarioHash ? ScenarioLibrary.Find(drill.Scenario) : null;
    }
}
