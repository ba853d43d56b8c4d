// One line of a board: a person and the first drill that they played of one variant.
using Muster.Core.Kernel;

namespace Muster.Core.Drills;

/// <param name="Place">From 1, without gaps.</param>
/// <param name="ResolvedAt">The simulated second from which on all was whole; null when it never was.</param>
public sealed record BoardLine(int Place, PersonId Person, DrillId Drill, double Points, int? ResolvedAt);
