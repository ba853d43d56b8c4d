// A schedule as it is drawn: who is on now and next, its lanes, its days and its gaps.
using System.Collections.Immutable;
using Muster.Core.Catalog;
using Muster.Core.Kernel;
using Muster.Core.OnCall;
using Muster.Server.Web.Views;
using NodaTime;

namespace Muster.Server.OnCall.Pages;

/// <param name="From">The last midnight in the schedule's zone.</param>
/// <param name="Duties">One for each rotation, in order.</param>
/// <param name="Days">The midnights in the schedule's zone, ascending, with their names.</param>
/// <param name="Gaps">Where a rotation has nobody from now on, ascending, as sentences.</param>
/// <param name="Me">The person who looks.</param>
public sealed record ScheduleView(
    Schedule Schedule,
    DateTimeOffset From,
    DateTimeOffset To,
    DateTimeOffset Now,
    ImmutableArray<DutyView> Duties,
    ImmutableArray<DayView> Days,
    ImmutableArray<GapView> Gaps,
    PersonId? Me
)
{
    /// <summary>What stands instead of the lanes; null where lanes are shown.</summary>
    public CalendarView? Calendar { get; init; }

    /// <summary>Whether the reader may let somebody stand in.</summary>
    public bool MayWrite { get; init; }

    /// <summary>An incident command rotation: its rotations are for roles.</summary>
    public bool IsCommand => Schedule.Rotations.Any(rotation => rotation.Role is not null);

    public static ScheduleView Of(Schedule schedule, Organisation organisation, PersonId? reader, DateTimeOffset now, int days)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        ArgumentNullException.ThrowIfNull(organisation);
        DateTimeZone zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(schedule.Zone) ?? DateTimeZone.Utc;
        LocalDate today = Instant.FromDateTimeOffset(now).InZone(zone).Date;
        ImmutableArray<DayView> midnights =
        [
            .. Enumerable.Range(0, days).Select(day => DayView.Of(today.PlusDays(day), zone, isToday: day == 0)),
        ];
        DateTimeOffset from = midnights[0].Start;
        DateTimeOffset to = today.PlusDays(days).AtStartOfDayInZone(zone).ToDateTimeOffset();
        var drawn = (OnCallCalendar.Shifts(schedule, from, to), OnCallGaps.Of(schedule, from, to));
        ImmutableArray<DutyView> duties =
        [
            .. schedule.Answering.Select((rotation, index) => DutyView.Of(schedule, drawn, rotation, index, organisation, from, to, now)),
        ];
        ImmutableArray<GapView> gaps =
        [
            .. duties
                .SelectMany(duty =>
                    duty.Final.Where(shift => shift.Kind == LaneKind.Gap && shift.End > now)
                        .Select(shift => new GapView(
                            shift.Id,
                            duty.Title,
                            shift.Start < now ? now : shift.Start,
                            shift.End,
                            shift.End == to
                        ))
                )
                .OrderBy(gap => gap.Start),
        ];
        return new(schedule, from, to, now, duties, midnights, gaps, reader);
    }
}

/// <summary>A stretch in which a rotation has nobody.</summary>
/// <param name="ToTheEnd">Whether it reaches beyond what is drawn.</param>
public sealed record GapView(string Id, string Duty, DateTimeOffset Start, DateTimeOffset End, bool ToTheEnd);
