// Schedules over the REST API: who at an instant, shifts in UTC, and questions that are not right.
using System.Text.Json;
using Muster.Server.Tests.Drivers.InMemory;

namespace Muster.Server.Tests.OnCall;

public sealed class SchedulesApiTests
{
    [Fact]
    public async Task The_list_has_each_schedule_with_its_rotations_and_who_is_on_call()
    {
        await using ConsoleBrowser browser = await ConsoleBrowser.OpenAsync();

        JsonElement list = await browser.JsonAsync("/api/v1/schedules");

        JsonElement command = list.GetProperty("items")
            .EnumerateArray()
            .Single(item => item.GetProperty("id").GetString() == "incident-command");
        Assert.Equal("Etc/UTC", command.GetProperty("zone").GetString());
        Assert.Equal("incident_commander", command.GetProperty("rotations")[0].GetProperty("role").GetString());
        Assert.Equal(4, command.GetProperty("onCall").GetArrayLength());
    }

    [Fact]
    public async Task Who_is_on_call_is_answered_for_an_instant_and_the_hand_over_belongs_to_the_next()
    {
        await using ConsoleBrowser browser = await ConsoleBrowser.OpenAsync();
        const string Url = "/api/v1/schedules/streaming/on-call";

        Assert.Equal(["ben", "chiara"], People(await browser.JsonAsync(Url)));
        Assert.Equal(["ben", "chiara"], People(await browser.JsonAsync(Url + "?at=2026-11-23T08:59:59Z")));
        Assert.Equal(["chiara", "hiro"], People(await browser.JsonAsync(Url + "?at=2026-11-23T09:00:00Z")));
        Assert.Equal(["chiara", "hiro"], People(await browser.JsonAsync(Url + "?at=2026-11-23T10:00:00+01:00")));
    }

    [Fact]
    public async Task Shifts_are_in_utc_ascending_and_cut_to_what_was_asked()
    {
        await using ConsoleBrowser browser = await ConsoleBrowser.OpenAsync();

        JsonElement shifts = await browser.JsonAsync(
            "/api/v1/schedules/streaming/shifts?from=2026-03-28T00:00:00Z&to=2026-04-07T00:00:00Z"
        );

        // Lisbon puts its clocks forward on 29 March: from then on nine there is eight in UTC.
        Assert.Equal(
            [
                "2026-03-28T00:00:00+00:00 2026-03-30T08:00:00+00:00 hiro,ana",
                "2026-03-30T08:00:00+00:00 2026-04-06T08:00:00+00:00 ana,ben",
                "2026-04-06T08:00:00+00:00 2026-04-07T00:00:00+00:00 ben,chiara",
            ],
            shifts.EnumerateArray().Select(Line)
        );
    }

    [Fact]
    public async Task Before_a_rotation_began_there_is_no_shift()
    {
        await using ConsoleBrowser browser = await ConsoleBrowser.OpenAsync();

        JsonElement shifts = await browser.JsonAsync(
            "/api/v1/schedules/streaming/shifts?from=2025-12-01T00:00:00Z&to=2026-01-06T00:00:00Z"
        );

        Assert.Equal("2026-01-05T09:00:00+00:00 2026-01-06T00:00:00+00:00 ana,ben", Line(Assert.Single(shifts.EnumerateArray())));
    }

    [Fact]
    public async Task Hours_and_gaps_of_a_stretch_are_answered()
    {
        await using ConsoleBrowser browser = await ConsoleBrowser.OpenAsync();

        JsonElement served = await browser.JsonAsync(
            "/api/v1/schedules/discovery/fairness?from=2026-01-07T09:00:00Z&to=2026-01-28T09:00:00Z"
        );
        JsonElement gaps = await browser.JsonAsync("/api/v1/schedules/discovery/gaps?from=2026-01-07T00:00:00Z&to=2026-01-28T09:00:00Z");

        Assert.Equal([168.0, 168.0, 168.0], served.EnumerateArray().Select(one => one.GetProperty("hours").GetDouble()));
        Assert.Equal(
            [63.0, 48.0],
            served
                .EnumerateArray()
                .Take(1)
                .SelectMany(one => new[] { one.GetProperty("nightHours").GetDouble(), one.GetProperty("weekendHours").GetDouble() })
        );
        Assert.Equal("2026-01-07T09:00:00+00:00", Assert.Single(gaps.EnumerateArray()).GetProperty("end").GetString());
    }

    [Theory]
    [InlineData("on-call?at=yesterday", "at")]
    [InlineData("gaps?from=yesterday", "from")]
    [InlineData("fairness?from=2026-11-23T00:00:00Z&to=2026-11-22T00:00:00Z", "to")]
    [InlineData("on-call?at=2026-11-23T09:00:00", "at")]
    [InlineData("shifts?from=2026-11-23", "from")]
    [InlineData("shifts?from=2026-11-23T00:00:00Z&to=2026-11-22T00:00:00Z", "to")]
    [InlineData("shifts?from=2026-01-01T00:00:00Z&to=2079-01-01T00:00:00Z", "to")]
    public async Task A_question_that_is_not_right_is_answered_with_the_mistake_at_its_field(string question, string field)
    {
        await using ConsoleBrowser browser = await ConsoleBrowser.OpenAsync();

        JsonElement problem = await browser.JsonAsync("/api/v1/schedules/streaming/" + question, 400);

        Assert.Equal(field, problem.GetProperty("errors")[0].GetProperty("field").GetString());
    }

    [Theory]
    [InlineData("/api/v1/schedules/nothing/on-call")]
    [InlineData("/api/v1/schedules/nothing/shifts")]
    public async Task An_unknown_schedule_is_not_found(string url)
    {
        await using ConsoleBrowser browser = await ConsoleBrowser.OpenAsync();

        Assert.Equal("schedule.not_found", (await browser.JsonAsync(url, 404)).GetProperty("code").GetString());
    }

    [Theory]
    [InlineData("0001-01-01T00:00:00Z", 200)]
    [InlineData("9989-12-31T23:59:59Z", 200)]
    [InlineData("9990-01-01T00:00:01Z", 400)]
    [InlineData("9999-12-31T23:59:59Z", 400)]
    public async Task Schedules_answer_from_the_first_day_of_the_calendar_and_say_where_they_end(string at, int status)
    {
        await using ConsoleBrowser browser = await ConsoleBrowser.OpenAsync();

        JsonElement answer = await browser.JsonAsync("/api/v1/schedules/streaming/on-call?at=" + at, status);
        await browser.JsonAsync($"/api/v1/schedules/streaming/shifts?from={at}&to={at}", status);

        Assert.Equal(status == 400, answer.ToString().Contains("Schedules answer until 9990-01-01.", StringComparison.Ordinal));
    }

    private static IEnumerable<string?> People(JsonElement answer) =>
        answer.GetProperty("people").EnumerateArray().Select(one => one.GetProperty("person").GetString());

    private static string Line(JsonElement shift) =>
        $"{shift.GetProperty("start").GetString()} {shift.GetProperty("end").GetString()} "
        + string.Join(',', shift.GetProperty("people").EnumerateArray().Select(person => person.GetString()));
}
