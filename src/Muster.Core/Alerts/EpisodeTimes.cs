// The instants of a firing episode that signals move.
using System.Runtime.InteropServices;

namespace Muster.Core.Alerts;

/// <summary>In Unix milliseconds, which is what stores keep: the rules of a lease run over millions of them and make no garbage.</summary>
/// <param name="StartsAt">When the sender says it began.</param>
/// <param name="UpdatedAt">When the last signal came.</param>
/// <param name="LeaseEndsAt">When it counts as resolved unless a signal renews it.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct EpisodeTimes(long StartsAt, long UpdatedAt, long LeaseEndsAt);
