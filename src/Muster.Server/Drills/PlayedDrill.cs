// A drill with its run, played up to one simulated second.
using Muster.Core.Drills;
using Muster.Simulator.Drills;
using Muster.Simulator.Scenarios;

namespace Muster.Server.Drills;

/// <param name="Version">The version of the stream; what an ETag says.</param>
/// <param name="Second">The simulated second up to which it was played.</param>
public sealed record PlayedDrill(Drill Drill, int Version, DrillRun Run, int Second)
{
    /// <summary>What goes back to <see cref="DrillRuns"/> when it was looked at; null where nothing does.</summary>
    public DrillWalk? Walk { get; init; }

    public Scenario Scenario => Run.Variant.Scenario;
}
