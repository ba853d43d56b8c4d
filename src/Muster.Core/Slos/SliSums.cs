// What an indicator counted over a span of time.
using System.Runtime.InteropServices;

namespace Muster.Core.Slos;

/// <param name="Minutes">Minutes of the span that are known; the others say nothing, neither good nor bad.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct SliSums(double Total, double Bad, int Minutes)
{
    /// <summary>The share of events that failed, from 0 to 1; null without events.</summary>
    public double? ErrorRatio => Total > 0 ? Bad / Total : null;
}
