// Reads the latest value of a graph of a drill, for a runbook that waits for it.
using Muster.Core.Kernel;
using Muster.Engine.Ports;
using Muster.Simulator.Drills;
using Muster.Simulator.Scenarios;

namespace Muster.Server.Drills;

internal sealed class DrillGraphs(DrillReader reader) : IDrillGraphs
{
    public async Task<double?> LatestAsync(DrillId drill, string component, string metric, Actor by, CancellationToken cancel)
    {
        if (await reader.ReadAsync(drill, cancel) is not { } played)
        {
            return null;
        }

        try
        {
            return
                Word.TryParse<Metric>(metric) is { } shown
                && played.Run.System.World.PlaceOf(component) is { } place
                && played.Run.SeenBy(by.ToString()) is [.., var latest]
                ? Monitoring.Value(latest.Readings[place], shown)
                : null;
        }
        finally
        {
            reader.GiveBack(played);
        }
    }
}
