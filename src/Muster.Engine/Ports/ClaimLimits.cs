// How much one claim takes, and from whom.
using System.Collections.Immutable;

namespace Muster.Engine.Ports;

/// <param name="Messages">At most so many in all.</param>
/// <param name="PerAddress">At most so many to one address.</param>
/// <param name="Busy">Addresses that get nothing now: whoever hangs there must not hold what the others wait for.</param>
public sealed record ClaimLimits(int Messages, int PerAddress, ImmutableArray<string> Busy)
{
    /// <summary>
    /// 256, the oldest that may be claimed and are looked at: a storm's whole backlog is not sorted for each claim. What stands behind them is reached as soon as
    /// their addresses are busy.
    /// </summary>
    public const int LookedAt = 256;
}
