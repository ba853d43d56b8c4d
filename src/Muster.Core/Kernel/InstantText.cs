// Instants and durations as people read them: 02:45 UTC, 1 m 48 s.
using System.Globalization;

namespace Muster.Core.Kernel;

public static class InstantText
{
    /// <summary>The time of day alone: 02:45 UTC.</summary>
    public static string Clock(this DateTimeOffset instant) =>
        instant.ToUniversalTime().ToString("HH:mm 'UTC'", CultureInfo.InvariantCulture);

    /// <summary>The time of day, with the date where it is another day than <paramref name="near"/>: 5 Mar 2026, 02:45 UTC.</summary>
    public static string ClockNear(this DateTimeOffset instant, DateTimeOffset near) =>
        instant.UtcDateTime.Date == near.UtcDateTime.Date ? instant.Clock() : instant.DayAndClock();

    public static string DayAndClock(this DateTimeOffset instant) =>
        instant.ToUniversalTime().ToString("d MMM yyyy, HH:mm 'UTC'", CultureInfo.InvariantCulture);

    /// <summary>The two largest units: 48 s, 1 m 48 s, 2 h 5 m, 3 d 4 h. A negative duration reads as 0 s.</summary>
    public static string Brief(this TimeSpan duration) =>
        duration switch
        {
            { Ticks: <= 0 } => "0 s",
            { TotalDays: >= 1 } => Pair(duration.Days, "d", duration.Hours, "h"),
            { TotalHours: >= 1 } => Pair(duration.Hours, "h", duration.Minutes, "m"),
            { TotalMinutes: >= 1 } => Pair(duration.Minutes, "m", duration.Seconds, "s"),
            _ => $"{duration.Seconds} s",
        };

    private static string Pair(int large, string largeUnit, int small, string smallUnit) =>
        small == 0 ? $"{large} {largeUnit}" : $"{large} {largeUnit} {small} {smallUnit}";
}
