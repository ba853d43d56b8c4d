// A day of the calendar, in the schedule's zone.
using System.Collections.Immutable;
using System.Globalization;
using NodaTime;

namespace Muster.Server.OnCall.Pages;

/// <param name="IsOutside">Whether it only fills up a week of the month that is shown.</param>
/// <param name="Entries">In the order of the rotations, then by start.</param>
public sealed record CalendarDay(LocalDate Date, bool IsToday, bool IsPast, bool IsOutside, ImmutableArray<CalendarEntry> Entries)
{
    public bool IsWeekend => Date.DayOfWeek is IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday;

    /// <summary>As addresses have it.</summary>
    public string Key => Shown.Text(Date);

    public string Weekday => Date.ToString("ddd", CultureInfo.InvariantCulture);

    public string Number => Date.Day.ToString(CultureInfo.InvariantCulture);

    public string MonthName => Date.ToString("MMM", CultureInfo.InvariantCulture);
}
