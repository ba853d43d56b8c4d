// A simulated system: who uses it and what it is made of.
using System.Collections.Immutable;

namespace Muster.Simulator.World;

/// <summary>Calls form no circle. Checked by <see cref="TopologyRules"/>; a world is made of nothing else.</summary>
public sealed record Topology(ImmutableArray<Clients> Clients, ImmutableArray<Component> Components);
