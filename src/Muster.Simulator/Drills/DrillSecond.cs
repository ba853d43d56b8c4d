// A second of a drill in words.
using System.Globalization;

namespace Muster.Simulator.Drills;

public static class DrillSecond
{
    /// <summary>Minutes and seconds of the drill; before its start with a minus.</summary>
    public static string Text(int second) =>
        string.Create(CultureInfo.InvariantCulture, $"{(second < 0 ? "-" : "")}{Math.Abs(second) / 60}:{Math.Abs(second) % 60:00}");
}
