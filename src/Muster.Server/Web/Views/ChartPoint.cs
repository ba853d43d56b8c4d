// One measured value of a line chart.
namespace Muster.Server.Web.Views;

/// <summary>A measured value; NaN is a gap in the line.</summary>
public readonly record struct ChartPoint(DateTimeOffset At, double Value);
