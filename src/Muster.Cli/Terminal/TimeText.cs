// Instants for people: in UTC, and how far away they are.
using System.Globalization;
using Muster.Server.Web.Document;

namespace Muster.Cli.Terminal;

internal static class TimeText
{
    /// <summary>To the second, in UTC; empty when there is none.</summary>
    public static string Utc(DateTimeOffset? at) => at?.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture) ?? "";

    /// <summary>In how long it is due, or since when it is overdue.</summary>
    public static string Due(DateTimeOffset at) => at < Clock.Now ? $"OVERDUE, was due {Relative(at)}" : $"due {Relative(at)}";

    /// <summary>How long ago, or in how long: <c>5m ago</c>, <c>in 2h10m</c>. To the nearest second, minute or, from a day on, hour.</summary>
    public static string Relative(DateTimeOffset at)
    {
        TimeSpan span = at - Clock.Now;
        long seconds = (long)Math.Round(span.Duration().TotalSeconds);
        long step =
            seconds < 60 ? 1
            : seconds < 86_400 ? 60
            : 3_600;
        string text = DurationText.Format(TimeSpan.FromSeconds((seconds + (step / 2)) / step * step));
        return span < TimeSpan.Zero ? text + " ago" : "in " + text;
    }
}
