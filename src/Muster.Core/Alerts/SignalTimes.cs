// What a signal says about time.
using System.Runtime.InteropServices;

namespace Muster.Core.Alerts;

/// <summary>In Unix milliseconds; <see cref="None"/> where the sender states nothing.</summary>
/// <param name="Resolved">The sender says that it is over.</param>
/// <param name="Acknowledged">The sender says that somebody has it.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct SignalTimes(long StartsAt, long EndsAt, bool Resolved, bool Acknowledged)
{
    public const long None = long.MinValue;

    public static SignalTimes Of(Signal signal)
    {
        ArgumentNullException.ThrowIfNull(signal);
        return new(Of(signal.StartsAt), Of(signal.EndsAt), signal.Resolved, signal.Acknowledged);
    }

    private static long Of(DateTimeOffset? stated) => stated?.ToUnixTimeMilliseconds() ?? None;
}
