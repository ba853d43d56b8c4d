// A fault of one variant.
using System.Collections.Immutable;
using Muster.Simulator.World;

namespace Muster.Simulator.Scenarios;

/// <param name="At">The second from which on it holds.</param>
/// <param name="Until">The second in which it ends by itself; null when it does not.</param>
public sealed record DrawnFault(Fault Fault, int At, int? Until, ImmutableArray<Effect> Effects);
