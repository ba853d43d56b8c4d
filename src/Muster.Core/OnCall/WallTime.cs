// What a clock on the wall of a zone shows, as instants.
using System.Collections.Immutable;
using NodaTime;
using NodaTime.Text;

namespace Muster.Core.OnCall;

/// <summary>A time that the clocks show twice, or pass over, goes by the rule of <see cref="LocalHandover"/>. Where a zone is not known its times are UTC's.</summary>
public static class WallTime
{
    private static readonly LocalDateTimePattern Form = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm");

    /// <summary>The instant of a local time as browsers write it, such as <c>2026-12-01T22:00</c>; null for another text, and for the first and last years of the calendar, in which an instant may have no place.</summary>
    public static DateTimeOffset? Read(string? text, string? zone) =>
        Form.Parse(text ?? "") is { Success: true, Value.Year: > 1 and < 9990 } read ? Of(read.Value, ZoneOf(zone)) : null;

    /// <summary>The local time of an instant as browsers write it.</summary>
    public static string Write(DateTimeOffset at, string? zone) => Form.Format(Local(at, ZoneOf(zone)));

    /// <summary>The same local time in each of the coming weeks: ascending, the first at <paramref name="first"/>.</summary>
    public static ImmutableArray<DateTimeOffset> Weekly(DateTimeOffset first, int weeks, string? zone)
    {
        DateTimeZone known = ZoneOf(zone);
        LocalDateTime start = Local(first, known);
        return [first.ToUniversalTime(), .. Enumerable.Range(1, Math.Max(weeks - 1, 0)).Select(week => Of(start.PlusWeeks(week), known))];
    }

    /// <summary>When the clock shows, so many months later, what it shows at an instant; of a month that is too short its last day.</summary>
    public static DateTimeOffset MonthsLater(DateTimeOffset at, string? zone, int months)
    {
        DateTimeZone known = ZoneOf(zone);
        return months == 0 ? at : Of(Local(at, known).PlusMonths(months), known);
    }

    /// <summary>When the clock shows, so many days later, what it shows at an instant.</summary>
    public static DateTimeOffset DaysLater(DateTimeOffset at, string? zone, int days)
    {
        DateTimeZone known = ZoneOf(zone);
        return days == 0 ? at : Of(Local(at, known).PlusDays(days), known);
    }

    private static DateTimeOffset Of(LocalDateTime local, DateTimeZone zone) => LocalHandover.Of(local, zone).At.ToDateTimeOffset();

    private static LocalDateTime Local(DateTimeOffset at, DateTimeZone zone) => Instant.FromDateTimeOffset(at).InZone(zone).LocalDateTime;

    private static DateTimeZone ZoneOf(string? zone) =>
        (zone is null ? null : DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone)) ?? DateTimeZone.Utc;
}
