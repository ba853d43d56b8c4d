// A schedule as a calendar: for each day who has which hours, what was changed, and where nobody is on call.
using System.Collections.Immutable;
using System.Globalization;
using Muster.Core.Catalog;
using Muster.Core.OnCall;
using Muster.Core.Rosters;
using Muster.Server.Web.Views;
using NodaTime;

namespace Muster.Server.OnCall.Pages;

/// <summary>Days begin and hours are told in the schedule's zone.</summary>
/// <param name="Days">Whole weeks from Monday, ascending.</param>
public sealed record CalendarView(CalendarSpan Span, ImmutableArray<CalendarDay> Days)
{
    public static CalendarView Of(Schedule schedule, Organisation organisation, Roster roster, Shown shown, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        ArgumentNullException.ThrowIfNull(organisation);
        ArgumentNullException.ThrowIfNull(roster);
        ArgumentNullException.ThrowIfNull(shown);
        DateTimeZone zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(schedule.Zone) ?? DateTimeZone.Utc;
        LocalDate today = Instant.FromDateTimeOffset(now).InZone(zone).Date;
        CalendarSpan span = CalendarSpan.Of(shown.Calendar ?? CalendarShape.Month, shown.Around, today);
        DateTimeOffset from = Midnight(span.First, zone);
        DateTimeOffset to = Midnight(span.End, zone);
        var drawn = (OnCallCalendar.Shifts(schedule, from, to), OnCallGaps.Of(schedule, from, to));
        ImmutableArray<DutyView> duties =
        [
            .. schedule.Answering.Select((rotation, index) => DutyView.Of(schedule, drawn, rotation, index, organisation, from, to, now)),
        ];
        RosterChange[] changes = [.. roster.Changes.Where(one => one.Schedule == schedule.Id && one.Counting is not null)];
        return new(
            span,
            [
                .. Enumerable
                    .Range(0, span.Days)
                    .Select(place => span.First.PlusDays(place))
                    .Select(day => new CalendarDay(
                        day,
                        day == today,
                        day < today,
                        !span.Has(day),
                        [.. duties.SelectMany(duty => Entries(duty, duties.Length > 1, day, zone, changes, organisation))]
                    )),
            ]
        );
    }

    private static IEnumerable<CalendarEntry> Entries(
        DutyView duty,
        bool isNamed,
        LocalDate day,
        DateTimeZone zone,
        RosterChange[] changes,
        Organisation organisation
    )
    {
        DateTimeOffset start = Midnight(day, zone);
        DateTimeOffset end = Midnight(day.PlusDays(1), zone);
        return duty
            .Final.Where(shift => shift.Start < end && shift.End > start)
            .Select(shift =>
            {
                RosterChange? change = shift.Kind == LaneKind.Override ? Maker(shift, duty.Rotation, changes, organisation) : null;
                return new CalendarEntry(
                    $"{shift.Id}-{Shown.Text(day)}",
                    isNamed ? duty.Title : "",
                    shift.Name,
                    Hours(shift, start, end, zone),
                    shift.Kind,
                    shift.Kind != LaneKind.Override ? null
                        : change?.Swap is null ? "stands in"
                        : "swap",
                    shift.Because ?? change?.Reason ?? ""
                );
            });
    }

    /// <summary>The change that put somebody there; null where the organisation's file did.</summary>
    private static RosterChange? Maker(LaneShift shift, Rotation rotation, RosterChange[] changes, Organisation organisation) =>
        changes.LastOrDefault(one =>
            one.Person is { } person
            && (one.Rotation is null || one.Rotation == rotation.Name)
            && one.When.Start <= shift.Start
            && shift.Start < one.When.End
            && RosterView.NameOf(organisation, person) == shift.Name
        );

    /// <summary>Which hours of a day it has: a hand-over within the day is told by its time.</summary>
    private static string Hours(LaneShift shift, DateTimeOffset start, DateTimeOffset end, DateTimeZone zone) =>
        (shift.Start > start, shift.End < end) switch
        {
            (true, true) => $"{Clock(shift.Start, zone)}–{Clock(shift.End, zone)}",
            (true, false) => $"from {Clock(shift.Start, zone)}",
            (false, true) => $"to {Clock(shift.End, zone)}",
            (false, false) => shift.Kind is LaneKind.Gap or LaneKind.Meant ? "all day" : "",
        };

    private static string Clock(DateTimeOffset at, DateTimeZone zone) =>
        Instant.FromDateTimeOffset(at).InZone(zone).TimeOfDay.ToString("HH:mm", CultureInfo.InvariantCulture);

    private static DateTimeOffset Midnight(LocalDate day, DateTimeZone zone) => day.AtStartOfDayInZone(zone).ToDateTimeOffset();
}
