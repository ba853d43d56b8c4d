// The door of PagerDuty's Events API v1, against the real server.
using System.Net;
using System.Text.Json;
using Muster.Server.Tests.Drivers;
using Muster.Server.Web.Access;
using Muster.Storage.Access;

namespace Muster.Server.Tests.Intake;

public sealed class LegacyDoorTests
{
    private const string Door = "/generic/2010-04-15/create_event.json";

    [Fact]
    public async Task A_trigger_is_answered_as_pagerduty_does_and_the_newer_format_resolves_it()
    {
        await using MusterServer server = await MusterServer.StartAsync();
        string key = await server.KeyAsync();
        using HttpClient stranger = server.Client();

        JsonElement answer = await stranger.PostJsonAsync(Door, Event(key, "trigger", "disk-1")).JsonAsync();

        Assert.Equal("""{"status":"success","message":"Event processed","incident_key":"disk-1"}""", answer.GetRawText());
        JsonElement labels = Assert.Single(await AlertsAsync(server, key)).GetProperty("labels");
        Assert.Equal("Disk full", labels.GetProperty("alertname").GetString());
        Assert.Equal("db", labels.GetProperty("service").GetString());
        Assert.Equal("warning", labels.GetProperty("severity").GetString());

        // Both versions speak of the same event by the same key.
        await stranger
            .PostJsonAsync("/v2/enqueue", $$"""{"routing_key":"{{key}}","event_action":"resolve","dedup_key":"disk-1"}""")
            .JsonAsync(HttpStatusCode.Accepted);
        Assert.Empty(await AlertsAsync(server, key));
    }

    [Fact]
    public async Task A_resolve_ends_it_and_an_event_without_a_key_is_given_one()
    {
        await using MusterServer server = await MusterServer.StartAsync();
        string key = await server.KeyAsync();
        using HttpClient stranger = server.Client();

        JsonElement answer = await stranger.PostJsonAsync(Door, Event(key, "trigger", null)).JsonAsync();
        Assert.Single(await AlertsAsync(server, key));
        await stranger.PostJsonAsync(Door, Event(key, "resolve", answer.GetProperty("incident_key").GetString())).JsonAsync();

        Assert.Empty(await AlertsAsync(server, key));
    }

    /// <summary>To these senders 403 means "too many, try again".</summary>
    [Fact]
    public async Task Whatever_is_refused_for_good_is_400_with_every_mistake()
    {
        await using MusterServer server = await MusterServer.StartAsync();
        await server.AccountAsync("Vera", AccountRole.Viewer);
        using HttpClient stranger = server.Client();

        JsonElement refused = await stranger
            .PostJsonAsync(Door, """{"event_type":"trigger","service_key":7}""")
            .JsonAsync(HttpStatusCode.BadRequest);
        Assert.Equal(
            ["'service_key' must be a string", "'description' is missing or blank"],
            refused.GetProperty("errors").EnumerateArray().Select(error => error.GetString())
        );
        await stranger.PostJsonAsync(Door, Event("nonsense", "trigger", "x")).JsonAsync(HttpStatusCode.BadRequest);
        string viewer = await server.KeyAsync(ApiKeyScope.Api, "vera");
        await stranger.PostJsonAsync(Door, Event(viewer, "trigger", "x")).JsonAsync(HttpStatusCode.BadRequest);
        await stranger.PostJsonAsync(Door, Event(await server.KeyAsync(), "explode", "x")).JsonAsync(HttpStatusCode.BadRequest);
    }

    private static string Event(string key, string type, string? incidentKey) =>
        JsonSerializer.Serialize(
            new
            {
                service_key = key,
                event_type = type,
                incident_key = incidentKey,
                description = "Disk full",
                client = "Alertmanager",
                client_url = "http://am.example",
                details = new
                {
                    service = "db",
                    severity = "warning",
                    num_firing = 1,
                },
            }
        );

    private static async Task<JsonElement[]> AlertsAsync(MusterServer server, string key) =>
        [.. (await server.Client(key).GetAsync("/api/v2/alerts").JsonAsync()).EnumerateArray()];
}
