// The shifts of a person or a schedule as iCalendar, RFC 5545.
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using Muster.Core.Catalog;
using Muster.Core.Kernel;
using Muster.Core.OnCall;
using Muster.Engine.Projections;
using Calendar = Ical.Net.Calendar;

namespace Muster.Server.OnCall.Calendars;

internal static class CalendarText
{
    private static readonly TimeSpan Back = TimeSpan.FromDays(30);
    private static readonly TimeSpan Ahead = TimeSpan.FromDays(365);

    /// <summary>An hour: half of it to play, half to talk about it.</summary>
    private static readonly TimeSpan DrillLasts = TimeSpan.FromHours(1);

    /// <summary>A calendar has at least one component (RFC 5545, 3.6), and some programs refuse one without: where there is no shift, it is the zone.</summary>
    private const string Utc =
        "BEGIN:VTIMEZONE\r\nTZID:Etc/UTC\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\nTZOFFSETFROM:+0000\r\nTZOFFSETTO:+0000\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n";

    /// <summary>
    /// The shifts from 30 days back to a year ahead, none of them cut: each keeps its UID while its start, its person and its rotation stay. The text is the same all
    /// day (UTC), so that programs that ask every few minutes are answered 304.
    /// </summary>
    /// <param name="revision">Rises with each change, for <c>SEQUENCE</c>.</param>
    /// <param name="drills">Those that are planned and to which the person of the feed is invited; none for a schedule.</param>
    public static string Of(
        CalendarFeed feed,
        Organisation organisation,
        int revision,
        IEnumerable<DrillPlanRow> drills,
        DateTimeOffset now
    )
    {
        DateTimeOffset today = new(now.UtcDateTime.Date, TimeSpan.Zero);
        Schedule[] schedules = [.. organisation.Schedules.Values.Where(one => feed.Schedule is not { } id || one.Id == id)];
        Calendar calendar = new() { ProductId = "-//Muster//On-call//EN" };
        calendar.AddProperty("X-WR-CALNAME", Title(feed, organisation));
        calendar.AddProperty("X-PUBLISHED-TTL", "PT1H");
        foreach (Schedule schedule in schedules)
        {
            foreach (OnCallShift shift in Shifts(schedule, today).Where(one => feed.Person is not { } person || one.Person == person))
            {
                calendar.Events.Add(Event(feed, organisation, schedule, shift, (today, revision)));
            }
        }

        foreach (DrillPlanRow plan in drills)
        {
            foreach (DateTimeOffset at in DrillTimes(plan, today))
            {
                calendar.Events.Add(Event(organisation, plan, at, today));
            }
        }

        string text =
            new CalendarSerializer().SerializeToString(calendar)
            ?? throw new InvalidOperationException($"The calendar of {feed.Of} could not be written.");
        return calendar.Events.Count > 0 ? text : text.Replace("END:VCALENDAR", Utc + "END:VCALENDAR", StringComparison.Ordinal);
    }

    private static string Title(CalendarFeed feed, Organisation organisation) =>
        "On call: "
        + (
            feed.Person is { } person ? organisation.Person(person)?.Name ?? person.Value
            : feed.Schedule is { } id ? organisation.Schedule(id)?.Name ?? id.Value
            : ""
        );

    /// <summary>Asked wider than shown by the longest shift there is, so that none is cut.</summary>
    private static IEnumerable<OnCallShift> Shifts(Schedule schedule, DateTimeOffset today)
    {
        DateTimeOffset from = today - Back - OnCallDefaults.OverrideMax;
        DateTimeOffset to = today + Ahead + OnCallDefaults.OverrideMax;
        return OnCallCalendar.Shifts(schedule, from, to).Where(one => one.End > today - Back && one.Start < today + Ahead);
    }

    private static CalendarEvent Event(
        CalendarFeed feed,
        Organisation organisation,
        Schedule schedule,
        OnCallShift shift,
        (DateTimeOffset Today, int Revision) stamp
    )
    {
        string duty = shift.Role?.Label() ?? shift.Rotation;
        string name = organisation.Person(shift.Person)?.Name ?? shift.Person.Value;
        return new()
        {
            Uid = Uid(schedule, shift),
            DtStamp = new CalDateTime(stamp.Today.UtcDateTime),
            DtStart = new CalDateTime(shift.Start.UtcDateTime),
            DtEnd = new CalDateTime(shift.End.UtcDateTime),
            Summary = feed.Person is null ? $"{name}: {duty}" : $"On call: {schedule.Name}, {duty}",
            Description = shift.IsOverride ? $"{name} stands in for this time." : $"{name} is on call for {schedule.Name}.",
            Sequence = stamp.Revision,
            // Nobody is busy only because they are on call.
            Transparency = TransparencyType.Transparent,
        };
    }

    /// <summary>From what is to be played next on: what was played or missed is over.</summary>
    private static IEnumerable<DateTimeOffset> DrillTimes(DrillPlanRow plan, DateTimeOffset today) =>
        plan.Next(today) is { } next ? plan.Times.After(next - TimeSpan.FromTicks(1)).TakeWhile(at => at < today + Ahead) : [];

    private static CalendarEvent Event(Organisation organisation, DrillPlanRow plan, DateTimeOffset at, DateTimeOffset today) =>
        new()
        {
            Uid = $"{plan.Id}-{at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)}@muster",
            DtStamp = new CalDateTime(today.UtcDateTime),
            DtStart = new CalDateTime(at.UtcDateTime),
            DtEnd = new CalDateTime((at + DrillLasts).UtcDateTime),
            Summary = $"Drill: {organisation.Team(plan.Team)?.Name ?? plan.Team.Value}",
            Description =
                $"{plan.Scenario ?? "A surprise"}, for {plan.Difficulty}. Nothing in it is real. It is started from the page of drills.",
        };

    /// <summary>Rotations have names that people chose; a hash fits where a name may not.</summary>
    private static string Uid(Schedule schedule, OnCallShift shift)
    {
        byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{schedule.Id}\n{shift.Rotation}\n{shift.Person}"));
        string start = shift.Start.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        return $"{start}-{Convert.ToHexStringLower(hash.AsSpan(0, 12))}@muster";
    }
}
