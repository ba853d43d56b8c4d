// Whether the real clients of PagerDuty work against Muster when their host name is changed and nothing else.
using System.Text.Json;
using Muster.Oracle.Driving;
using Muster.Peers;

namespace Muster.Chaos.Tests.Clients;

public sealed class PagerDutyTests
{
    private const string Organisation = """
        name: Chaos
        people:
          ana: { name: Ana Silva, email: ana@example.org, zone: Europe/Lisbon }
        teams:
          streaming: { name: Streaming, members: [ana] }
        services:
          playback-api: { name: Playback API, team: streaming, tier: 0, alwaysOn: true, escalationPolicy: streaming }
        escalationPolicies:
          streaming: { name: Streaming, steps: [{ targets: ["person:ana"], wait: 30m }], repeat: 0 }
        routes:
          - { id: playback, matchers: ['service="playback-api"'], service: playback-api, groupBy: [alertname] }
        """;

    /// <summary>Each step ends with one line of JSON: the status and the body of each answer, by the name of the call.</summary>
    private const string Script = """
        process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';
        const { event, trigger, acknowledge, resolve, change } = require('@pagerduty/pdjs');
        const [server, routing_key, step] = process.argv.slice(2);
        const payload = { summary: 'No stream starts', source: 'edge-1', severity: 'critical', custom_details: { service: 'playback-api' } };
        const steps = {
            begin: {
                trigger: () => trigger({ server, data: { routing_key, dedup_key: 'stream-1', payload } }),
                event: () => event({ server, data: { routing_key, event_action: 'trigger', dedup_key: 'stream-1', payload } }),
                acknowledge: () => acknowledge({ server, data: { routing_key, dedup_key: 'stream-1' } }),
                change: () => change({ server, data: { routing_key, payload: {
                    summary: 'Deployed v42', source: 'ci', timestamp: new Date(Date.now() - 60000).toISOString(), custom_details: { service: 'playback-api' } },
                    links: [{ href: 'https://ci.example/42', text: 'The build' }] } }),
                refused: () => trigger({ server, data: { routing_key: 'nonsense', payload } }),
            },
            end: { resolve: () => resolve({ server, data: { routing_key, dedup_key: 'stream-1' } }) },
        };
        (async () => {
            const told = {};
            for (const [name, call] of Object.entries(steps[step])) {
                const answer = await call();
                told[name] = { status: answer.status, data: answer.data };
            }
            console.log(JSON.stringify(told));
        })().catch(error => { console.error(error.message); process.exit(1); });
        """;

    [Fact]
    public async Task The_node_client_triggers_acknowledges_tells_of_changes_and_resolves()
    {
        await using Station station = await Station.BuildAsync(Organisation);
        await station.Muster.StartAsync();
        await using TlsFront front = new(station.Muster.Port);
        NodePackages client = await NodePackages.OfAsync("@pagerduty/pdjs@2.2.4");

        JsonElement begun = await RunAsync(client, front, station.Key, "begin");

        foreach (string call in new[] { "trigger", "event", "acknowledge" })
        {
            Assert.Equal(202, begun.GetProperty(call).GetProperty("status").GetInt32());
            Assert.Equal("stream-1", begun.GetProperty(call).GetProperty("data").GetProperty("dedup_key").GetString());
        }

        Assert.Equal("Change event processed", begun.GetProperty("change").GetProperty("data").GetProperty("message").GetString());
        Assert.Equal(400, begun.GetProperty("refused").GetProperty("status").GetInt32());
        JsonElement alert = Assert.Single((await station.GetAsync("/api/v2/alerts")).EnumerateArray());
        Assert.Equal("playback-api", alert.GetProperty("labels").GetProperty("service").GetString());
        await ChangeIsListedAsync(station);

        Assert.Equal(202, (await RunAsync(client, front, station.Key, "end")).GetProperty("resolve").GetProperty("status").GetInt32());
        Assert.Empty((await station.GetAsync("/api/v2/alerts")).EnumerateArray());
    }

    [Fact]
    public async Task The_real_alertmanager_fires_and_resolves_with_a_routing_key()
    {
        await using Station station = await Station.BuildAsync(Organisation);
        await station.Muster.StartAsync();

        await FireAndResolveAsync(
            station,
            $$"""pagerduty_configs: [{ url: "{{station.Muster.Url}}v2/enqueue", routing_key: "{{station.Key}}", severity: warning }]""",
            "warning"
        );
    }

    /// <summary>The address of version 1 is fixed in Alertmanager: whoever keeps a service key sends it through a proxy, or gives the name another address.</summary>
    [Fact]
    public async Task The_real_alertmanager_fires_and_resolves_with_a_service_key()
    {
        await using Station station = await Station.BuildAsync(Organisation);
        await station.Muster.StartAsync();
        await using TlsFront front = new(station.Muster.Port);

        await FireAndResolveAsync(
            station,
            $$"""
            pagerduty_configs: [{ service_key: "{{station.Key}}", details: { severity: critical }, http_config: { proxy_url: "http://127.0.0.1:{{front.Port}}", tls_config: { insecure_skip_verify: true } } }]
            """,
            "critical"
        );
    }

    private static async Task FireAndResolveAsync(Station station, string receiver, string severity)
    {
        await using AlertmanagerServer alertmanager = await AlertmanagerServer.StartAsync(receiver);
        Dictionary<string, string> labels = new() { ["alertname"] = "PlaybackDown" };
        await alertmanager.PostAsync(labels, new() { ["summary"] = "No stream starts" });
        JsonElement[] alerts = [];
        await Until.TrueAsync(
            "Alertmanager sent the alert",
            Station.Soon,
            async () => (alerts = [.. (await station.GetAsync("/api/v2/alerts")).EnumerateArray()]).Length > 0
        );
        JsonElement alert = Assert.Single(alerts);
        Assert.Equal(severity, alert.GetProperty("labels").GetProperty("severity").GetString());
        Assert.Contains("PlaybackDown", alert.GetProperty("annotations").GetProperty("summary").GetString(), StringComparison.Ordinal);

        await alertmanager.PostAsync(labels, [], isOver: true);
        await Until.TrueAsync(
            "Alertmanager resolved the alert",
            Station.Soon,
            async () => (await station.GetAsync("/api/v2/alerts")).GetArrayLength() == 0
        );
    }

    private static async Task<JsonElement> RunAsync(NodePackages client, TlsFront front, string key, string step)
    {
        string said = await client.RunScriptAsync(Script, $"127.0.0.1:{front.Port}", key, step);
        return JsonSerializer.Deserialize<JsonElement>(said.Split('\n').Last(line => line.StartsWith('{')));
    }

    private static async Task ChangeIsListedAsync(Station station)
    {
        string reader = await station.Muster.MustRunAsync(null, "key", "create", "reader", "--scope", "api");
        using HttpClient http = station.ClientOf(reader);
        JsonElement list = JsonSerializer.Deserialize<JsonElement>(await http.GetStringAsync("/api/v1/changes"));
        JsonElement change = Assert.Single(list.GetProperty("items").EnumerateArray());
        Assert.Equal("Deployed v42", change.GetProperty("summary").GetString());
        Assert.Equal("playback-api", change.GetProperty("service").GetString());
    }
}
