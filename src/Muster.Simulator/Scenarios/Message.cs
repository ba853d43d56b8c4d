// What somebody writes to the commander without being asked.
namespace Muster.Simulator.Scenarios;

/// <param name="From">Who: a name, not a colleague of the drill.</param>
/// <param name="Text">What they write.</param>
/// <param name="At">Seconds since the first thing went wrong.</param>
/// <param name="UnlessToldWithinSeconds">They do not write it when a statement was published in the seconds before; 0 when they write it in any case.</param>
public sealed record Message(string From, string Text, Span At, int UnlessToldWithinSeconds = 0);
