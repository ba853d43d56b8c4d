// Reads a drill and plays it up to its clock's second, for whoever shows it.
using Muster.Core.Drills;
using Muster.Core.Kernel;
using Muster.Engine.Commands;
using Muster.Engine.Ports;
using Muster.Simulator.Scenarios;

namespace Muster.Server.Drills;

public sealed class DrillReader(IEventStore store, TimeProvider clock)
{
    /// <summary>The drill as its stream says it, and the stream's version; a drill that does not exist and 0 when there is none.</summary>
    public Task<(Drill Drill, int Version)> StreamAsync(DrillId id, CancellationToken cancel) =>
        StreamReplay.ReadAsync<Drill, DrillCommand, DrillEvent>(store, id.Value, cancel);

    /// <summary>Null when there is no such drill, or when its scenario is not the one any more that was played.</summary>
    /// <param name="second">How far it is played; null for the second of its clock.</param>
    public async Task<PlayedDrill?> ReadAsync(DrillId id, int? second, CancellationToken cancel)
    {
        (Drill drill, int version) = await StreamAsync(id, cancel);
        if (!drill.Exists || ScenarioOf(drill) is not { } scenario)
        {
            return null;
        }

        int until = second ?? DrillClock.Second(drill, clock.GetUtcNow());
        return new(drill, version, PlayedDrill.Replay(drill, scenario, until), until);
    }

    /// <summary>Null when the scenario is gone or has another text now: then the drill cannot be played again as it was.</summary>
    public static Scenario? ScenarioOf(Drill drill)
    {
        ArgumentNullException.ThrowIfNull(drill);
        return ScenarioHash.OfLibrary(drill.Scenario) == drill.ScenarioHash ? ScenarioLibrary.Find(drill.Scenario) : null;
    }
}
