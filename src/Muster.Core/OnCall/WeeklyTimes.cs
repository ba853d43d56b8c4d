// The same local time in each of the coming weeks, as instants.
using System.Collections.Immutable;
using NodaTime;
using NodaTime.Text;

namespace Muster.Core.OnCall;

public static class WeeklyTimes
{
    private static readonly LocalDateTimePattern Form = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm");

    /// <summary>Ascending, the first at <paramref name="first"/>: each keeps the local time of the first, summer and winter, by the rule of <see cref="LocalHandover"/>.</summary>
    /// <param name="zone">A zone that <see cref="ScheduleRules.IsKnownZone"/>.</param>
    public static ImmutableArray<DateTimeOffset> From(DateTimeOffset first, int weeks, string zone)
    {
        DateTimeZone local = DateTimeZoneProviders.Tzdb[zone];
        LocalDateTime start = Instant.FromDateTimeOffset(first).InZone(local).LocalDateTime;
        return
        [
            first.ToUniversalTime(),
            .. Enumerable
                .Range(1, Math.Max(weeks - 1, 0))
                .Select(week => LocalHandover.Of(start.PlusWeeks(week), local).At.ToDateTimeOffset()),
        ];
    }

    /// <summary>The local time of an instant as browsers write it.</summary>
    /// <param name="zone">A zone that <see cref="ScheduleRules.IsKnownZone"/>.</param>
    public static string Write(DateTimeOffset at, string zone) =>
        Form.Format(Instant.FromDateTimeOffset(at).InZone(DateTimeZoneProviders.Tzdb[zone]).LocalDateTime);

    /// <summary>The instant of a local time as browsers write it, such as <c>2026-12-01T22:00</c>; null for another text, and for the first and last years of the calendar, in which an instant may have no place.</summary>
    /// <param name="zone">A zone that <see cref="ScheduleRules.IsKnownZone"/>.</param>
    public static DateTimeOffset? Read(string text, string zone) =>
        Form.Parse(text) is { Success: true, Value.Year: > 1 and < 9990 } read
            ? LocalHandover.Of(read.Value, DateTimeZoneProviders.Tzdb[zone]).At.ToDateTimeOffset()
            : null;
}
