// Who is on call is said for each rotation.
using System.Text.Json;
using Muster.Cli.Tests.Driving;

namespace Muster.Cli.Tests.Schedule;

public sealed class WhoCommandTests
{
    [Fact]
    public async Task Each_rotation_of_a_schedule_has_its_line()
    {
        using Shell shell = new();
        (await shell.RunAsync(Demo.StreamFlow.File, ["apply", "-f", "-"])).Exits(0);

        string[] at = ["--at", "2026-01-13T12:00Z", "--json"];
        JsonElement command = JsonDocument
            .Parse((await shell.RunAsync(["schedule", "who", "incident-command", .. at])).Exits(0).Out)
            .RootElement;
        Ran unknown = (await shell.RunAsync("schedule", "who", "streeming")).Exits(4);
        Ran never = (await shell.RunAsync("schedule", "who", "--at", "9999-12-31T23:59:59Z")).Exits(2);
        Ran long_ = (await shell.RunAsync("schedule", "who", "--at", "400d")).Exits(2);

        Assert.Equal(
            ["incident_commander ana", "operations_lead liam", "scribe eun-ji", "comms_lead kasia"],
            command.EnumerateArray().Select(one => $"{one.GetProperty("role").GetString()} {one.GetProperty("person").GetString()}")
        );
        Assert.Equal("2026-01-19T08:00:00+00:00", command[0].GetProperty("until").GetString());
        Assert.Contains("did you mean 'streaming'?", unknown.Error, StringComparison.Ordinal);
        Assert.Contains("at: Schedules answer until 9990-01-01.", never.Error, StringComparison.Ordinal);
        Assert.Contains("'400d' is too long: 366d at most.", long_.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_schedule_is_asked_by_its_name_too_and_by_its_id_where_a_name_is_not_its_own()
    {
        using Shell shell = new();
        const string file = """
            name: Two
            people: { ana: { name: Ana, email: ana@example.org }, ben: { name: Ben, email: ben@example.org } }
            schedules:
              night: { name: Support line, zone: Etc/UTC, rotations: [{ name: all, start: 2026-01-05T09:00, members: [ana] }] }
              day: { name: support line, zone: Etc/UTC, rotations: [{ name: all, start: 2026-01-05T09:00, members: [ben] }] }
              web: { name: Night, zone: Etc/UTC, rotations: [{ name: all, start: 2026-01-05T09:00, members: [ben] }] }
              shop: { name: The shop, zone: Etc/UTC, rotations: [{ name: all, start: 2026-01-05T09:00, members: [ben] }] }
            """;
        (await shell.RunAsync(file, ["apply", "-f", "-"])).Exits(0);
        string[] at = ["--at", "2026-01-13T12:00Z", "--json"];

        Ran called = (await shell.RunAsync(["schedule", "who", "the shop", .. at])).Exits(0);
        Ran id = (await shell.RunAsync(["schedule", "who", "night", .. at])).Exits(0);
        Ran several = (await shell.RunAsync("schedule", "shifts", "Support line")).Exits(2);

        Assert.Equal("shop", JsonDocument.Parse(called.Out).RootElement[0].GetProperty("schedule").GetString());
        Assert.Equal("night", JsonDocument.Parse(id.Out).RootElement[0].GetProperty("schedule").GetString());
        Assert.Contains("Name one of them by its id: day, night.", several.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Shifts_hours_and_gaps_are_told_for_any_stretch_and_a_wrong_question_is_refused()
    {
        using Shell shell = new();
        (await shell.RunAsync(Demo.StreamFlow.File, ["apply", "-f", "-"])).Exits(0);

        string[] stretch = ["discovery", "--from", "2061-03-20T00:00Z", "--to", "2061-04-07T00:00Z", "--json"];
        JsonElement shifts = JsonDocument.Parse((await shell.RunAsync(["schedule", "shifts", .. stretch])).Exits(0).Out).RootElement;
        JsonElement served = JsonDocument.Parse((await shell.RunAsync(["schedule", "fairness", .. stretch])).Exits(0).Out).RootElement;
        string[] early = ["discovery", "--from", "2026-01-01T00:00Z", "--to", "2026-01-09T00:00Z", "--json"];
        JsonElement gaps = JsonDocument.Parse((await shell.RunAsync(["schedule", "gaps", .. early])).Exits(0).Out).RootElement;
        Ran backwards = (
            await shell.RunAsync("schedule", "shifts", "discovery", "--from", "2026-01-02T00:00Z", "--to", "2026-01-01T00:00Z")
        ).Exits(2);

        Assert.Equal(["start", "end", "people"], shifts[0].EnumerateObject().Select(field => field.Name));
        Assert.Equal(
            ["2061-03-20T00:00:00+00:00", "2061-03-23T09:00:00+00:00", "2061-03-30T08:00:00+00:00", "2061-04-06T08:00:00+00:00"],
            shifts.EnumerateArray().Select(shift => shift.GetProperty("start").GetString())
        );
        Assert.Equal(18 * 24, served.EnumerateArray().Sum(one => one.GetProperty("hours").GetDouble()));
        Assert.Equal("2026-01-07T09:00:00+00:00", Assert.Single(gaps.EnumerateArray()).GetProperty("end").GetString());
        Assert.Contains("It is before 'from'", backwards.Error, StringComparison.Ordinal);
    }
}
