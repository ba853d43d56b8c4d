// Who served how much of a schedule: hours, nights and weekends, each where the person is.
using System.Collections.Immutable;
using Muster.Core.Kernel;
using NodaTime;

namespace Muster.Core.OnCall;

public static class Fairness
{
    private static readonly Restriction Night = new([], new(22, 0), new(6, 0));
    private static readonly Restriction Weekend = new([Weekday.Saturday], LocalTime.Midnight, LocalTime.Midnight)
    {
        ToDay = Weekday.Monday,
    };

    /// <summary>
    /// One line for each member and for whoever stood in, the most hours first, then by id; of the schedule as it stands now, its overrides and what was arranged
    /// included. <paramref name="zoneOf"/> answers the IANA zone of a person; who has none that is known is counted in UTC.
    /// </summary>
    public static ImmutableArray<ServedTime> Of(Schedule schedule, DateTimeOffset from, DateTimeOffset to, Func<PersonId, string?> zoneOf)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        ArgumentNullException.ThrowIfNull(zoneOf);
        Dictionary<PersonId, Tally> tallies = [];
        foreach (PersonId member in schedule.Rotations.SelectMany(rotation => rotation.Members))
        {
            tallies.TryAdd(member, new(zoneOf(member), from));
        }

        foreach (Cover cover in Cover.Of(schedule, from, to))
        {
            foreach (PersonId person in cover.People)
            {
                if (!tallies.TryGetValue(person, out Tally? tally))
                {
                    tallies[person] = tally = new(zoneOf(person), from);
                }

                tally.Add(Instant.FromDateTimeOffset(cover.Start), Instant.FromDateTimeOffset(cover.End));
            }
        }

        return
        [
            .. tallies
                .Select(pair => pair.Value.Of(pair.Key))
                .OrderByDescending(time => time.Served)
                .ThenBy(time => time.Person.Value, StringComparer.Ordinal),
        ];
    }

    /// <summary>One person's time so far; it is added in ascending order.</summary>
    private sealed class Tally
    {
        private readonly OpenHours _nights;
        private readonly OpenHours _weekends;
        private Duration _served;
        private Duration _night;
        private Duration _weekend;
        private Instant? _end;
        private int _shifts;

        public Tally(string? zoneId, DateTimeOffset from)
        {
            DateTimeZone zone = (zoneId is null ? null : DateTimeZoneProviders.Tzdb.GetZoneOrNull(zoneId)) ?? DateTimeZone.Utc;
            _nights = new([Night], zone, OnCallCalendar.Readable(from));
            _weekends = new([Weekend], zone, OnCallCalendar.Readable(from));
        }

        public void Add(Instant start, Instant end)
        {
            _served += end - start;
            _night += Within(_nights, start, end);
            _weekend += Within(_weekends, start, end);
            _shifts += _end == start ? 0 : 1;
            _end = end;
        }

        public ServedTime Of(PersonId person) => new(person, _served.ToTimeSpan(), _night.ToTimeSpan(), _weekend.ToTimeSpan(), _shifts);

        private static Duration Within(OpenHours hours, Instant start, Instant end)
        {
            Duration within = Duration.Zero;
            for (Instant at = start; at < end; )
            {
                hours.Move(at);
                Instant until = Instant.Min(end, hours.Until);
                within += hours.IsOpen ? until - at : Duration.Zero;
                at = until;
            }

            return within;
        }
    }
}
