// An instant as a person reads it on their wall, for messages to them.
using System.Globalization;
using NodaTime;

namespace Muster.Core.OnCall;

public static class LocalMoment
{
    /// <summary>Such as <c>Mon 7 Dec 2026, 09:00 (Europe/Prague)</c>; in UTC where the zone is not known.</summary>
    public static string Of(DateTimeOffset at, string zone)
    {
        DateTimeZone known = DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) ?? DateTimeZone.Utc;
        LocalDateTime local = Instant.FromDateTimeOffset(at).InZone(known).LocalDateTime;
        return $"{local.ToString("ddd d MMM uuuu, HH:mm", CultureInfo.InvariantCulture)} ({known.Id})";
    }
}
