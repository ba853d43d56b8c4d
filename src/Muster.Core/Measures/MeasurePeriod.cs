// From when to when something is measured, and the period before.
using System.Globalization;
using System.Runtime.InteropServices;

namespace Muster.Core.Measures;

/// <summary>UTC: measures of several people have no common midnight. From the first instant to the last, without it.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct MeasurePeriod(DateTimeOffset From, DateTimeOffset To)
{
    /// <summary>As many months before where it is whole months, else as long.</summary>
    public MeasurePeriod Before =>
        Months is { } months ? new(From.AddMonths(-months), From)
        : From - DateTimeOffset.MinValue > To - From ? new(From - (To - From), From)
        : new(DateTimeOffset.MinValue, From);

    /// <summary>How many calendar months it is; null when it is not whole months.</summary>
    private int? Months =>
        From is { Day: 1, TimeOfDay.Ticks: 0 } && To is { Day: 1, TimeOfDay.Ticks: 0 } && From.Year > 10
            ? ((To.Year - From.Year) * 12) + To.Month - From.Month
            : null;

    public bool Holds(DateTimeOffset at) => From <= at && at < To;

    /// <summary>The last so many days up to the end of the day of <paramref name="now"/>, which counts.</summary>
    public static MeasurePeriod LastDays(int days, DateTimeOffset now)
    {
        DateTimeOffset end = Midnight(now).AddDays(1);
        return new(end.AddDays(-days), end);
    }

    /// <summary>Reads <c>90d</c> (1 to 3,660 days), <c>2026-11</c> and <c>2026-Q4</c>; null for anything else.</summary>
    public static MeasurePeriod? Read(string text, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text is [.. var days, 'd'] && int.TryParse(days, NumberStyles.None, CultureInfo.InvariantCulture, out int count))
        {
            return count is >= 1 and <= DaysMax ? LastDays(count, now) : null;
        }

        if (text is [_, _, _, _, '-', 'Q' or 'q', >= '1' and <= '4'])
        {
            return Year(text) is { } quarterOf ? Of(quarterOf, ((text[6] - '1') * 3) + 1, 3) : null;
        }

        return
            text is [_, _, _, _, '-', _, _]
            && Year(text) is { } year
            && int.TryParse(text.AsSpan(5), NumberStyles.None, CultureInfo.InvariantCulture, out int month)
            && month is >= 1 and <= 12
            ? Of(year, month, 1)
            : null;
    }

    public const int DaysMax = 3_660;

    /// <summary>The calendar month of an instant: <c>2026-11</c>.</summary>
    public static string MonthOf(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    /// <summary>The quarter of an instant: <c>2026-Q4</c>.</summary>
    public static string QuarterOf(DateTimeOffset at) =>
        string.Create(CultureInfo.InvariantCulture, $"{at.UtcDateTime.Year:0000}-Q{((at.UtcDateTime.Month - 1) / 3) + 1}");

    private static MeasurePeriod Of(int year, int month, int months)
    {
        DateTimeOffset from = new(year, month, 1, 0, 0, 0, TimeSpan.Zero);
        return new(from, from.AddMonths(months));
    }

    private static int? Year(string text) =>
        int.TryParse(text.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out int year) && year is >= 1970 and <= 9990
            ? year
            : null;

    private static DateTimeOffset Midnight(DateTimeOffset at) => new(at.UtcDateTime.Date, TimeSpan.Zero);
}
