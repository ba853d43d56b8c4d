// One bar of a histogram.
using System.Runtime.InteropServices;

namespace Muster.Core.Measures;

/// <param name="From">Values count from here.</param>
/// <param name="To">Values count up to here, without it; infinite of the last bar.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct HistogramBin(double From, double To, int Count);
