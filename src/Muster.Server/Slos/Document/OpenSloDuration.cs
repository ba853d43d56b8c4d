// A duration as OpenSLO writes it: 5m, 1h, 28d, 4w, 1M, 1Q, 1Y.
using System.Globalization;
using Muster.Core.Slos;

namespace Muster.Server.Slos.Document;

internal static class OpenSloDuration
{
    private const int CountMax = 1_000_000;

    /// <summary>A span of fixed length; months, quarters and years have none and are a <see cref="FormatException"/>.</summary>
    public static TimeSpan Fixed(string text)
    {
        (int count, char unit) = Read(text);
        return unit switch
        {
            'm' => TimeSpan.FromMinutes(count),
            'h' => TimeSpan.FromHours(count),
            'd' => TimeSpan.FromDays(count),
            'w' => TimeSpan.FromDays(7L * count),
            _ => throw new FormatException($"'{text}' has no fixed length; write it in minutes, hours, days or weeks, such as 30d."),
        };
    }

    /// <summary>A length of the calendar: so many days, weeks, months, quarters or years.</summary>
    public static (int Count, CalendarUnit Unit) Calendar(string text)
    {
        (int count, char unit) = Read(text);
        return unit switch
        {
            'd' => (count, CalendarUnit.Day),
            'w' => (count, CalendarUnit.Week),
            'M' => (count, CalendarUnit.Month),
            'Q' => (count, CalendarUnit.Quarter),
            'Y' => (count, CalendarUnit.Year),
            _ => throw new FormatException($"'{text}' is too short for a window of the calendar; write it in d, w, M, Q or Y, such as 1M."),
        };
    }

    private static (int Count, char Unit) Read(string text) =>
        text.Length > 1
        && "mhdwMQY".Contains(text[^1], StringComparison.Ordinal)
        && int.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out int count)
        && count is > 0 and <= CountMax
            ? (count, text[^1])
            : throw new FormatException(
                $"'{text}' is no duration of OpenSLO: write a whole number and a unit of m, h, d, w, M, Q or Y, such as 28d."
            );
}
