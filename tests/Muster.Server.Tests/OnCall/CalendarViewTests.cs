// That a day of the calendar says who has which of its hours, what was changed, and where nobody is on call.
using System.Collections.Immutable;
using Muster.Core.Catalog;
using Muster.Core.Kernel;
using Muster.Core.OnCall;
using Muster.Core.Rosters;
using Muster.Server.OnCall.Pages;
using Muster.Server.Web.Views;

namespace Muster.Server.Tests.OnCall;

public sealed class CalendarViewTests
{
    // 09:00 in Prague; the rotation hands over on Mondays at 09:00 there.
    private static readonly DateTimeOffset Monday = new(2026, 3, 23, 8, 0, 0, TimeSpan.Zero);
    private static readonly Rotation Weekly = new("primary", null, new(2026, 3, 2, 9, 0), 7, [new("ana"), new("ben")]);
    private static readonly Schedule Core = new(new("core"), "Core", "Europe/Prague", [Weekly], []);

    [Fact]
    public void A_month_is_whole_weeks_with_a_hand_over_at_its_local_time_before_and_after_the_clocks_change()
    {
        CalendarView march = Of(Core, Roster.Initial, "month", "2026-03-15");

        Assert.Equal(("2026-02-23", "2026-04-05"), (march.Days[0].Key, march.Days[^1].Key));
        Assert.Equal(("March 2026", 42), (march.Span.Title, march.Days.Length));
        Assert.Equal(["2026-03-23"], march.Days.Where(day => day.IsToday).Select(day => day.Key));
        Assert.Equal(31, march.Days.Count(day => !day.IsOutside));
        Assert.Equal(["ben to 09:00", "ana from 09:00"], Said(march, "2026-03-16"));
        Assert.Equal(["ben"], Said(march, "2026-03-29"));
        Assert.Equal(["ben to 09:00", "ana from 09:00"], Said(march, "2026-03-30"));
    }

    [Fact]
    public void A_swap_an_override_a_gap_and_a_gap_on_purpose_say_what_they_are()
    {
        Rotation office = Weekly with { Start = new(2026, 3, 25, 18, 0) };
        Roster roster = Roster.Initial with
        {
            Changes =
            [
                Change("a", "cleo", Monday.AddDays(4), "Dentist"),
                Change("b", "cleo", Monday.AddDays(5), "Wedding") with
                {
                    Swap = "s",
                },
                Change("c", null, Monday.AddDays(6), "The plant stands still"),
            ],
        };
        Schedule schedule = Core with { Rotations = [office], Arranged = new([.. roster.Changes.Select(one => one.Counting!)], []) };

        CalendarView weeks = Of(schedule, roster, "weeks", "");

        Assert.Equal(("2026-03-23", 14), (weeks.Days[0].Key, weeks.Days.Length));
        Assert.Equal(["Nobody all day"], Said(weeks, "2026-03-24"));
        Assert.Equal(LaneKind.Gap, Day(weeks, "2026-03-24").Entries[0].Kind);
        Assert.Equal(["Nobody to 18:00", "ana from 18:00"], Said(weeks, "2026-03-25"));
        CalendarEntry[] changed =
        [
            .. weeks.Days.SelectMany(day => day.Entries).Where(entry => entry.Kind is LaneKind.Override or LaneKind.Meant),
        ];
        Assert.Equal(
            [
                ("cleo", "09:00–12:00", "stands in", "Dentist"),
                ("cleo", "09:00–12:00", "swap", "Wedding"),
                // The clocks have changed in the night.
                ("Nobody, on purpose", "10:00–13:00", null, "The plant stands still"),
            ],
            changed.Select(entry => (entry.Name, entry.Hours, entry.Mark, entry.Because))
        );
    }

    [Theory]
    [InlineData("month", "2026-12-31", "2026-11-01", "2027-01-01")]
    [InlineData("month", "1900-01-01", "2026-02-01", "2026-04-01")]
    [InlineData("weeks", "2026-12-31", "2026-12-14", "2027-01-11")]
    [InlineData("weeks", "no day", "2026-03-09", "2026-04-06")]
    public void It_leads_on_to_the_days_before_and_after(string view, string day, string previous, string next)
    {
        CalendarSpan span = Of(Core, Roster.Initial, view, day).Span;

        Assert.Equal((previous, next), (Shown.Text(span.Previous), Shown.Text(span.Next)));
    }

    private static CalendarView Of(Schedule schedule, Roster roster, string view, string day) =>
        CalendarView.Of(
            schedule,
            Organisation.Empty,
            roster,
            Shown.Of(
                field =>
                    field switch
                    {
                        "view" => view,
                        "day" => day,
                        _ => "",
                    },
                usual: 7
            ),
            Monday
        );

    private static RosterChange Change(string id, string? person, DateTimeOffset start, string reason) =>
        new(
            id,
            Core.Id,
            null,
            person is null ? null : new PersonId(person),
            new(start, start.AddHours(3)),
            reason,
            Actor.Person("ana"),
            Monday
        );

    private static CalendarDay Day(CalendarView view, string day) => view.Days.Single(one => one.Key == day);

    private static ImmutableArray<string> Said(CalendarView view, string day) =>
        [.. Day(view, day).Entries.Select(entry => $"{entry.Name} {entry.Hours}".TrimEnd())];
}
