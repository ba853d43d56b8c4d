// Whether the runbooks of the sample drive the simulator: in a drill they are done in it, and touch nothing real.
using System.Net.Http.Json;
using System.Text.Json;
using Muster.Server.Runbooks.Document;
using Muster.Server.Tests.Drivers;
using static Muster.Server.Tests.Runbooks.RunWorld;

namespace Muster.Server.Tests.Runbooks;

public sealed class SimulatedRunTests(RunWorld world) : IClassFixture<RunWorld>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("shed")]
    [InlineData("lift")]
    [InlineData("rollback")]
    [InlineData("similar-off")]
    public void Each_runbook_of_the_sample_is_right(string id)
    {
        RunbookReading read = Read(id);

        Assert.Empty(read.Mistakes);
        Assert.Equal(id, read.Runbook.Id.Value);
    }

    [Fact]
    public async Task A_run_in_the_incident_of_a_drill_is_done_in_the_drill_and_touches_nothing_real()
    {
        await world.WriteAsync(
            RepositoryFile
                .Read("samples/streamflow/runbooks/shed.yaml")
                .ReplaceLineEndings("\n")
                .Replace("http://127.0.0.1:7600", world.Gateway, StringComparison.Ordinal)
                .Replace("http://127.0.0.1:9090", world.Gateway, StringComparison.Ordinal)
                .Replace("secret: STREAMFLOW", "secret: GATEWAY_TOKEN", StringComparison.Ordinal)
                is var text
                ? text[text.IndexOf("id: ", StringComparison.Ordinal)..]
                : ""
        );
        using HttpClient ana = await world.AsAsync("ana");
        using HttpClient ben = await world.AsAsync("ben");
        (string drill, string incident) = await DrillAsync(ana);
        int heard = world.Heard.Count;

        JsonElement run = await RequestAsync(
            ben,
            new
            {
                runbook = "shed",
                parameters = new { percent = "85" },
                incident,
            }
        );
        Assert.Equal(
            ("previewed", "in the drill: shed gateway percent=85"),
            (run.GetProperty("status").GetString(), run.GetProperty("steps")[0].GetProperty("what").GetString())
        );
        Assert.False(run.GetProperty("needsTwo").GetBoolean());
        await PostAsync(ben, $"runs/{Id(run)}/start", new { hash = Hash(run) });
        Assert.Equal("succeeded", (await EndedAsync(ben, Id(run))).GetProperty("ending").GetString());

        JsonElement played = await ana.GetFromJsonAsync<JsonElement>($"/api/v1/drills/{drill}?since=0", Cancel);
        Assert.Contains("85", played.GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain("\"refused\"", played.GetRawText(), StringComparison.Ordinal);
        Assert.Contains("Turn them away", await world.TimelineAsync(ana, incident), StringComparison.Ordinal);
        Assert.Equal(heard, world.Heard.Count);

        await world.WriteAsync(
            """
            id: only-real
            title: Only real
            risk: safe
            steps: [{ name: By hand, manual: { items: [Done] } }]
            """
        );
        await PostAsync(ben, "runs", new { runbook = "only-real", incident }, 422);
        object command = new
        {
            arguments = new[] { "./cleanup.sh" },
            directory = "/data",
            host = "web-1",
            user = "ben",
        };
        await PostAsync(ben, "runs", new { command, incident }, 422);
    }

    [Fact]
    public async Task A_step_waits_until_a_graph_of_the_drill_is_as_it_should_be_and_fails_when_that_never_comes()
    {
        await world.WriteAsync(
            """
            id: look
            title: Look at the graphs
            risk: safe
            steps: [{ name: By hand, manual: { items: [Done] } }]
            simulated:
              - { name: It is full, graph: { component: database, metric: utilisation, compare: ">", value: 0.9 } }
              - { name: Turn them away, act: { do: shed, target: gateway, args: { percent: 90 } } }
              - { name: The cache fills, graph: { component: cache, metric: hitRatio, compare: ">", value: 0.35 }, timeOut: 10m }
              - { name: There is no such graph, graph: { component: nowhere, metric: queue, compare: "<", value: 1 }, timeOut: 5s }
            """
        );
        using HttpClient ana = await world.AsAsync("ana");
        using HttpClient ben = await world.AsAsync("ben");
        (_, string incident) = await DrillAsync(ana);
        JsonElement run = await RequestAsync(ben, new { runbook = "look", incident });
        await PostAsync(ben, $"runs/{Id(run)}/start", new { hash = Hash(run) });

        JsonElement ended = default;
        await Eventually.HoldsAsync(
            "the end of the run",
            async () =>
            {
                // In small steps: time that ran away from a busy executor would cost it its lease.
                world.Server.Clock.FastForward(TimeSpan.FromMilliseconds(400));
                return (ended = await ReadAsync(ben, Id(run))).GetProperty("status").GetString() == "ended";
            }
        );

        JsonElement[] steps = [.. ended.GetProperty("steps").EnumerateArray()];
        Assert.Equal(["succeeded", "succeeded", "succeeded", "timed_out"], steps.Select(step => step.GetProperty("outcome").GetString()));
        string[] read = steps[2].GetProperty("output").GetString()!.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.True(read.Length > 1, "It looked once.");
        Assert.InRange(double.Parse(read[^1], System.Globalization.CultureInfo.InvariantCulture), 0.35, 1);
        Assert.Equal("The drill shows no queue of nowhere\n", steps[3].GetProperty("output").GetString());
    }

    /// <summary>A herd that everybody feels, and its incident.</summary>
    private async Task<(string Drill, string Incident)> DrillAsync(HttpClient ana)
    {
        object wish = new
        {
            scenario = "thundering-herd",
            seed = 42,
            speed = 20,
        };
        string drill = Id(await PostAsync(ana, "drills", wish, 201));
        world.Server.Clock.FastForward(TimeSpan.FromSeconds(15));
        JsonElement group = (JsonElement)
            await Eventually.GetAsync(
                "The alert group of the drill",
                async () =>
                    (await ana.GetFromJsonAsync<JsonElement>("/api/v1/groups?status=drill", Cancel))
                        .GetProperty("items")
                        .EnumerateArray()
                        .Where(item => item.GetProperty("incident").ValueKind == JsonValueKind.Null)
                        .ToArray()
                        is [var one]
                        ? (object)one
                        : null
            );
        object declared = new
        {
            title = "Nothing plays",
            severity = "SEV-1",
            alertGroup = Id(group),
        };
        return (drill, Id(await PostAsync(ana, "incidents", declared, 201)));
    }

    private static RunbookReading Read(string id) => RunbookFileReader.Read(RepositoryFile.Read($"samples/streamflow/runbooks/{id}.yaml"));
}
