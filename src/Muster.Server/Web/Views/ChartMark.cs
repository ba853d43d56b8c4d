// One named instant of a line chart.
namespace Muster.Server.Web.Views;

/// <summary>An instant on a chart with a name, for example a deploy.</summary>
public sealed record ChartMark(string Label, DateTimeOffset At);
