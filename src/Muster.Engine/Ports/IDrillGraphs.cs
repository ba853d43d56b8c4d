// What the graphs of a drill show to one of those who play it.
using Muster.Core.Kernel;

namespace Muster.Engine.Ports;

public interface IDrillGraphs
{
    /// <summary>The latest value of a graph, in the metric's own unit; null while there is none, and for a drill, component or metric that there is not.</summary>
    /// <param name="metric">A word of scenarios, such as <c>hitRatio</c>.</param>
    /// <param name="by">Who looks: graphs stand still for whoever types alone.</param>
    Task<double?> LatestAsync(DrillId drill, string component, string metric, Actor by, CancellationToken cancel);
}
