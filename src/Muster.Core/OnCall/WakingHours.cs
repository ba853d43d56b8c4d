// When a person is awake, by the clock on their wall.
using System.Text.Json.Serialization;
using NodaTime;

namespace Muster.Core.OnCall;

/// <summary>
/// From <see cref="From"/> to <see cref="To"/> of each day in the person's zone, over midnight where the latter is earlier; equal times are the whole day. Outside of
/// them they sleep.
/// </summary>
public sealed record WakingHours(
    [property: JsonConverter(typeof(LocalTimeJsonConverter))] LocalTime From,
    [property: JsonConverter(typeof(LocalTimeJsonConverter))] LocalTime To
)
{
    /// <summary>07:00 to 22:00, for whoever says nothing else. The rest of the day is the night that is counted, whatever somebody's own hours are.</summary>
    public static WakingHours Usual { get; } = new(new(7, 0), new(22, 0));

    /// <summary>
    /// <paramref name="at"/> when they are awake then, else when they wake next: less than a day and a leap of the clock later. In doubt they are awake, as in a zone
    /// that is not known.
    /// </summary>
    public DateTimeOffset NextAwake(DateTimeOffset at, string zone)
    {
        if (DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) is not { } known)
        {
            return at;
        }

        Instant now = Instant.FromDateTimeOffset(at);
        LocalDateTime local = now.InZone(known).LocalDateTime;
        if (IsAwake(local.TimeOfDay))
        {
            return at;
        }

        LocalDate day = local.TimeOfDay < From ? local.Date : local.Date.PlusDays(1);
        Instant wakes = LocalHandover.Of(day + From, known).At;
        return wakes > now ? wakes.ToDateTimeOffset() : at;
    }

    private bool IsAwake(LocalTime time) => From == To || (From < To ? time >= From && time < To : time >= From || time < To);
}
