// Who served how much of a schedule, and how often they were paged: all, at night and at weekends, each where the person is.
using System.Collections.Immutable;
using Muster.Core.Kernel;
using NodaTime;

namespace Muster.Core.OnCall;

public static class Fairness
{
    private static readonly Restriction Night = new([], WakingHours.Usual.To, WakingHours.Usual.From);
    private static readonly Restriction Weekend = new([Weekday.Saturday], LocalTime.Midnight, LocalTime.Midnight)
    {
        ToDay = Weekday.Monday,
    };

    /// <summary>
    /// One line for each member and for whoever stood in, the most hours first, then by id; of the schedule as it stands now, its overrides and what was arranged
    /// included. <paramref name="zoneOf"/> answers the IANA zone of a person; who has none that is known is counted in UTC.
    /// </summary>
    /// <param name="pages">What its people were told of in this time, in any order; whoever is not in the schedule is left out.</param>
    public static ImmutableArray<ServedTime> Of(
        Schedule schedule,
        DateTimeOffset from,
        DateTimeOffset to,
        Func<PersonId, string?> zoneOf,
        IEnumerable<ReceivedPage>? pages = null
    )
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

        foreach (ReceivedPage page in (pages ?? []).Where(page => from <= page.At && page.At < to).OrderBy(page => page.At))
        {
            tallies.GetValueOrDefault(page.Person)?.Add(page, from);
        }

        return
        [
            .. tallies
                .Select(pair => pair.Value.Of(pair.Key))
                .OrderByDescending(time => time.Served)
                .ThenBy(time => time.Person.Value, StringComparer.Ordinal),
        ];
    }

    /// <summary>One person's time so far, and then their pages; each is added in ascending order.</summary>
    private sealed class Tally
    {
        private readonly DateTimeZone _zone;
        private readonly OpenHours _nights;
        private readonly OpenHours _weekends;
        private (OpenHours Nights, OpenHours Weekends)? _paged;
        private (int All, int Night, int Weekend) _pages;
        private Duration _served;
        private Duration _night;
        private Duration _weekend;
        private Instant? _end;
        private int _shifts;

        public Tally(string? zoneId, DateTimeOffset from)
        {
            _zone = (zoneId is null ? null : DateTimeZoneProviders.Tzdb.GetZoneOrNull(zoneId)) ?? DateTimeZone.Utc;
            _nights = new([Night], _zone, OnCallCalendar.Readable(from));
            _weekends = new([Weekend], _zone, OnCallCalendar.Readable(from));
        }

        public void Add(Instant start, Instant end)
        {
            _served += end - start;
            _night += Within(_nights, start, end);
            _weekend += Within(_weekends, start, end);
            _shifts += _end == start ? 0 : 1;
            _end = end;
        }

        public void Add(ReceivedPage page, DateTimeOffset from)
        {
            Instant start = OnCallCalendar.Readable(from);
            (OpenHours nights, OpenHours weekends) = _paged ??= (new([Night], _zone, start), new([Weekend], _zone, start));
            Instant at = OnCallCalendar.Readable(page.At);
            nights.Move(at);
            weekends.Move(at);
            _pages = (_pages.All + 1, _pages.Night + (nights.IsOpen ? 1 : 0), _pages.Weekend + (weekends.IsOpen ? 1 : 0));
        }

        public ServedTime Of(PersonId person) =>
            new(person, _served.ToTimeSpan(), _night.ToTimeSpan(), _weekend.ToTimeSpan(), _shifts)
            {
                Pages = _pages.All,
                NightPages = _pages.Night,
                WeekendPages = _pages.Weekend,
            };

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
