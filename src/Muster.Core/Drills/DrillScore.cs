// What a drill that is over was worth, as it was judged once.
namespace Muster.Core.Drills;

/// <param name="Points">0 to 100.</param>
/// <param name="ResolvedAt">The simulated second from which on all was whole; null when it never was.</param>
public sealed record DrillScore(double Points, int? ResolvedAt);
