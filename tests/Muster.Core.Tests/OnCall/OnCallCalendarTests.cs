// Who is on call when, by rotations and overrides, in examples.
using System.Text.Json;
using Muster.Core.Kernel;
using Muster.Core.OnCall;
using NodaTime;

namespace Muster.Core.Tests.OnCall;

public sealed class OnCallCalendarTests
{
    private static readonly PersonId Ana = new("ana");
    private static readonly PersonId Ben = new("ben");
    private static readonly PersonId Cleo = new("cleo");

    [Fact]
    public void Members_take_turns_and_hand_over_at_the_local_time_of_the_start()
    {
        Schedule weekly = Of(Weekly("primary"));
        Assert.Equal(
            [
                "ana 2026-01-05T08:00Z-2026-01-12T08:00Z",
                "ben 2026-01-12T08:00Z-2026-01-19T08:00Z",
                "ana 2026-01-19T08:00Z-2026-01-20T00:00Z",
            ],
            Shifts(weekly, Utc(2026, 1, 1), Utc(2026, 1, 20))
        );
    }

    [Fact]
    public void The_hand_over_keeps_its_local_time_when_summer_begins()
    {
        Schedule weekly = Of(Weekly("primary"));
        Assert.Equal(
            [
                "ana 2026-03-23T00:00Z-2026-03-23T08:00Z",
                "ben 2026-03-23T08:00Z-2026-03-30T07:00Z",
                "ana 2026-03-30T07:00Z-2026-04-01T00:00Z",
            ],
            Shifts(weekly, Utc(2026, 3, 23), Utc(2026, 4, 1))
        );
    }

    [Fact]
    public void Before_the_first_shift_nobody_is_on_call()
    {
        Assert.Empty(OnCallCalendar.Who(Of(Weekly("primary")), Utc(2026, 1, 5, 7, 59)));
        Assert.Empty(OnCallCalendar.Who(Of(Weekly("primary")), Utc(1990, 1, 1)));
        Assert.Equal(Ana, Assert.Single(OnCallCalendar.Who(Of(Weekly("primary")), Utc(2026, 1, 5, 8, 0))).Person);
    }

    [Fact]
    public void Who_says_until_when_and_in_which_rotation()
    {
        Schedule schedule = Of(Weekly("primary"), Weekly("command", Role.IncidentCommander, Cleo));
        Assert.Equal(
            [
                new OnCallPerson("primary", Role: null, Ben, Utc(2026, 1, 19, 8, 0), IsOverride: false),
                new OnCallPerson("command", Role.IncidentCommander, Cleo, Utc(2026, 1, 19, 8, 0), IsOverride: false),
            ],
            OnCallCalendar.Who(schedule, Utc(2026, 1, 13))
        );
        Assert.Equal(Cleo, Assert.Single(OnCallCalendar.Who(schedule, Role.IncidentCommander, Utc(2026, 1, 13))).Person);
        Assert.Empty(OnCallCalendar.Who(schedule, Role.Scribe, Utc(2026, 1, 13)));
    }

    [Fact]
    public void An_override_answers_from_its_start_until_not_including_its_end()
    {
        Schedule schedule = Of(Weekly("primary")) with { Overrides = [new(Utc(2026, 1, 6), Utc(2026, 1, 7), Cleo, "primary")] };
        Assert.Equal(
            [
                "ana 2026-01-05T08:00Z-2026-01-06T00:00Z",
                "cleo! 2026-01-06T00:00Z-2026-01-07T00:00Z",
                "ana 2026-01-07T00:00Z-2026-01-12T08:00Z",
            ],
            Shifts(schedule, Utc(2026, 1, 5), Utc(2026, 1, 12, 8, 0))
        );
        Assert.Equal(Utc(2026, 1, 6), Assert.Single(OnCallCalendar.Who(schedule, Utc(2026, 1, 5, 23, 59))).Until);
        Assert.Equal(Cleo, Assert.Single(OnCallCalendar.Who(schedule, Utc(2026, 1, 6))).Person);
        Assert.Equal(Ana, Assert.Single(OnCallCalendar.Who(schedule, Utc(2026, 1, 7))).Person);
    }

    [Fact]
    public void An_override_reaches_across_hand_overs_as_one_shift()
    {
        Schedule schedule = Of(Weekly("primary")) with { Overrides = [new(Utc(2026, 1, 11), Utc(2026, 1, 20), Cleo, Rotation: null)] };
        Assert.Equal(
            [
                "ana 2026-01-10T00:00Z-2026-01-11T00:00Z",
                "cleo! 2026-01-11T00:00Z-2026-01-20T00:00Z",
                "ana 2026-01-20T00:00Z-2026-01-21T00:00Z",
            ],
            Shifts(schedule, Utc(2026, 1, 10), Utc(2026, 1, 21))
        );
    }

    [Fact]
    public void The_last_of_overlapping_overrides_holds()
    {
        Schedule schedule = Of(Weekly("primary")) with
        {
            Overrides =
            [
                new(Utc(2026, 1, 6), Utc(2026, 1, 9), Cleo, Rotation: null),
                new(Utc(2026, 1, 7), Utc(2026, 1, 8), Ben, Rotation: null),
            ],
        };
        Assert.Equal(
            [
                "cleo! 2026-01-06T00:00Z-2026-01-07T00:00Z",
                "ben! 2026-01-07T00:00Z-2026-01-08T00:00Z",
                "cleo! 2026-01-08T00:00Z-2026-01-09T00:00Z",
            ],
            Shifts(schedule, Utc(2026, 1, 6), Utc(2026, 1, 9))
        );
    }

    [Fact]
    public void An_override_of_one_rotation_leaves_the_others_alone()
    {
        Schedule schedule = Of(Weekly("primary"), Weekly("secondary", role: null, Ben)) with
        {
            Overrides = [new(Utc(2026, 1, 6), Utc(2026, 1, 7), Cleo, "secondary")],
        };
        Assert.Equal([Ana, Cleo], OnCallCalendar.Who(schedule, Utc(2026, 1, 6)).Select(person => person.Person));
    }

    [Fact]
    public void An_override_before_the_first_shift_answers_and_leaves_the_gap_visible()
    {
        Schedule schedule = Of(Weekly("primary")) with { Overrides = [new(Utc(2026, 1, 2), Utc(2026, 1, 3), Cleo, Rotation: null)] };
        Assert.Equal(
            ["cleo! 2026-01-02T00:00Z-2026-01-03T00:00Z", "ana 2026-01-05T08:00Z-2026-01-06T00:00Z"],
            Shifts(schedule, Utc(2026, 1, 1), Utc(2026, 1, 6))
        );
    }

    [Fact]
    public void A_day_that_a_zone_skips_whole_is_nobodys_shift()
    {
        // Samoa went from 29 to 31 December 2011: the shift that would begin on the 30th at midnight begins together with that of the 31st.
        Rotation daily = new("primary", Role: null, new LocalDateTime(2011, 12, 28, 0, 0), 1, [Ana, Ben, Cleo]);
        Schedule schedule = new(new("apia"), "Apia", "Pacific/Apia", [daily], []);
        Assert.Equal(
            [
                "ana 2011-12-28T10:00Z-2011-12-29T10:00Z",
                "ben 2011-12-29T10:00Z-2011-12-30T10:00Z",
                "ana 2011-12-30T10:00Z-2011-12-31T10:00Z",
            ],
            Shifts(schedule, Utc(2011, 12, 28, 10, 0), Utc(2011, 12, 31, 10, 0))
        );
    }

    [Fact]
    public void A_hand_over_stands_when_the_clock_goes_back_to_the_day_before()
    {
        // On 7 November 2010 Newfoundland went from 00:01 back to 23:01 of the 6th: midnight came twice, and the first one counts.
        Rotation daily = new("primary", Role: null, new LocalDateTime(2010, 11, 6, 0, 0), 1, [Ana, Ben, Cleo]);
        Schedule schedule = new(new("st-johns"), "St John's", "America/St_Johns", [daily], []);
        Assert.Equal(
            [
                "ana 2010-11-06T02:30Z-2010-11-07T02:30Z",
                "ben 2010-11-07T02:30Z-2010-11-08T03:30Z",
                "cleo 2010-11-08T03:30Z-2010-11-09T00:00Z",
            ],
            Shifts(schedule, Utc(2010, 11, 6), Utc(2010, 11, 9))
        );
        Assert.Equal(Ben, Assert.Single(OnCallCalendar.Who(schedule, Utc(2010, 11, 7, 2, 40))).Person);
    }

    [Fact]
    public void A_zone_that_this_machine_does_not_know_is_read_in_utc_and_still_wakes_somebody()
    {
        Schedule schedule = Of(Weekly("primary")) with { Zone = "Mars/Olympus" };
        Assert.Equal(Ana, Assert.Single(OnCallCalendar.Who(schedule, Utc(2026, 1, 5, 9, 0))).Person);
    }

    [Fact]
    public void Shifts_of_many_years_are_not_listed_at_once() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => OnCallCalendar.Shifts(Of(Weekly("primary")), Utc(2026, 1, 1), Utc(2079, 1, 1)));

    [Fact]
    public void The_last_day_of_the_calendar_still_has_an_answer() =>
        Assert.Single(OnCallCalendar.Who(Of(Weekly("primary")), DateTimeOffset.MaxValue));

    [Theory]
    [InlineData("Europe/Vienna")]
    [InlineData("Pacific/Kiritimati")]
    [InlineData("Pacific/Pago_Pago")]
    public void An_override_without_an_end_answers_for_as_long_as_the_calendar_goes(string zone)
    {
        Schedule schedule = Of(Weekly("primary")) with
        {
            Zone = zone,
            Overrides = [new(Utc(2026, 1, 6), DateTimeOffset.MaxValue, Cleo, Rotation: null)],
        };
        DateTimeOffset end = Utc(9991, 1, 1);
        Assert.Equal(
            new OnCallPerson("primary", Role: null, Cleo, end, IsOverride: true),
            Assert.Single(OnCallCalendar.Who(schedule, Utc(2026, 1, 6)))
        );
        Assert.Equal(Cleo, Assert.Single(OnCallCalendar.Who(schedule, DateTimeOffset.MaxValue)).Person);
        Assert.Equal(
            ["ana 2026-01-05T08:00Z-2026-01-06T00:00Z", "cleo! 2026-01-06T00:00Z-2026-02-01T00:00Z"],
            Shifts(schedule with { Zone = "Europe/Vienna" }, Utc(2026, 1, 5), Utc(2026, 2, 1))
        );
    }

    [Fact]
    public void A_schedule_survives_json()
    {
        Schedule schedule = Of(Weekly("primary"), Weekly("command", Role.IncidentCommander, Cleo));
        string json = JsonSerializer.Serialize(schedule);
        Assert.Contains("\"2026-01-05T09:00:00\"", json, StringComparison.Ordinal);
        Assert.Equal(json, JsonSerializer.Serialize(JsonSerializer.Deserialize<Schedule>(json)));
        string byHand = json.Replace("2026-01-05T09:00:00", "2026-01-05T09:00", StringComparison.Ordinal);
        Assert.Equal(json, JsonSerializer.Serialize(JsonSerializer.Deserialize<Schedule>(byHand)));
        string wrong = json.Replace("2026-01-05T09:00:00", "monday", StringComparison.Ordinal);
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Schedule>(wrong));
    }

    private static Schedule Of(params Rotation[] rotations) => new(new("core"), "Core", "Europe/Prague", [.. rotations], []);

    private static Rotation Weekly(string name, Role? role = null, params PersonId[] members) =>
        new(name, role, new LocalDateTime(2026, 1, 5, 9, 0), 7, members.Length == 0 ? [Ana, Ben] : [.. members]);

    private static DateTimeOffset Utc(int year, int month, int day, int hour = 0, int minute = 0) =>
        new(year, month, day, hour, minute, 0, TimeSpan.Zero);

    private static IEnumerable<string> Shifts(Schedule schedule, DateTimeOffset from, DateTimeOffset to) =>
        OnCallCalendar
            .Shifts(schedule, from, to)
            .Select(shift =>
                $"{shift.Person}{(shift.IsOverride ? "!" : "")} {shift.Start:yyyy-MM-ddTHH:mmZ}-{shift.End:yyyy-MM-ddTHH:mmZ}"
            );
}
