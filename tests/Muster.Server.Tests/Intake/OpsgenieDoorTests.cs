// The door of Opsgenie's alerts, against the real server.
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Muster.Server.Tests.Drivers;
using Muster.Server.Web.Access;

namespace Muster.Server.Tests.Intake;

public sealed class OpsgenieDoorTests
{
    private const string Organisation = """
        name: StreamFlow
        people:
          ana: { name: Ana Silva, email: Ana@example.org, zone: Europe/Lisbon }
          vera: { name: Vera Novak, email: vera@example.org, zone: Europe/Prague }
        teams:
          streaming: { name: Streaming, members: [ana] }
        services:
          playback-api: { name: Playback API, team: streaming, tier: 0, alwaysOn: true, escalationPolicy: streaming }
        escalationPolicies:
          streaming: { name: Streaming, steps: [{ targets: ["person:ana"], wait: 30m }], repeat: 0 }
        routes:
          - { id: playback, matchers: ['service="playback-api"'], service: playback-api, groupBy: [alertname] }
        """;

    [Fact]
    public async Task An_alert_is_created_read_and_closed_by_its_alias()
    {
        await using MusterServer server = await MusterServer.StartAsync();
        using HttpClient sender = Genie(server, await server.KeyAsync());

        HttpResponseMessage answer = await sender.PostJsonAsync(
            "/v2/alerts/",
            """
            {"message":"Disk full","alias":"db/1 disk","description":"99 %","priority":"P1","tags":["db","disk"],"entity":"db-1","source":"cron",
             "details":{"service":"storage","__key__":"forged"},"responders":[{"name":"dba","type":"team"}]}
            """
        );
        JsonElement taken = await Task.FromResult(answer).JsonAsync(HttpStatusCode.Accepted);
        Assert.Equal("Request will be processed", taken.GetProperty("result").GetString());
        Assert.Equal(JsonValueKind.Number, taken.GetProperty("took").ValueKind);
        string request = taken.GetProperty("requestId").GetString()!;
        Assert.Equal(request, Assert.Single(answer.Headers.GetValues("X-Request-ID")));
        Assert.Equal(request, Assert.Single(answer.Headers.GetValues("Muster-Receipt")));
        Assert.Equal("OK", Assert.Single(answer.Headers.GetValues("X-RateLimit-State")));
        Assert.True(answer.Headers.Contains("X-Response-Time"));

        JsonElement status = await StatusAsync(sender, request);
        Assert.Equal((true, "Create", "db/1 disk"), (Is(status), Text(status, "action"), Text(status, "alias")));
        JsonElement alert = await FoundAsync(sender, "/v2/alerts/db%2F1%20disk?identifierType=alias");
        Assert.Equal(Text(status, "alertId"), Text(alert, "id"));
        Assert.Equal(
            ("Disk full", "open", "P1", "db-1", "cron", "99 %"),
            (
                Text(alert, "message"),
                Text(alert, "status"),
                Text(alert, "priority"),
                Text(alert, "entity"),
                Text(alert, "source"),
                Text(alert, "description")
            )
        );
        Assert.Equal(["db", "disk"], alert.GetProperty("tags").EnumerateArray().Select(tag => tag.GetString()));
        JsonElement labels = Assert.Single((await sender.GetAsync("/api/v2/alerts").JsonAsync()).EnumerateArray()).GetProperty("labels");
        Assert.Equal(
            ("Disk full", "P1", "storage", "dba"),
            (Text(labels, "alertname"), Text(labels, "severity"), Text(labels, "service"), Text(labels, "team"))
        );
        Assert.False(labels.TryGetProperty("__key__", out _));

        JsonElement closed = await DoAsync(sender, "/v2/alerts/db%2F1%20disk/close/?identifierType=alias", """{"note":"Cleaned up."}""");
        Assert.Equal((true, "Close", "db/1 disk"), (Is(closed), Text(closed, "action"), Text(closed, "alias")));
        Assert.Equal("closed", Text(await FoundAsync(sender, "/v2/alerts/" + Text(alert, "id")), "status"));
        Assert.Empty((await sender.GetAsync("/api/v2/alerts").JsonAsync()).EnumerateArray());

        // Over is over: as in Opsgenie, the alias names an open alert alone.
        await sender.GetAsync("/v2/alerts/db%2F1%20disk?identifierType=alias").JsonAsync(HttpStatusCode.NotFound);
        Assert.False(Is(await DoAsync(sender, "/v2/alerts/db%2F1%20disk/close?identifierType=alias", "{}")));
    }

    [Fact]
    public async Task A_repetition_renews_the_open_alert_and_changes_nothing_until_a_put_does()
    {
        await using MusterServer server = await MusterServer.StartAsync();
        using HttpClient sender = Genie(server, await server.KeyAsync());
        await CreateAsync(sender, """{"message":"First","alias":"a"}""");
        await CreateAsync(sender, """{"message":"Second","alias":"a","priority":"P5"}""");

        JsonElement alert = await FoundAsync(sender, "/v2/alerts/a?identifierType=alias");
        Assert.Equal(("First", "P2"), (Text(alert, "message"), Text(alert, "priority")));
        Assert.Equal(2, alert.GetProperty("count").GetInt32());

        foreach ((string field, string value) in new[] { ("message", "Third"), ("description", "Why"), ("priority", "P4") })
        {
            JsonElement done = await DoAsync(
                sender,
                $"/v2/alerts/a/{field}?identifierType=alias",
                $$"""{"{{field}}":"{{value}}"}""",
                HttpMethod.Put
            );
            Assert.True(Is(done), done.GetRawText());
        }

        await DoAsync(sender, "/v2/alerts/a/tags?identifierType=alias", """{"tags":["x"]}""");
        await DoAsync(sender, "/v2/alerts/a/details?identifierType=alias", """{"details":{"region":"eu","alertname":"Other"}}""");
        JsonElement changed = await FoundAsync(sender, "/v2/alerts/a?identifierType=alias");
        Assert.Equal(Text(alert, "id"), Text(changed, "id"));
        Assert.Equal(
            ("Third", "Why", "P4", "x"),
            (Text(changed, "message"), Text(changed, "description"), Text(changed, "priority"), changed.GetProperty("tags")[0].GetString())
        );
        JsonElement details = changed.GetProperty("details");
        Assert.Equal(("First", "eu"), (Text(details, "alertname"), Text(details, "region")));
    }

    [Fact]
    public async Task All_mistakes_are_told_at_once_in_opsgenies_form()
    {
        await using MusterServer server = await MusterServer.StartAsync();
        using HttpClient sender = Genie(server, await server.KeyAsync());
        string alias = new('a', 513);

        JsonElement refused = await sender
            .PostJsonAsync(
                "/v2/alerts",
                $$"""{"message":" ","alias":"{{alias}}","priority":"P9","tags":[1],"details":[],"source":7,"responders":"x"}"""
            )
            .JsonAsync(HttpStatusCode.UnprocessableEntity);

        Assert.Contains("check the errors", Text(refused, "message"), StringComparison.Ordinal);
        Assert.Equal(
            ["alias", "details", "message", "priority", "responders", "source", "tags"],
            refused.GetProperty("errors").EnumerateObject().Select(error => error.Name)
        );
        Assert.All(refused.GetProperty("errors").EnumerateObject(), error => Assert.Equal(JsonValueKind.String, error.Value.ValueKind));
        Assert.Empty((await sender.GetAsync("/api/v2/alerts").JsonAsync()).EnumerateArray());

        // 130 characters, not 130 halves of them.
        string faces = string.Concat(Enumerable.Repeat("😀", 130));
        await CreateAsync(sender, $$"""{"message":"{{faces}}"}""");
        await sender.PostJsonAsync("/v2/alerts", $$"""{"message":"{{faces}}!"}""").JsonAsync(HttpStatusCode.UnprocessableEntity);
        await sender.PostJsonAsync("/v2/alerts/1/snooze", """{"endTime":"soon"}""").JsonAsync(HttpStatusCode.UnprocessableEntity);
        await sender.PostJsonAsync("/v2/alerts/1/notes", "{}").JsonAsync(HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task An_acknowledgement_is_a_persons_whom_the_sender_names()
    {
        await using MusterServer server = await MusterServer.StartAsync();
        await server.Services.PutAsync(Organisation);
        using HttpClient sender = Genie(server, await server.KeyAsync(name: "monitoring"));
        using HttpClient reader = server.Client(await server.KeyAsync("api", "ana"));
        await CreateAsync(sender, """{"message":"No stream starts","alias":"a","priority":"P1","details":{"service":"playback-api"}}""");

        JsonElement nobody = await DoAsync(sender, "/v2/alerts/a/acknowledge?identifierType=alias", "{}");
        JsonElement stranger = await DoAsync(sender, "/v2/alerts/a/acknowledge?identifierType=alias", """{"user":"eve@example.org"}""");
        Assert.False(Is(nobody));
        Assert.Contains("A key is no person", Text(nobody, "status"), StringComparison.Ordinal);
        Assert.False(Is(stranger));
        Assert.Contains("nobody by 'eve@example.org'", Text(stranger, "status"), StringComparison.Ordinal);
        await server.AccountAsync("vera", AccountRole.Viewer);
        JsonElement viewer = await DoAsync(sender, "/v2/alerts/a/acknowledge?identifierType=alias", """{"user":"vera"}""");
        Assert.False(Is(viewer));
        Assert.Contains("account of vera is a viewer's", Text(viewer, "status"), StringComparison.Ordinal);
        Assert.False((await FoundAsync(sender, "/v2/alerts/a?identifierType=alias")).GetProperty("acknowledged").GetBoolean());

        JsonElement done = await DoAsync(sender, "/v2/alerts/a/acknowledge?identifierType=alias", """{"user":"ANA@Example.org"}""");
        Assert.True(Is(done), done.GetRawText());
        JsonElement alert = await FoundAsync(sender, "/v2/alerts/a?identifierType=alias");
        Assert.Equal((true, "Ana@example.org"), (alert.GetProperty("acknowledged").GetBoolean(), Text(alert, "owner")));
        JsonElement group = Assert.Single((await reader.GetAsync("/api/v1/groups").JsonAsync()).GetProperty("items").EnumerateArray());
        string incident = Text(group, "incident");
        string timeline = (await reader.GetAsync($"/api/v1/incidents/{incident}/timeline").JsonAsync()).GetRawText();
        Assert.Contains("key:monitoring", timeline, StringComparison.Ordinal);

        JsonElement again = await DoAsync(sender, "/v2/alerts/a/acknowledge?identifierType=alias", """{"user":"ana"}""");
        Assert.False(Is(again));
        Assert.Contains("Ana Silva acknowledged it", Text(again, "status"), StringComparison.Ordinal);

        JsonElement noted = await DoAsync(
            sender,
            "/v2/alerts/a/notes?identifierType=alias",
            """{"note":"The cache is cold.","user":"ana"}"""
        );
        Assert.Contains("timeline", Text(noted, "status"), StringComparison.Ordinal);
        Assert.Contains(
            "The cache is cold.",
            (await reader.GetAsync($"/api/v1/incidents/{incident}/timeline").JsonAsync()).GetRawText(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_note_without_an_incident_stays_on_the_alert()
    {
        await using MusterServer server = await MusterServer.StartAsync();
        using HttpClient sender = Genie(server, await server.KeyAsync());
        await CreateAsync(sender, """{"message":"Down","alias":"a","note":"Begins."}""");

        JsonElement done = await DoAsync(sender, "/v2/alerts/a/notes?identifierType=alias", """{"note":"Still so.","user":"ana"}""");

        Assert.True(Is(done));
        Assert.Contains("belongs to no open incident", Text(done, "status"), StringComparison.Ordinal);
        JsonElement alert = Assert.Single((await sender.GetAsync("/api/v2/alerts").JsonAsync()).EnumerateArray());
        Assert.Equal("ana: Still so.\nBegins.", Text(alert.GetProperty("annotations"), "notes"));
    }

    [Fact]
    public async Task A_key_acts_on_and_sees_its_own_alerts_alone()
    {
        await using MusterServer server = await MusterServer.StartAsync();
        using HttpClient owner = Genie(server, await server.KeyAsync());
        using HttpClient other = Genie(server, await server.KeyAsync());
        using HttpClient api = Genie(server, await server.KeyAsync("api", "ana"));
        string request = await CreateAsync(owner, """{"message":"Down","alias":"a"}""");
        string id = Text(await FoundAsync(owner, "/v2/alerts/a?identifierType=alias"), "id");

        await other.GetAsync("/v2/alerts/" + id).JsonAsync(HttpStatusCode.NotFound);
        await other.GetAsync("/v2/alerts/a?identifierType=alias").JsonAsync(HttpStatusCode.NotFound);
        await other.GetAsync("/v2/alerts/requests/" + request).JsonAsync(HttpStatusCode.NotFound);
        foreach (string action in new[] { "close", "acknowledge", "notes" })
        {
            JsonElement refused = await DoAsync(other, $"/v2/alerts/{id}/{action}", """{"user":"ana","note":"x"}""");
            Assert.Equal((false, ""), (Is(refused), Text(refused, "alias")));
            Assert.Contains("another key", Text(refused, "status"), StringComparison.Ordinal);
        }

        Assert.Equal("open", Text(await FoundAsync(owner, "/v2/alerts/" + id), "status"));
        Assert.Empty((await FoundAsync(other, "/v2/alerts")).EnumerateArray());
        Assert.Single((await FoundAsync(api, "/v2/alerts")).EnumerateArray());
    }

    [Theory]
    [InlineData("POST", "unacknowledge", "{}")]
    [InlineData("POST", "snooze", """{"endTime":"2030-01-01T00:00:00Z"}""")]
    [InlineData("POST", "assign", """{"owner":{"username":"ana@example.org"}}""")]
    [InlineData("POST", "escalate", """{"escalation":{"name":"x"}}""")]
    [InlineData("POST", "responders", """{"responder":{"type":"team","name":"x"}}""")]
    [InlineData("POST", "teams", """{"team":{"name":"x"}}""")]
    [InlineData("POST", "actions/restart", "")]
    [InlineData("DELETE", "tags?tags=a", null)]
    [InlineData("DELETE", "details?keys=a", null)]
    [InlineData("DELETE", "", null)]
    public async Task What_muster_does_not_do_is_taken_and_its_status_says_why(string method, string path, string? body)
    {
        await using MusterServer server = await MusterServer.StartAsync();
        using HttpClient sender = Genie(server, await server.KeyAsync());
        await CreateAsync(sender, """{"message":"Down","alias":"a","tags":["a"]}""");
        JsonElement before = await FoundAsync(sender, "/v2/alerts/a?identifierType=alias");

        string address = $"/v2/alerts/{Text(before, "id")}" + (path.Length > 0 ? "/" + path : "");
        JsonElement status = await DoAsync(sender, address, body, new HttpMethod(method));

        Assert.False(Is(status));
        Assert.Contains("nothing was", Text(status, "status"), StringComparison.Ordinal);
        Assert.Equal(before.GetRawText(), (await FoundAsync(sender, "/v2/alerts/a?identifierType=alias")).GetRawText());
    }

    [Fact]
    public async Task A_list_answers_what_it_understands_and_refuses_the_rest()
    {
        await using MusterServer server = await MusterServer.StartAsync();
        using HttpClient sender = Genie(server, await server.KeyAsync());
        foreach (int number in Enumerable.Range(1, 5))
        {
            await CreateAsync(sender, $$"""{"message":"Disk {{number}}","alias":"a{{number}}","tags":["t{{number % 2}}"]}""");
        }

        await DoAsync(sender, "/v2/alerts/a5/close?identifierType=alias", "{}");

        Assert.Equal(["a4", "a3", "a2", "a1"], await AliasesAsync(sender, "query=status:open"));
        Assert.Equal(["a5"], await AliasesAsync(sender, "query=status%3Dclosed"));
        Assert.Equal(["a3", "a1"], await AliasesAsync(sender, "query=status%3A%20open%20AND%20tag%3At1"));
        Assert.Equal(["a2"], await AliasesAsync(sender, "query=message:%22disk%202%22"));
        Assert.Equal(["a2", "a3"], await AliasesAsync(sender, "sort=createdAt&order=asc&offset=1&limit=2"));
        Assert.Equal(4, (await FoundAsync(sender, "/v2/alerts/count?query=status:open")).GetProperty("count").GetInt32());

        JsonElement refused = await sender
            .GetAsync("/v2/alerts?query=teams:x%20OR%20status:odd&sort=owner&order=up&limit=0&offset=x")
            .JsonAsync(HttpStatusCode.UnprocessableEntity);
        Assert.Equal(
            ["limit", "offset", "order", "query", "sort"],
            refused.GetProperty("errors").EnumerateObject().Select(error => error.Name)
        );
    }

    [Fact]
    public async Task Whoever_is_turned_away_reads_a_message_in_opsgenies_form()
    {
        await using MusterServer server = await MusterServer.StartAsync();
        await server.AccountAsync("Vera", AccountRole.Viewer);
        using HttpClient stranger = Genie(server, "nonsense");
        using HttpClient viewer = Genie(server, await server.KeyAsync("intake", "vera"));
        using HttpClient sender = Genie(server, await server.KeyAsync());

        JsonElement unknown = await stranger.PostJsonAsync("/v2/alerts", """{"message":"x"}""").JsonAsync(HttpStatusCode.Unauthorized);
        JsonElement forbidden = await viewer.PostJsonAsync("/v2/alerts", """{"message":"x"}""").JsonAsync(HttpStatusCode.Forbidden);
        JsonElement nowhere = await sender.GetAsync("/v2/alerts/1/nothing").JsonAsync(HttpStatusCode.NotFound);

        foreach (JsonElement one in new[] { unknown, forbidden, nowhere })
        {
            Assert.NotEmpty(Text(one, "message"));
            Assert.Equal(JsonValueKind.Number, one.GetProperty("took").ValueKind);
            Assert.NotEmpty(Text(one, "requestId"));
            Assert.False(one.TryGetProperty("errors", out _));
        }
    }

    private static HttpClient Genie(MusterServer server, string key)
    {
        HttpClient client = server.Client();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("GenieKey", key);
        return client;
    }

    private static async Task<string> CreateAsync(HttpClient sender, string alert) =>
        Text(await sender.PostJsonAsync("/v2/alerts", alert).JsonAsync(HttpStatusCode.Accepted), "requestId");

    /// <summary>Asks for an action; answers the status of the request.</summary>
    private static async Task<JsonElement> DoAsync(HttpClient sender, string path, string? body, HttpMethod? method = null)
    {
        (HttpStatusCode status, JsonElement taken, _) = await sender.SendJsonAsync(method ?? HttpMethod.Post, path, body);
        Assert.True(status == HttpStatusCode.Accepted, taken.ToString());
        return await StatusAsync(sender, Text(taken, "requestId"));
    }

    private static Task<JsonElement> StatusAsync(HttpClient sender, string request) => FoundAsync(sender, "/v2/alerts/requests/" + request);

    private static async Task<JsonElement> FoundAsync(HttpClient sender, string path) =>
        (await sender.GetAsync(path).JsonAsync()).GetProperty("data");

    private static async Task<string[]> AliasesAsync(HttpClient sender, string query) =>
        [.. (await FoundAsync(sender, "/v2/alerts?" + query)).EnumerateArray().Select(alert => Text(alert, "alias"))];

    private static bool Is(JsonElement status) => status.GetProperty("isSuccess").GetBoolean();

    private static string Text(JsonElement of, string field) => of.GetProperty(field).GetString()!;
}
