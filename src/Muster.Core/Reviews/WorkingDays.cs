// Which day lies so many working days ahead.
namespace Muster.Core.Reviews;

/// <summary>Working days are Monday to Friday in UTC; Muster knows no public holidays.</summary>
public static class WorkingDays
{
    /// <summary>
    /// The same time of day, <paramref name="days"/> working days later: from a Friday one working day is the Monday, and from a Saturday
    /// too. Zero days is the instant itself.
    /// </summary>
    public static DateTimeOffset Add(DateTimeOffset instant, int days)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(days);
        DateTimeOffset day = instant.ToUniversalTime();
        for (int left = days; left > 0; )
        {
            day = day.AddDays(1);
            left -= day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? 0 : 1;
        }

        return day;
    }
}
