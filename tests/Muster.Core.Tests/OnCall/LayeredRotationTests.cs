// Hours, restrictions, several people at once and layers, in examples.
using System.Text.Json;
using Muster.Core.Kernel;
using Muster.Core.OnCall;
using NodaTime;

namespace Muster.Core.Tests.OnCall;

public sealed class LayeredRotationTests
{
    private static readonly PersonId Ana = new("ana");
    private static readonly PersonId Ben = new("ben");
    private static readonly PersonId Cleo = new("cleo");
    private static readonly Rotation Weekly = new("base", Role: null, new LocalDateTime(2026, 1, 5, 9, 0), 7, [Ana, Ben]);

    [Fact]
    public void Twelve_hours_hand_over_at_the_same_local_times_in_summer_too()
    {
        Rotation halves = Weekly with { ShiftDays = 0, ShiftHours = 12, Start = new(2026, 3, 28, 8, 0) };
        Assert.Equal(
            ["28T07:00-28T19:00 ana", "28T19:00-29T06:00 ben", "29T06:00-29T18:00 ana", "29T18:00-30T00:00 ben"],
            Lines(Of(halves), Utc(3, 28), Utc(3, 30))
        );
    }

    [Fact]
    public void An_hourly_turn_that_the_clock_skips_has_no_time_and_the_repeated_hour_belongs_to_one()
    {
        Rotation hourly = Weekly with { ShiftDays = 0, ShiftHours = 1, Members = [Ana, Ben, Cleo], Start = new(2026, 3, 29, 0, 0) };
        Assert.Equal(
            ["28T23:00-29T00:00 ana", "29T00:00-29T01:00 ben", "29T01:00-29T02:00 ana", "29T02:00-29T03:00 ben"],
            Lines(Of(hourly), Utc(3, 28), Utc(3, 29, 3))
        );
        Assert.Equal(
            ["24T22:00-24T23:00 ana", "24T23:00-25T00:00 ben", "25T00:00-25T02:00 cleo", "25T02:00-25T03:00 ana"],
            Lines(Of(hourly with { Start = new(2026, 10, 25, 0, 0) }), Utc(10, 24), Utc(10, 25, 3))
        );
    }

    [Fact]
    public void A_rotation_for_working_hours_stands_above_the_one_for_the_rest()
    {
        Rotation office = Weekly with
        {
            Name = "office",
            Members = [Cleo],
            Layer = 1,
            Zone = "Europe/London",
            Restrictions = [new([Weekday.Monday, Weekday.Tuesday], new(9, 0), new(17, 0))],
        };
        Schedule schedule = Of(Weekly, office);
        Assert.Equal(
            ["05T08:00-05T09:00 ana", "05T09:00-05T17:00 cleo", "05T17:00-06T09:00 ana", "06T09:00-06T17:00 cleo", "06T17:00-08T00:00 ana"],
            Lines(schedule, Utc(1, 5), Utc(1, 8))
        );
        Assert.Equal(
            new OnCallPerson("base", Role: null, Ana, Utc(1, 6, 9), IsOverride: false),
            Assert.Single(OnCallCalendar.Who(schedule, Utc(1, 5, 20)))
        );
    }

    [Fact]
    public void A_restriction_reaches_over_midnight_and_over_the_end_of_the_week()
    {
        Rotation nights = Weekly with { Restrictions = [new([Weekday.Monday], new(22, 0), new(6, 0))] };
        Assert.Equal(["05T21:00-06T05:00 ana", "12T21:00-13T05:00 ben"], Lines(Of(nights), Utc(1, 5), Utc(1, 14)));
        Rotation weekends = Weekly with { Restrictions = [new([Weekday.Friday], new(18, 0), new(8, 0)) { ToDay = Weekday.Monday }] };
        Assert.Equal(["09T17:00-12T07:00 ana", "16T17:00-19T00:00 ben"], Lines(Of(weekends), Utc(1, 6), Utc(1, 19)));
    }

    [Fact]
    public void Several_answer_together_and_hand_over_together()
    {
        Rotation pairs = Weekly with { Members = [Ana, Ben, Cleo], Together = 2 };
        Assert.Equal(["05T08:00-12T08:00 ana,ben", "12T08:00-19T00:00 cleo,ana"], Lines(Of(pairs), Utc(1, 5), Utc(1, 19)));
        Assert.Equal([Cleo, Ana], OnCallCalendar.Who(Of(pairs), Utc(1, 13)).Select(person => person.Person));
    }

    [Fact]
    public void An_override_of_the_whole_schedule_stands_above_every_layer_and_one_of_a_rotation_in_its_place()
    {
        Rotation above = Weekly with
        {
            Name = "above",
            Members = [Cleo],
            Layer = 1,
            Restrictions = [new([Weekday.Tuesday], new(0, 0), new(0, 0))],
        };
        Schedule schedule = Of(Weekly, above) with { Overrides = [new(Utc(1, 6), Utc(1, 8), Ben, Rotation: null)] };
        Assert.Equal(
            ["05T08:00-05T23:00 ana", "05T23:00-06T00:00 cleo", "06T00:00-08T00:00 ben", "08T00:00-09T00:00 ana"],
            Lines(schedule, Utc(1, 5), Utc(1, 9))
        );
        schedule = schedule with { Overrides = [new(Utc(1, 6), Utc(1, 8), Ben, "base")] };
        Assert.Equal(["05T23:00-06T23:00 cleo", "06T23:00-08T00:00 ben"], Lines(schedule, Utc(1, 5, 23), Utc(1, 8)));
    }

    [Fact]
    public void Layers_of_different_roles_do_not_hide_one_another()
    {
        Rotation scribe = Weekly with { Name = "scribe", Role = Role.Scribe, Members = [Cleo] };
        Rotation commander = Weekly with { Name = "commander", Role = Role.IncidentCommander, Layer = 3 };
        Assert.Equal([Cleo, Ana], OnCallCalendar.Who(Of(scribe, commander), Utc(1, 6)).Select(person => person.Person));
    }

    [Fact]
    public void A_vacation_is_passed_over_and_nobody_is_left_only_when_all_are_away()
    {
        Schedule schedule = Of(Weekly with { Members = [Ana, Ben, Cleo] }) with
        {
            Arranged = new([], [new("1", Ana, Utc(1, 7), Utc(1, 9), "skiing"), new("2", Ben, Utc(1, 8), Utc(1, 20), "sailing")]),
        };
        Assert.Equal(
            ["05T08:00-07T00:00 ana", "07T00:00-08T00:00 ben", "08T00:00-09T00:00 cleo", "09T00:00-12T08:00 ana", "12T08:00-14T00:00 cleo"],
            Lines(schedule, Utc(1, 5), Utc(1, 14))
        );
        Schedule alone = Of(Weekly with { Members = [Ana] }) with { Arranged = schedule.Arranged };
        Assert.Equal(["05T08:00-07T00:00 ana", "09T00:00-10T00:00 ana"], Lines(alone, Utc(1, 5), Utc(1, 10)));
    }

    [Fact]
    public void A_gap_on_purpose_has_nobody_and_a_later_stand_in_fills_it()
    {
        Schedule schedule = Of(Weekly) with
        {
            Arranged = new([new(Utc(1, 7), Utc(1, 9), Person: null, Rotation: null), new(Utc(1, 8), Utc(1, 10), Cleo, "base")], []),
        };
        Assert.Equal(["06T00:00-07T00:00 ana", "08T00:00-10T00:00 cleo", "10T00:00-11T00:00 ana"], Lines(schedule, Utc(1, 6), Utc(1, 11)));
    }

    [Fact]
    public void What_the_first_form_did_not_know_is_left_out_of_its_json_and_survives_where_it_says_something()
    {
        Assert.Equal(
            """{"Name":"base","Role":null,"Start":"2026-01-05T09:00:00","ShiftDays":7,"Members":["ana","ben"]}""",
            JsonSerializer.Serialize(Weekly)
        );
        Rotation full = Weekly with
        {
            ShiftDays = 0,
            ShiftHours = 12,
            Zone = "Asia/Tokyo",
            Layer = 2,
            Together = 2,
            Order = TurnOrder.Hours,
            Restrictions = [new([Weekday.Friday], new(18, 0), new(8, 0, 30)) { ToDay = Weekday.Monday }],
        };
        string json = JsonSerializer.Serialize(full);
        Assert.Contains("""{"Days":["fri"],"From":"18:00","To":"08:00:30","ToDay":"mon"}""", json, StringComparison.Ordinal);
        Assert.Equal(json, JsonSerializer.Serialize(JsonSerializer.Deserialize<Rotation>(json)));
        string arranged = JsonSerializer.Serialize(Of(full) with { Arranged = new([], [new("1", Ana, Utc(1, 1), Utc(1, 2), "")]) });
        Assert.Equal(JsonSerializer.Serialize(Of(full)), arranged);
    }

    private static Schedule Of(params Rotation[] rotations) => new(new("core"), "Core", "Europe/Prague", [.. rotations], []);

    private static DateTimeOffset Utc(int month, int day, int hour = 0) => new(2026, month, day, hour, 0, 0, TimeSpan.Zero);

    private static IEnumerable<string> Lines(Schedule schedule, DateTimeOffset from, DateTimeOffset to) =>
        Cover
            .Of(schedule, from, to)
            .Where(cover => !cover.People.IsEmpty)
            .Select(cover =>
                $"{cover.Start:ddTHH:mm}-{cover.End:ddTHH:mm} {string.Join(',', cover.People.Select(person => person.Value))}"
            );
}
