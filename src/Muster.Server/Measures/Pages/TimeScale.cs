// Where a time stands on the axis of the plots: a log scale from ten seconds to ten days.
using System.Collections.Immutable;
using Muster.Server.Web.Components;

namespace Muster.Server.Measures.Pages;

/// <summary>One scale for all plots, so that they can be compared by eye. What is shorter or longer stands at its end.</summary>
internal static class TimeScale
{
    public const double Least = 10;
    public const double Most = 864_000;

    /// <summary>24 bars: each is 1.6 times as long as the one before.</summary>
    public const int Bars = 24;

    public static readonly ImmutableArray<(double Seconds, string Label)> Ticks =
    [
        (60, "1 min"),
        (600, "10 min"),
        (3_600, "1 h"),
        (21_600, "6 h"),
        (86_400, "1 d"),
    ];

    /// <summary>From 0 to 1.</summary>
    public static double Part(double seconds) => Math.Clamp(Math.Log(Math.Max(seconds, Least) / Least) / Math.Log(Most / Least), 0, 1);

    /// <summary>The same in a drawing of this width.</summary>
    public static string X(double seconds, double width) => Coordinates.Number(Part(seconds) * width);
}
