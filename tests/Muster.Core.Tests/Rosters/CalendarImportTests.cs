// A schedule whose shifts come from a calendar: who, shifts and gaps as of any other, and what had passed stays.
using Muster.Core.Catalog;
using Muster.Core.Kernel;
using Muster.Core.OnCall;
using Muster.Core.People;
using Muster.Core.Rosters;

namespace Muster.Core.Tests.Rosters;

public sealed class CalendarImportTests
{
    private static readonly PersonId Ana = new("ana");
    private static readonly PersonId Ben = new("ben");
    private static readonly Actor Admin = Actor.Person("admin");
    private static readonly Organisation Small = Organisation.Empty with
    {
        People = Organisation.Empty.People.AddRange(new[] { "ana", "ben" }.Select(id => new KeyValuePair<string, Person>(id, Person(id)))),
        Schedules = Organisation.Empty.Schedules.Add(
            "support",
            new Schedule(new("support"), "Support", "Europe/Prague", [], []) { IsImported = true }
        ),
    };

    [Fact]
    public void Shifts_overlap_hand_over_and_leave_gaps_as_the_calendar_says()
    {
        Schedule schedule = Scheduled(Import(Roster.Initial, At(0), Shift(Ana, 1, 10), Shift(Ben, 8, 12), Shift(Ana, 14, 20)));

        Assert.Equal(
            [(1, 8, "ana"), (8, 10, "ana,ben"), (10, 12, "ben"), (12, 14, ""), (14, 20, "ana")],
            Cover.Of(schedule, At(1), At(20)).Select(one => (Hour(one.Start), Hour(one.End), string.Join(',', one.People)))
        );
        Assert.Equal([(0, 1), (12, 14), (20, 24)], OnCallGaps.Of(schedule, At(0), At(24)).Select(gap => (Hour(gap.Start), Hour(gap.End))));
        Assert.Equal(["ana", "ben"], OnCallCalendar.Who(schedule, At(9)).Select(one => one.Person.Value));
        Assert.Equal(
            [("ana", 15.0), ("ben", 4.0)],
            Fairness.Of(schedule, At(0), At(24), _ => null).Select(one => (one.Person.Value, one.Served.TotalHours))
        );
    }

    [Fact]
    public void An_absence_and_an_override_stand_above_it()
    {
        Roster roster = Import(Roster.Initial, At(0), Shift(Ana, 1, 10));
        roster = Does(roster, new RosterCommand.AddAbsence("a", Small, "ana", new(At(4), At(6)), "", Admin, At(0)));
        roster = Does(
            roster,
            new RosterCommand.AddChange("c", Small, "support", "calendar", "ben", new(At(5), At(7)), "Helps.", IsGap: false, Admin, At(0))
        );

        Assert.Equal(
            [(1, 4, "ana"), (4, 5, ""), (5, 7, "ben"), (7, 10, "ana")],
            Cover.Of(Scheduled(roster), At(1), At(10)).Select(one => (Hour(one.Start), Hour(one.End), string.Join(',', one.People)))
        );
    }

    [Fact]
    public void What_had_passed_stays_and_what_runs_goes_on()
    {
        Roster first = Import(Roster.Initial, At(0), Shift(Ana, 1, 3), Shift(Ana, 4, 10), Shift(Ben, 10, 20));
        Roster second = Import(first, At(6), Shift(Ana, 4, 12), Shift(Ben, 12, 20));
        Assert.Equal([Shift(Ana, 1, 3), Shift(Ana, 4, 12), Shift(Ben, 12, 20)], second.Calendars["support"]);

        Roster third = Import(second, At(7), Shift(Ben, 5, 20));
        Assert.Equal([Shift(Ana, 1, 3), Shift(Ana, 4, 7), Shift(Ben, 7, 20)], third.Calendars["support"]);

        Decision<RosterEvent> again = Roster.Decide(second, Command(At(8), Shift(Ana, 4, 12), Shift(Ben, 12, 20)));
        Assert.Equal("calendar.same", Assert.IsType<Decision<RosterEvent>.Accepted>(again).Reason?.Code);
    }

    [Fact]
    public void A_schedule_with_rotations_and_people_who_do_not_exist_are_refused_at_once()
    {
        Organisation rotating = Small with
        {
            Schedules = Small.Schedules.SetItem("support", Small.Schedules["support"] with { IsImported = false }),
        };
        Decision<RosterEvent> refused = Roster.Decide(
            Roster.Initial,
            new RosterCommand.ImportCalendar(rotating, "support", [Shift(new("zoe"), 1, 2)], Admin, At(0))
        );

        Assert.Equal(
            ["schedule", "shifts"],
            Assert.IsType<Decision<RosterEvent>.Rejected>(refused).Why.Errors.Select(error => error.Field)
        );
    }

    private static Roster Import(Roster roster, DateTimeOffset at, params ListedShift[] shifts) => Does(roster, Command(at, shifts));

    private static RosterCommand.ImportCalendar Command(DateTimeOffset at, params ListedShift[] shifts) =>
        new(Small, "support", [.. shifts], Admin, at);

    private static Roster Does(Roster roster, RosterCommand command) =>
        Assert.IsType<Decision<RosterEvent>.Accepted>(Roster.Decide(roster, command)).Events.Aggregate(roster, Roster.Evolve);

    private static Schedule Scheduled(Roster roster) => roster.Over(Small).Schedules["support"];

    private static ListedShift Shift(PersonId person, int start, int end) => new(person, At(start), At(end));

    private static DateTimeOffset At(int hour) => new DateTimeOffset(2026, 3, 4, 0, 0, 0, TimeSpan.Zero).AddHours(hour);

    private static int Hour(DateTimeOffset at) => (int)(at - At(0)).TotalHours;

    private static Person Person(string id) => new(new(id), id, id + "@example.org", Phone: null, "UTC", []);
}
