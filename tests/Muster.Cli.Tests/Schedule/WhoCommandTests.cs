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

        Assert.Equal(
            ["incident_commander ana", "operations_lead liam", "scribe eun-ji", "comms_lead kasia"],
            command.EnumerateArray().Select(one => $"{one.GetProperty("role").GetString()} {one.GetProperty("person").GetString()}")
        );
        Assert.Equal("2026-01-19T08:00:00+00:00", command[0].GetProperty("until").GetString());
        Assert.Contains("did you mean 'streaming'?", unknown.Error, StringComparison.Ordinal);
    }
}
