// Reads a calendar of RFC 5545 as shifts: who is on call from when to when.
using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.Serialization;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Evaluation;
using Muster.Core.Catalog;
using Muster.Core.Kernel;
using Muster.Core.OnCall;
using Muster.Core.Rosters;
using NodaTime;
using Calendar = Ical.Net.Calendar;

namespace Muster.Server.OnCall.Import;

/// <summary>
/// Each series is read by itself, so that one that cannot be read hides no other. What is over is not looked at: nobody has to mend the past. A calendar from a
/// stranger costs no more than <see cref="ImportLimits"/> says.
/// </summary>
internal static class CalendarFile
{
    /// <param name="zone">The IANA zone of times that name none.</param>
    public static CalendarReading Read(string text, Organisation organisation, string zone, DateTimeOffset now)
    {
        // A browser posts a text that a page kept with other line ends than its file has: they must not count.
        if (text.Length - text.AsSpan().Count("\r\n") > ImportLimits.BytesMax)
        {
            return Unreadable($"It has more than {ImportLimits.BytesMax / 1024} KiB. Export fewer months of it.");
        }

        CalendarLines lines = CalendarLines.Of(text);
        if (lines.Events > ImportLimits.EventsMax)
        {
            return Unreadable(
                Invariant($"It has {lines.Events} events; at most {ImportLimits.EventsMax} are read. Export fewer months of it.")
            );
        }

        try
        {
            return Calendar.Load(lines.Text) is { } calendar
                ? Read(calendar, new Series(lines, new CalendarPeople(organisation), lines.Zone ?? zone, now))
                : Unreadable("It is no calendar: it does not begin with BEGIN:VCALENDAR.");
        }
        catch (Exception failure) when (IsUnreadable(failure))
        {
            return Unreadable("It is no calendar that can be read: a line in it is not written as RFC 5545 says. Export it again.");
        }
    }

    private static CalendarReading Read(Calendar calendar, Series series)
    {
        List<CalendarMistake> mistakes = [];
        List<ListedShift> shifts = [];
        long repetitions = 0;
        foreach (IGrouping<string, CalendarEvent> events in calendar.Events.GroupBy(one => one.Uid ?? "", StringComparer.Ordinal))
        {
            CalendarEvent first = events.First();
            try
            {
                long own = events.Sum(series.Repetitions);
                if (own > ImportLimits.RepetitionsMax)
                {
                    mistakes.Add(
                        series.Mistake(
                            first,
                            "it repeats too often, or from too long ago: let the series begin later, or shift less often."
                        )
                    );
                    continue;
                }

                repetitions += own;
                if (repetitions > ImportLimits.RepetitionsMax)
                {
                    mistakes.Add(series.Mistake(first, "it and the series before it repeat too often to be read: export fewer of them."));
                    break;
                }

                series.Read([.. events], shifts, mistakes);
            }
            catch (Exception failure) when (IsUnreadable(failure))
            {
                // What the reader says is for whoever programs with it.
                mistakes.Add(series.Mistake(first, "it cannot be read: mend its times, its DURATION and its RRULE, or leave them out."));
            }

            if (shifts.Count > RosterDefaults.ListedMax || mistakes.Count > ImportLimits.MistakesMax)
            {
                break;
            }
        }

        if (shifts.Count > RosterDefaults.ListedMax)
        {
            mistakes.Add(
                new(0, "", "", Invariant($"More than {RosterDefaults.ListedMax} shifts are to come. Import a calendar of one schedule."))
            );
        }

        return new([.. shifts.Take(RosterDefaults.ListedMax).OrderBy(one => one.Start)], [.. mistakes.Take(ImportLimits.MistakesMax)]);
    }

    private static CalendarReading Unreadable(string why) => new([], [new(0, "", "", why)]);

    /// <summary>What the reader of calendars throws at what it does not understand.</summary>
    private static bool IsUnreadable(Exception failure) =>
        failure
            is SerializationException
                or ArgumentException
                or FormatException
                or InvalidOperationException
                or OverflowException
                or EvaluationException
                or NullReferenceException;

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    /// <summary>What reading one series needs to know.</summary>
    private sealed class Series(CalendarLines lines, CalendarPeople people, string zone, DateTimeOffset now)
    {
        private const string NoLength = "it does not end after it starts.";

        private readonly DateTimeOffset _horizon = new DateTimeOffset(
            now.UtcDateTime.Year,
            now.UtcDateTime.Month,
            1,
            0,
            0,
            0,
            TimeSpan.Zero
        ).AddMonths(ImportLimits.MonthsAhead);

        private readonly DateTimeZone _zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) ?? DateTimeZone.Utc;

        public CalendarMistake Mistake(CalendarEvent of, string why) =>
            new(
                lines.Places.GetValueOrDefault(of.Uid ?? ""),
                EdgeText.Line(of.Uid ?? "", 200),
                EdgeText.Line(of.Summary ?? "", 200),
                EdgeText.Line(why, 500)
            );

        /// <summary>An upper bound of the repetitions from where the event begins to the horizon. Rules by the second or minute are beyond any bound.</summary>
        public long Repetitions(CalendarEvent one)
        {
            if (one.RecurrenceRule is not { } rule || one.DtStart is not { } start)
            {
                return 1 + one.RecurrenceDates.GetAllPeriods().LongCount();
            }

            double hours = rule.Frequency switch
            {
                FrequencyType.Hourly => 1,
                FrequencyType.Daily => 24,
                FrequencyType.Weekly => 7 * 24,
                FrequencyType.Monthly => 28 * 24,
                FrequencyType.Yearly => 365 * 24,
                _ => 1.0 / 3600,
            };
            double times = Math.Max((_horizon.UtcDateTime - start.Value).TotalHours, 0) / (hours * Math.Max(rule.Interval, 1)) + 1;
            double each = new[]
            {
                rule.BySecond.Count,
                rule.ByMinute.Count,
                rule.ByHour.Count,
                rule.ByDay.Count
                    * (
                        rule.Frequency == FrequencyType.Yearly ? 53
                        : rule.Frequency == FrequencyType.Monthly ? 5
                        : 1
                    ),
                rule.ByMonthDay.Count,
                rule.ByYearDay.Count,
                rule.ByWeekNo.Count,
                rule.ByMonth.Count,
            }.Aggregate(1.0, (product, count) => product * Math.Max(count, 1));
            return (long)Math.Min(times * each, ImportLimits.RepetitionsMax + 1) + one.RecurrenceDates.GetAllPeriods().LongCount();
        }

        public void Read(CalendarEvent[] events, List<ListedShift> shifts, List<CalendarMistake> mistakes)
        {
            if (
                events.Select(one => (Event: one, Whys: WhyNot(one).ToArray())).FirstOrDefault(one => one.Whys.Length > 0) is
                { Event: { } bad } wrong
            )
            {
                string[] whys = people.Of(bad) is { People: [], Why: var nobody } ? [.. wrong.Whys, nobody] : wrong.Whys;
                mistakes.Add(
                    Mistake(bad, string.Join(' ', whys.Select((why, at) => at == 0 ? why : char.ToUpperInvariant(why[0]) + why[1..])))
                );
                return;
            }

            Calendar alone = new();
            alone.Events.AddRange(events);
            // Two events of one series are equal to the library, because their UID is.
            Dictionary<object, ImmutableArray<PersonId>> known = new(ReferenceEqualityComparer.Instance);
            CalDateTime from = new((now - ImportLimits.LengthMax).UtcDateTime, "UTC");
            EvaluationOptions bounded = new() { MaxUnmatchedIncrementsLimit = ImportLimits.BarrenMax };
            foreach (Occurrence occurrence in alone.GetOccurrences<CalendarEvent>(from, bounded))
            {
                CalendarEvent source = (CalendarEvent)occurrence.Source;
                DateTimeOffset start = Instant(occurrence.Period.StartTime);
                if (start >= _horizon || shifts.Count > RosterDefaults.ListedMax)
                {
                    return;
                }

                DateTimeOffset end = End(source, occurrence, start);
                if (IsCancelled(source) || (end <= now && end > start))
                {
                    continue;
                }

                if (!known.TryGetValue(source, out ImmutableArray<PersonId> meant))
                {
                    known[source] = meant = People(source, end - start, mistakes);
                }

                shifts.AddRange(meant.Select(person => new ListedShift(person, start, end)));
            }
        }

        /// <summary>The people of an event; none, with its mistake, when it is no shift.</summary>
        private ImmutableArray<PersonId> People(CalendarEvent source, TimeSpan length, List<CalendarMistake> mistakes)
        {
            (ImmutableArray<PersonId> found, string why) = people.Of(source);
            string? mistake =
                length <= TimeSpan.Zero ? NoLength
                : length > ImportLimits.LengthMax ? Invariant($"a shift lasts {ImportLimits.LengthMax.Days} days at most.")
                : found.IsEmpty ? why
                : null;
            if (mistake is null)
            {
                return found;
            }

            mistakes.Add(Mistake(source, mistake));
            return [];
        }

        /// <summary>Why an event cannot be read at all; empty when it can.</summary>
        private static IEnumerable<string> WhyNot(CalendarEvent one)
        {
            if (one.DtStart is null)
            {
                yield return "it has no start that can be read.";
            }

            string? unknown = new[] { one.DtStart, one.DtEnd, one.RecurrenceIdentifier?.StartTime }
                .Select(time => time?.TzId)
                .FirstOrDefault(id => id is not null && DateTimeZoneProviders.Tzdb.GetZoneOrNull(id) is null);
            if (unknown is not null)
            {
                yield return $"its time zone '{unknown}' is neither an IANA nor a Windows name.";
            }

            if (IsBackwards(one))
            {
                yield return NoLength;
            }
        }

        /// <summary>Times of one zone by their clock; of two, the repetitions tell.</summary>
        private static bool IsBackwards(CalendarEvent one) =>
            one is { DtStart: { } start, DtEnd: { } end }
                ? start.TzId == end.TzId && end.Value < start.Value
                : one.Duration is { Sign: < 0 };

        private static bool IsCancelled(CalendarEvent one) => string.Equals(one.Status, "CANCELLED", StringComparison.OrdinalIgnoreCase);

        /// <summary>
        /// Each repetition ends at the local time at which the first does, though its length by the clock's hours be another: a hand-over at nine stays at nine, where
        /// exact hours would leave an hour to nobody when clocks go back.
        /// </summary>
        private DateTimeOffset End(CalendarEvent source, Occurrence occurrence, DateTimeOffset start)
        {
            CalDateTime begins = occurrence.Period.StartTime;
            DateTimeOffset exact = Instant(occurrence.Period.EffectiveEndTime ?? begins);
            bool isOwn =
                source is { DtStart: { } first, DtEnd: { } last }
                && first.TzId == last.TzId
                && exact - start == Instant(last) - Instant(first);
            return isOwn
                ? Instant(new CalDateTime(begins.Value + (source.DtEnd!.Value - source.DtStart!.Value), begins.TzId, hasTime: true))
                : exact;
        }

        /// <summary>By the rule of hand-overs where a local time comes twice or never; what names no zone is in that of the calendar.</summary>
        private DateTimeOffset Instant(CalDateTime time)
        {
            DateTimeZone known = time.TzId is { } id ? DateTimeZoneProviders.Tzdb.GetZoneOrNull(id) ?? _zone : _zone;
            return LocalHandover.Of(LocalDateTime.FromDateTime(time.Value), known).At.ToDateTimeOffset();
        }
    }
}
