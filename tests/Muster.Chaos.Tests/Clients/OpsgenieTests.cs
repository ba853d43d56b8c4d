// Whether the real clients of Opsgenie work against Muster when their host name is changed and nothing else.
using System.Text.Json;
using Muster.Oracle.Driving;
using Muster.Peers;

namespace Muster.Chaos.Tests.Clients;

public sealed class OpsgenieTests
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

    /// <summary>Ends with one line of JSON: what the SDK made of each answer, by the name of the call.</summary>
    private const string Script = """
        const opsgenie = require('opsgenie-sdk');
        const [host, key] = process.argv.slice(2);
        opsgenie.configure({ host, api_key: key });
        const call = (of, name, ...given) =>
            new Promise((done, fail) => of[name](...given, (error, answer) => error ? fail(new Error(name + ': ' + JSON.stringify(error))) : done(answer)));
        const alert = (name, ...given) => call(opsgenie.alertV2, name, ...given, {});
        const byAlias = { identifier: 'stream-1', identifierType: 'alias' };
        (async () => {
            const told = {};
            const done = async (name, ...given) => {
                const taken = await alert(name, ...given);
                told[name] = (await alert('getRequestStatus', taken.requestId)).data;
            };
            await done('create', {
                message: 'No stream starts', alias: 'stream-1', priority: 'P1', description: 'Half of Europe.',
                tags: ['eu'], details: { service: 'playback-api' }, responders: [{ name: 'streaming', type: 'team' }] });
            told.get = (await alert('get', byAlias)).data;
            told.list = (await alert('list', { limit: 10, sort: 'createdAt', order: 'desc' })).data;
            await done('acknowledge', byAlias, { user: 'ana@example.org', note: 'On it.', source: 'node' });
            await done('addNote', byAlias, { note: 'The cache is cold.' });
            await done('snooze', byAlias, { endTime: '2030-01-01T00:00:00Z' });
            await done('close', byAlias, { note: 'Warm again.' });
            const beat = (name, ...given) => call(opsgenie.heartbeat, name, ...given, {});
            await beat('create', { name: 'backup', interval: 2, intervalUnit: 'hours', enabled: true });
            told.ping = await beat('ping', { identifier: 'backup' });
            told.heartbeat = (await beat('get', { identifier: 'backup' })).data;
            told.refused = await new Promise(done => opsgenie.alertV2.create({ message: '' }, {}, error => done(error)));
            console.log(JSON.stringify(told));
        })().catch(error => { console.error(error.message); process.exit(1); });
        """;

    [Fact]
    public async Task The_node_sdk_creates_reads_acknowledges_and_closes()
    {
        await using Station station = await Station.BuildAsync(Organisation);
        await station.Muster.StartAsync();
        NodePackages sdk = await NodePackages.OfAsync("opsgenie-sdk@0.5.1");

        string said = await sdk.RunScriptAsync(Script, station.Muster.Url.ToString().TrimEnd('/'), station.Key);

        JsonElement told = JsonSerializer.Deserialize<JsonElement>(said.Split('\n')[^1]);
        Assert.Equal("No stream starts", told.GetProperty("get").GetProperty("message").GetString());
        Assert.Equal("stream-1", Assert.Single(told.GetProperty("list").EnumerateArray()).GetProperty("alias").GetString());
        foreach (string call in new[] { "create", "acknowledge", "addNote", "close" })
        {
            JsonElement status = told.GetProperty(call);
            Assert.True(status.GetProperty("isSuccess").GetBoolean(), $"{call}: {status}");
            Assert.Equal("stream-1", status.GetProperty("alias").GetString());
        }

        Assert.Contains("as ana", told.GetProperty("acknowledge").GetProperty("status").GetString(), StringComparison.Ordinal);
        Assert.Contains("timeline", told.GetProperty("addNote").GetProperty("status").GetString(), StringComparison.Ordinal);
        Assert.False(told.GetProperty("snooze").GetProperty("isSuccess").GetBoolean());
        Assert.Equal(422, told.GetProperty("refused").GetProperty("httpStatusCode").GetInt32());
        Assert.NotEmpty(told.GetProperty("refused").GetProperty("errors").GetProperty("message").GetString()!);
        Assert.Equal("PONG - Heartbeat received", told.GetProperty("ping").GetProperty("result").GetString());
        Assert.Equal(
            (2, false),
            (
                told.GetProperty("heartbeat").GetProperty("interval").GetInt32(),
                told.GetProperty("heartbeat").GetProperty("expired").GetBoolean()
            )
        );
        Assert.Empty((await station.GetAsync("/api/v2/alerts")).EnumerateArray());

        // What was told survives a power cut.
        await station.KillAsync();
        await station.Muster.StartAsync();
        JsonElement heartbeat = Assert.Single(
            (await station.GetAsync("/v2/heartbeats")).GetProperty("data").GetProperty("heartbeats").EnumerateArray()
        );
        Assert.Equal("backup", heartbeat.GetProperty("name").GetString());
        Assert.NotEqual(JsonValueKind.Null, heartbeat.GetProperty("lastPingTime").ValueKind);
    }

    [Fact]
    public async Task The_real_alertmanager_fires_updates_and_closes()
    {
        await using SmtpInbox inbox = await SmtpInbox.StartAsync();
        await using Station station = await Station.BuildAsync(Organisation, null, Station.MailTo(inbox.Port));
        await station.Muster.StartAsync();
        await using AlertmanagerServer alertmanager = await AlertmanagerServer.StartAsync(
            "opsgenie_configs: [{ api_url: \""
                + station.Muster.Url
                + "\", api_key: \""
                + station.Key
                + "\", update_alerts: true, priority: P1, message: '{{ .CommonAnnotations.summary }}',"
                + " description: '{{ len .Alerts.Firing }} firing', responders: [{ name: streaming, type: team }] }]"
        );
        Dictionary<string, string> eu = Labels("eu");
        await alertmanager.PostAsync(eu, new() { ["summary"] = "No stream starts" });

        await inbox.MessageAsync("ana@example.org", mail => mail.Subject!.Contains("PlaybackDown", StringComparison.Ordinal), Station.Soon);
        JsonElement alert = await OnlyAsync(station, found => Text(found, "annotations", "description") == "1 firing");
        Assert.Equal("No stream starts", Text(alert, "annotations", "summary"));
        Assert.Equal(("playback-api", "P1", "streaming"), (Label(alert, "service"), Label(alert, "severity"), Label(alert, "team")));

        // A second alert of the group: Alertmanager creates again, and then says message and description anew.
        await alertmanager.PostAsync(Labels("us"), new() { ["summary"] = "No stream starts" });
        JsonElement updated = await OnlyAsync(station, found => Text(found, "annotations", "description") == "2 firing");
        Assert.Equal(alert.GetProperty("fingerprint").GetString(), updated.GetProperty("fingerprint").GetString());

        await alertmanager.PostAsync(eu, [], isOver: true);
        await alertmanager.PostAsync(Labels("us"), [], isOver: true);
        await Until.TrueAsync(
            "Alertmanager closed the alert",
            Station.Soon,
            async () => (await station.GetAsync("/api/v2/alerts")).GetArrayLength() == 0
        );
    }

    private static Dictionary<string, string> Labels(string region) =>
        new()
        {
            ["alertname"] = "PlaybackDown",
            ["service"] = "playback-api",
            ["region"] = region,
        };

    /// <summary>The only alert that fires, once it is as it should be.</summary>
    private static async Task<JsonElement> OnlyAsync(Station station, Func<JsonElement, bool> isSo)
    {
        JsonElement alert = default;
        await Until.TrueAsync(
            "the alert says what Alertmanager sent",
            Station.Soon,
            async () =>
            {
                JsonElement alerts = await station.GetAsync("/api/v2/alerts");
                Assert.InRange(alerts.GetArrayLength(), 0, 1);
                alert = alerts.EnumerateArray().FirstOrDefault();
                return alert.ValueKind == JsonValueKind.Object && isSo(alert);
            }
        );
        return alert;
    }

    private static string? Label(JsonElement alert, string name) => Text(alert, "labels", name);

    private static string? Text(JsonElement alert, string set, string name) =>
        alert.GetProperty(set).TryGetProperty(name, out JsonElement value) ? value.GetString() : null;
}
