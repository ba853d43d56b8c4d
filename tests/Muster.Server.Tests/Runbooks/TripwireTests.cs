// Whether an alert that says that something goes away too fast stops the runs that it names, and no other.
using System.Net.Http.Json;
using System.Text.Json;
using Muster.Server.Tests.Drivers;
using Muster.Storage.Access;
using static Muster.Server.Tests.Runbooks.RunWorld;

namespace Muster.Server.Tests.Runbooks;

public sealed class TripwireTests(RunWorld world) : IClassFixture<RunWorld>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_tripwire_stops_the_runs_that_it_names_and_a_silenced_one_stops_none()
    {
        using HttpClient ana = await world.AsAsync("ana");
        using HttpClient ben = await world.AsAsync("ben");
        string named = await ByHandAsync(ana, "named", "[]");
        string other = await ByHandAsync(ana, "other", "[]");
        string ofService = await ByHandAsync(ana, "of-service", "[playback-api]");
        string command = await CommandAsync(ana, ben);

        DateTimeOffset now = world.Server.Clock.GetUtcNow();
        object silence = new
        {
            matchers = new[]
            {
                new
                {
                    name = "alertname",
                    value = "Planned",
                    isRegex = false,
                },
            },
            startsAt = now,
            endsAt = now.AddHours(1),
            createdBy = "ana",
            comment = "A clean-up that was planned",
        };
        Assert.True((await ana.PostAsJsonAsync("/api/v2/silences", silence, Cancel)).IsSuccessStatusCode);
        await AlertAsync("Planned", "elsewhere", "all");
        await AlertAsync("OneGoesAway", "elsewhere", named);
        await StoppedAsync(ana, named);
        Assert.All(await StatusesAsync(ana, other, ofService, command), status => Assert.Equal("running", status));

        await AlertAsync("RowsGoAway", "playback-api", "service");
        await StoppedAsync(ana, ofService);
        Assert.Equal(["running"], await StatusesAsync(ana, other));
        await Eventually.HoldsAsync(
            "the command is told to stop",
            async () => (await ReadAsync(ana, command)).GetProperty("stopAskedBy").GetString() == "system:tripwire"
        );
        object nothing = new
        {
            attempt = 1,
            sequence = 0,
            text = "",
        };
        Assert.True((await PostAsync(ana, $"runner/jobs/{command}.0/output", nothing)).GetProperty("stop").GetBoolean());

        await AlertAsync("AllGoesAway", "elsewhere", "all");
        await StoppedAsync(ana, other);
    }

    private async Task AlertAsync(string name, string service, string abort)
    {
        using HttpClient sender = world.Server.Client(await world.Server.KeyAsync(ApiKeyScope.Intake));
        var alert = new { labels = new { alertname = name, service }, annotations = new { muster_abort = abort } };
        Assert.True((await sender.PostAsJsonAsync("/api/v2/alerts", new[] { alert }, Cancel)).IsSuccessStatusCode);
    }

    /// <summary>A run that waits for somebody's hand until it is stopped.</summary>
    private async Task<string> ByHandAsync(HttpClient by, string id, string services)
    {
        await world.WriteAsync(
            $$"""
            id: {{id}}
            title: By hand
            risk: safe
            services: {{services}}
            steps: [{ name: By hand, manual: { items: [Done] } }]
            """
        );
        JsonElement run = await RequestAsync(by, new { runbook = id });
        await PostAsync(by, $"runs/{Id(run)}/start", new { hash = Hash(run) });
        return Id(run);
    }

    private static async Task<string> CommandAsync(HttpClient ana, HttpClient ben)
    {
        object command = new
        {
            arguments = new[] { "./cleanup.sh" },
            directory = "/data",
            host = "web-1",
            user = "ana",
        };
        JsonElement run = await RequestAsync(ana, new { command });
        await PostAsync(ben, $"runs/{Id(run)}/approve", new { hash = Hash(run) });
        await PostAsync(ana, $"runs/{Id(run)}/start", new { hash = Hash(run), command });
        return Id(run);
    }

    private static async Task StoppedAsync(HttpClient by, string id)
    {
        JsonElement run = await EndedAsync(by, id);
        Assert.Equal(("stopped", "system:tripwire"), (run.GetProperty("ending").GetString(), run.GetProperty("stopAskedBy").GetString()));
    }

    private static async Task<string?[]> StatusesAsync(HttpClient by, params string[] runs) =>
        await Task.WhenAll(runs.Select(async id => (await ReadAsync(by, id)).GetProperty("status").GetString()));
}
