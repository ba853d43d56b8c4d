// One measured value of a line chart.
using System.Runtime.InteropServices;

namespace Muster.Server.Web.Views;

/// <summary>A measured value; NaN is a gap in the line.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct ChartPoint(DateTimeOffset At, double Value);
