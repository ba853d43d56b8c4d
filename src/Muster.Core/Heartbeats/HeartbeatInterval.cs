// How the interval of a heartbeat is written: a number and a unit.
using System.Globalization;

namespace Muster.Core.Heartbeats;

public static class HeartbeatInterval
{
    public const string Expected =
        "a whole number of minutes, or one with m, h or d behind it, such as 90, 15m, 12h or 7d; from 1 minute to 92 days";

    private static readonly (string Word, string Sign, TimeSpan Length)[] Units =
    [
        ("days", "d", TimeSpan.FromDays(1)),
        ("hours", "h", TimeSpan.FromHours(1)),
        ("minutes", "m", TimeSpan.FromMinutes(1)),
    ];

    /// <summary>False for anything but <see cref="Expected"/>.</summary>
    public static bool TryParse(string? text, out TimeSpan interval)
    {
        string said = (text ?? "").Trim();
        string sign = said.Length > 0 && char.IsAsciiLetter(said[^1]) ? said[^1..].ToLowerInvariant() : "m";
        string number = said.TrimEnd('m', 'h', 'd', 'M', 'H', 'D');
        interval = default;
        return (number.Length == said.Length || number.Length == said.Length - 1)
            && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out long count)
            && TryOf(count, Units.FirstOrDefault(unit => unit.Sign == sign).Word, out interval);
    }

    /// <param name="unit"><c>minutes</c>, <c>hours</c> or <c>days</c>.</param>
    public static bool TryOf(long count, string? unit, out TimeSpan interval)
    {
        TimeSpan length = Units.FirstOrDefault(one => string.Equals(one.Word, unit, StringComparison.OrdinalIgnoreCase)).Length;
        bool fits =
            length > TimeSpan.Zero
            && count >= 1
            && count <= HeartbeatDefaults.IntervalMax / length
            && count * length >= HeartbeatDefaults.IntervalMin;
        interval = fits ? count * length : default;
        return fits;
    }

    /// <summary>In the greatest unit of which it is a whole number.</summary>
    public static (long Count, string Unit) Of(TimeSpan interval)
    {
        (string word, _, TimeSpan length) = Units.First(unit => interval.Ticks % unit.Length.Ticks == 0 || unit.Sign == "m");
        return (interval.Ticks / length.Ticks, word);
    }

    /// <summary>For readers, such as <c>10 minutes</c>.</summary>
    public static string Text(TimeSpan interval)
    {
        (long count, string unit) = Of(interval);
        return count == 1 ? "1 " + unit[..^1] : $"{count.ToString(CultureInfo.InvariantCulture)} {unit}";
    }
}
