// What monitoring read at one moment.
using Muster.Simulator.World;

namespace Muster.Simulator.Drills;

/// <param name="Readings">In the order of <see cref="SimulatedWorld.Components"/>.</param>
public sealed record Sample(Second Second, IReadOnlyList<Reading> Readings);
