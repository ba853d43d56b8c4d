// Turns measured points into the path of a line chart, with a round scale.
using System.Text;
using Muster.Server.Web.Views;

namespace Muster.Server.Web.Components;

/// <summary>A drawing of 352 by 142 with room for the scale at the right and the hours below.</summary>
internal sealed class LineLayout
{
    public const double Right = 312;
    public const double Top = 12;
    public const double Bottom = 122;

    private readonly DateTimeOffset _from;
    private readonly DateTimeOffset _to;

    public LineLayout(IReadOnlyList<ChartPoint> points, double? threshold)
    {
        _from = points[0].At;
        _to = points[^1].At;
        var known = points.Where(point => double.IsFinite(point.Value)).Select(point => point.Value).Append(threshold ?? 0);
        Max = Round(known.Max());
        Line = Path(points);
        if (points.Any(point => double.IsFinite(point.Value)))
        {
            Last = points.Last(point => double.IsFinite(point.Value));
        }
    }

    /// <summary>The top of the scale: 1, 2 or 5 times a power of ten, at or above every value.</summary>
    public double Max { get; }

    /// <summary>The path; a gap in the values is a gap in the line.</summary>
    public string Line { get; }

    public ChartPoint? Last { get; }

    /// <summary>The line closed to the ground; empty when there are gaps, since their ground is not known.</summary>
    public string Area => Line.Length == 0 || Line.LastIndexOf('M') > 0 ? "" : $"{Line}V{Coordinates.Number(Bottom)}H0Z";

    public double X(DateTimeOffset at) => Coordinates.Part(at, _from, _to) * Right;

    public double Y(double value) => Bottom - (Bottom - Top) * Math.Clamp(value / Max, 0, 1);

    private string Path(IReadOnlyList<ChartPoint> points)
    {
        var path = new StringBuilder();
        var pen = 'M';
        foreach (var point in points)
        {
            if (!double.IsFinite(point.Value))
            {
                pen = 'M';
                continue;
            }
            path.Append(pen).Append(Coordinates.Number(X(point.At))).Append(' ').Append(Coordinates.Number(Y(point.Value)));
            pen = 'L';
        }
        return path.ToString();
    }

    private static double Round(double max)
    {
        if (max <= 0)
        {
            return 1;
        }
        var power = Math.Pow(10, Math.Floor(Math.Log10(max)));
        double[] steps = [1, 2, 2.5, 5, 10];
        return power * Array.Find(steps, step => step * power >= max * 0.999);
    }
}
