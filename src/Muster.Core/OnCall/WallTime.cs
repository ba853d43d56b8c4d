// What a clock on the wall of a zone shows, read as an instant.
using NodaTime;
using NodaTime.Text;

namespace Muster.Core.OnCall;

/// <summary>
/// A time that the clocks show twice counts first, one that they pass over counts after the gap: as hand-overs do. In UTC where the zone is not known.
/// </summary>
public static class WallTime
{
    private static readonly LocalDateTimePattern Typed = LocalDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd'T'HH':'mm");

    /// <summary>Reads what a browser's field sends, such as <c>2026-12-07T09:00</c>; null for anything else.</summary>
    public static DateTimeOffset? Read(string? text, string? zone) =>
        Typed.Parse(text ?? "") is { Success: true, Value: var local }
            ? ZoneOf(zone).AtLeniently(local).ToInstant().ToDateTimeOffset()
            : null;

    /// <summary>The same form, of an instant.</summary>
    public static string Write(DateTimeOffset at, string? zone) => Typed.Format(Local(at, ZoneOf(zone)));

    /// <summary>When a wall clock shows, so many months later, what it shows at an instant; of a month that is too short its last day.</summary>
    public static DateTimeOffset MonthsLater(DateTimeOffset at, string? zone, int months)
    {
        DateTimeZone known = ZoneOf(zone);
        return months == 0 ? at : known.AtLeniently(Local(at, known).PlusMonths(months)).ToInstant().ToDateTimeOffset();
    }

    private static LocalDateTime Local(DateTimeOffset at, DateTimeZone zone) => Instant.FromDateTimeOffset(at).InZone(zone).LocalDateTime;

    private static DateTimeZone ZoneOf(string? zone) =>
        (zone is null ? null : DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone)) ?? DateTimeZone.Utc;
}
