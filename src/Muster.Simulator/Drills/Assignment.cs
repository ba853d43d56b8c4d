// A role that somebody holds in a drill.
using Muster.Core.Kernel;

namespace Muster.Simulator.Drills;

/// <param name="Who">A colleague's id, or a player as <c>person:ana</c>.</param>
/// <param name="Since">The second from which on they hold it.</param>
/// <param name="FilledAt">Since when the role has been held without a break, by them or by whoever handed it to them.</param>
public sealed record Assignment(Role Role, string Who, int Since, int FilledAt)
{
    /// <summary>Whether one of those who play holds it, and not a colleague whom the simulator plays.</summary>
    public bool IsPlayer => Who.StartsWith("person:", StringComparison.Ordinal);
}
