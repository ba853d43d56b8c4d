// PromQL for what an indicator counts over a span.
using System.Globalization;

namespace Muster.Core.Slos;

public static class PromText
{
    /// <summary>What a query writes for the span, as Sloth and others do.</summary>
    public const string Window = "{{.window}}";

    /// <summary>
    /// The events of a span, as a rate or as a count: only a share of two of them means something. A query that says <see cref="Window"/> is asked as it stands; else a
    /// counter is asked for its increase, and what is no counter for the sum of its values, both minute by minute.
    /// </summary>
    public static string Events(SloQuery query, TimeSpan span)
    {
        ArgumentNullException.ThrowIfNull(query);
        return query.Text.Contains(Window, StringComparison.Ordinal) ? query.Text.Replace(Window, Duration(span), StringComparison.Ordinal)
            : query.IsCounter ? $"increase(({query.Text})[{Duration(span)}:1m])"
            : $"sum_over_time(({query.Text})[{Duration(span)}:1m])";
    }

    /// <summary>
    /// The share of a span's events, or of its minutes, that was bad: from 0 to 1, or no number without events. A threshold's value that is no number says nothing: the
    /// comparison with -Inf leaves it out. Several series of events count together, and where a part has none while there are events, it was none: so does a full outage
    /// look to good ones, and a day without failures to bad ones. Null for what is pushed to Muster.
    /// </summary>
    public static string? ErrorRatio(SloIndicator indicator, SloBound? bound, TimeSpan span) =>
        indicator switch
        {
            SloIndicator.Ratio { IsBad: true } ratio => Part(ratio, span),
            SloIndicator.Ratio ratio => $"1 - ({Part(ratio, span)})",
            SloIndicator.RawRatio { IsBad: true } raw => Share(raw.Share, span),
            SloIndicator.RawRatio raw => $"1 - ({Share(raw.Share, span)})",
            SloIndicator.Threshold threshold when bound is { } one =>
                $"1 - avg_over_time(((({threshold.Value.Text}) >= -Inf) {Sign(one.Comparison)} bool {Number(one.Value)})[{Duration(span)}:1m])",
            _ => null,
        };

    private static string Part(SloIndicator.Ratio ratio, TimeSpan span)
    {
        string total = $"sum({Events(ratio.Total, span)})";
        return $"(sum({Events(ratio.Part, span)}) or 0 * {total}) / {total}";
    }

    /// <summary>A ready share over a span: asked for the span where the query says it, and else the mean of its minutes.</summary>
    private static string Share(SloQuery query, TimeSpan span) =>
        query.Text.Contains(Window, StringComparison.Ordinal)
            ? query.Text.Replace(Window, Duration(span), StringComparison.Ordinal)
            : $"avg_over_time(({query.Text})[{Duration(span)}:1m])";

    /// <summary>In whole units: 90 minutes are 90m, and 24 hours 1d.</summary>
    public static string Duration(TimeSpan span) =>
        span.Ticks % TimeSpan.TicksPerDay == 0 ? Number(span.TotalDays) + "d"
        : span.Ticks % TimeSpan.TicksPerHour == 0 ? Number(span.TotalHours) + "h"
        : Number(span.TotalMinutes) + "m";

    public static string Number(double number) => number.ToString("R", CultureInfo.InvariantCulture);

    private static string Sign(SloComparison comparison) =>
        comparison switch
        {
            SloComparison.Less => "<",
            SloComparison.LessOrEqual => "<=",
            SloComparison.Greater => ">",
            _ => ">=",
        };
}
