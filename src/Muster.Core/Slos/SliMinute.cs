// What an indicator counted in one minute.
using System.Runtime.InteropServices;

namespace Muster.Core.Slos;

/// <param name="Total">Events of the minute, 0 or more; fractions come from rates.</param>
/// <param name="Bad">Those that failed, from 0 to <paramref name="Total"/>.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct SliMinute(double Total, double Bad)
{
    /// <summary>No service has so many in a minute, and the sum of a year of them is still counted to the last one that matters.</summary>
    public const double CountMax = 1e15;

    /// <summary>
    /// What two counters say; null where they say nothing that can be used: a value that is no number, infinite, negative, or beyond <see cref="CountMax"/>. More failures than events, as two
    /// queries taken a moment apart can say, are as many as the events.
    /// </summary>
    public static SliMinute? Of(double total, double bad) =>
        total is >= 0 and <= CountMax && double.IsFinite(bad) && bad >= 0 ? new(total, Math.Min(bad, total)) : null;
}
