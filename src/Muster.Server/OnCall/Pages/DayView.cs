// One day over the lanes: where it begins, and its name in the schedule's zone.
using System.Globalization;
using NodaTime;

namespace Muster.Server.OnCall.Pages;

/// <param name="Name">Such as <c>Mon 23</c>.</param>
public sealed record DayView(DateTimeOffset Start, string Name, bool IsToday, bool IsWeekend)
{
    public static DayView Of(LocalDate day, DateTimeZone zone, bool isToday)
    {
        ArgumentNullException.ThrowIfNull(zone);
        return new(
            day.AtStartOfDayInZone(zone).ToDateTimeOffset(),
            day.ToString("ddd d", CultureInfo.InvariantCulture),
            isToday,
            day.DayOfWeek is IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday
        );
    }
}
