// Counts, spans and instants in the words that pages use; the script repeats the same words in local time.
using System.Globalization;
using Muster.Engine.Ports;

namespace Muster.Server.Web.Views;

/// <summary>Text for readers. Instants come out in UTC, because the server does not know the reader's zone.</summary>
public static class Words
{
    /// <summary>A count of rows: `7`, `1,000`, and `1,000+` for what was not counted to its end.</summary>
    public static string Count(int rows) =>
        int.Min(rows, ViewQuery.CountMax).ToString("N0", CultureInfo.InvariantCulture) + (rows > ViewQuery.CountMax ? "+" : "");

    /// <summary>A way to reach somebody, as people write it: `e-mail` for `email`, else its name in the organisation's file.</summary>
    public static string Way(string channel) => channel == "email" ? "e-mail" : channel;

    /// <summary>A running clock: `06:48`, `1:02:07`; from a day on `2 d 3 h`. The sign is dropped.</summary>
    public static string Clock(TimeSpan span)
    {
        var left = span.Duration();
        if (left.TotalDays >= 1)
        {
            return string.Create(CultureInfo.InvariantCulture, $"{(int)left.TotalDays} d {left.Hours} h");
        }
        return left.ToString(left.TotalHours >= 1 ? @"h\:mm\:ss" : @"mm\:ss", CultureInfo.InvariantCulture);
    }

    /// <summary>A span in its one or two largest units: `40 s`, `12 min`, `3 h 5 min`, `2 d 4 h`. The sign is dropped.</summary>
    public static string Span(TimeSpan span)
    {
        var s = span.Duration();
        return s switch
        {
            { TotalSeconds: < 60 } => $"{(int)s.TotalSeconds} s",
            { TotalMinutes: < 60 } => $"{(int)s.TotalMinutes} min",
            { TotalHours: < 24, Minutes: 0 } => $"{(int)s.TotalHours} h",
            { TotalHours: < 24 } => $"{(int)s.TotalHours} h {s.Minutes} min",
            { Hours: 0 } => $"{(int)s.TotalDays} d",
            _ => $"{(int)s.TotalDays} d {s.Hours} h",
        };
    }

    /// <summary>`just now`, `3 min ago`, `in 2 h`.</summary>
    public static string Relative(DateTimeOffset at, DateTimeOffset now)
    {
        var ago = now - at;
        if (ago.Duration() < TimeSpan.FromSeconds(10))
        {
            return "just now";
        }
        return ago > TimeSpan.Zero ? Span(ago) + " ago" : "in " + Span(ago);
    }

    /// <summary>`02:55`, in UTC.</summary>
    public static string HourMinute(DateTimeOffset at) => at.UtcDateTime.ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>`23 Nov 2026, 02:55 UTC`.</summary>
    public static string Full(DateTimeOffset at) => at.UtcDateTime.ToString("d MMM yyyy, HH:mm 'UTC'", CultureInfo.InvariantCulture);

    /// <summary>`Mon 23 Nov, 02:55`, in UTC.</summary>
    public static string Day(DateTimeOffset at) => at.UtcDateTime.ToString("ddd d MMM, HH:mm", CultureInfo.InvariantCulture);

    /// <summary>The machine's form for datetime attributes: `2026-11-23T02:55:12Z`.</summary>
    public static string Iso(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
