// The doors of heartbeats, and what their readers see, against the real server.
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using AngleSharp.Html.Dom;
using Microsoft.Extensions.DependencyInjection;
using Muster.Engine.Commands;
using Muster.Server.Tests.Drivers;
using Muster.Server.Web.Access;

namespace Muster.Server.Tests.Intake;

public sealed class HeartbeatDoorTests
{
    [Fact]
    public async Task A_ping_makes_a_heartbeat_that_every_reader_sees()
    {
        await using MusterServer server = await MusterServer.StartAsync();
        string key = await server.KeyAsync(name: "cron");
        using HttpClient stranger = server.Client();
        using HttpClient sender = Genie(server, key);
        using HttpClient reader = server.Client(await server.KeyAsync("api", "ana"));

        JsonElement ping = await stranger.GetAsync($"/heartbeat/{key}/nightly%20backup%2Feu?interval=12h").JsonAsync();
        Assert.Equal(("nightly backup/eu", "beating", "12 hours"), (Text(ping, "name"), Text(ping, "status"), Text(ping, "interval")));
        await stranger.PostAsync($"/heartbeat/{key}/nightly%20backup%2Feu", null).JsonAsync();
        await stranger.PostAsync($"/heartbeat/{key}/other", null).JsonAsync();

        JsonElement found = (await sender.GetAsync("/v2/heartbeats/nightly%20backup%2Feu").JsonAsync()).GetProperty("data");
        Assert.Equal((12, "hours"), (found.GetProperty("interval").GetInt32(), Text(found, "intervalUnit")));
        Assert.False(found.GetProperty("expired").GetBoolean());
        JsonElement[] items = [.. (await reader.GetAsync("/api/v1/heartbeats").JsonAsync()).GetProperty("items").EnumerateArray()];
        Assert.Equal(["nightly backup/eu", "other"], items.Select(item => Text(item, "name")));
        Assert.Equal((43_200, "cron"), (items[0].GetProperty("intervalSeconds").GetInt32(), Text(items[0], "pingedBy")));

        using Browser ana = await server.SignedInAsync("Ana");
        IHtmlDocument page = await ana.ReadAsync("/heartbeats");
        Assert.Contains("every 12 hours", page.Words("#heartbeats"), StringComparison.Ordinal);
        // Time passes between the two.
        Assert.Equal(Ageless(page), Ageless(await ana.ReadAsync("/heartbeats/live")));

        static string Ageless(IHtmlDocument read) => string.Concat(read.Words("#heartbeats").Where(one => !char.IsAsciiDigit(one)));
    }

    [Fact]
    public async Task Pushes_of_uptime_kuma_and_goalert_and_a_failure_are_heard_as_pings()
    {
        await using MusterServer server = await MusterServer.StartAsync();
        string key = await server.KeyAsync(name: "backup");
        using HttpClient sender = server.Client();
        using HttpClient reader = server.Client(await server.KeyAsync("api", "ana"));

        JsonElement ok = await sender.GetAsync($"/api/push/{key}?status=up&msg=OK&ping=12").JsonAsync();
        Assert.True(ok.GetProperty("ok").GetBoolean());
        await sender.PostAsync($"/api/v2/heartbeat/{key}", null).JsonAsync();
        await sender.PostAsync($"/api/push/{key}/disk%20check?status=down&msg=disk%20full", null).JsonAsync();
        await sender.GetAsync($"/heartbeat/{key}/backup/start").JsonAsync();
        JsonElement failed = await sender.GetAsync($"/heartbeat/{key}/night/fail?msg=exit%201").JsonAsync();
        using HttpResponseMessage stranger = await sender.GetAsync("/api/push/mstr_nobody?status=up");

        Assert.Equal("missed", Text(failed, "status"));
        Assert.Equal(HttpStatusCode.Unauthorized, stranger.StatusCode);
        JsonElement[] items = [.. (await reader.GetAsync("/api/v1/heartbeats").JsonAsync()).GetProperty("items").EnumerateArray()];
        Assert.Equal(
            ["backup beating", "disk check missed", "night missed"],
            items.Select(item => $"{Text(item, "name")} {Text(item, "status")}")
        );
        Assert.NotEqual(JsonValueKind.Null, items[0].GetProperty("startedAt").ValueKind);
        Assert.Equal("disk full", Text(items[1], "failure"));
        JsonElement firing = (await reader.GetAsync("/api/v1/alerts").JsonAsync()).GetProperty("items");
        Assert.Equal(2, firing.GetArrayLength());
        await sender.GetAsync($"/api/push/{key}/disk%20check?status=up").JsonAsync();
        Assert.Equal(1, (await reader.GetAsync("/api/v1/alerts").JsonAsync()).GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task Opsgenies_calls_make_change_ping_and_list_heartbeats()
    {
        await using MusterServer server = await MusterServer.StartAsync();
        using HttpClient sender = Genie(server, await server.KeyAsync());

        JsonElement made = await sender
            .PostJsonAsync(
                "/v2/heartbeats/",
                """
                {"name":"backup","interval":2,"intervalUnit":"hours","description":"Nightly.","alertMessage":"No backup","alertPriority":"P2",
                 "alertTags":["db"],"ownerTeam":{"name":"dba"},"enabled":true}
                """
            )
            .JsonAsync(HttpStatusCode.Created);
        Assert.Equal("backup", Text(made.GetProperty("data"), "name"));
        foreach (HttpMethod method in new[] { HttpMethod.Get, HttpMethod.Post })
        {
            (HttpStatusCode status, JsonElement pong, _) = await sender.SendJsonAsync(method, "/v2/heartbeats/backup/ping");
            Assert.Equal((HttpStatusCode.Accepted, "PONG - Heartbeat received"), (status, Text(pong, "result")));
        }

        (_, JsonElement changed, _) = await sender.SendJsonAsync(
            HttpMethod.Patch,
            "/v2/heartbeats/backup",
            """{"interval":5,"intervalUnit":"minutes"}"""
        );
        JsonElement now = changed.GetProperty("data");
        Assert.Equal(
            (5, "minutes", "No backup", "P2", "dba"),
            (
                now.GetProperty("interval").GetInt32(),
                Text(now, "intervalUnit"),
                Text(now, "alertMessage"),
                Text(now, "alertPriority"),
                Text(now.GetProperty("ownerTeam"), "name")
            )
        );
        Assert.Single((await sender.GetAsync("/v2/heartbeats").JsonAsync()).GetProperty("data").GetProperty("heartbeats").EnumerateArray());
        await sender.GetAsync("/v2/heartbeats/none").JsonAsync(HttpStatusCode.NotFound);
    }

    /// <summary>To stop one from being watched silences, and an intake key silences nobody.</summary>
    [Fact]
    public async Task A_heartbeat_is_disabled_and_removed_by_a_responder_alone()
    {
        await using MusterServer server = await MusterServer.StartAsync();
        await server.AccountAsync("Ana", AccountRole.Responder);
        using HttpClient sender = Genie(server, await server.KeyAsync());
        using HttpClient ana = Genie(server, await server.KeyAsync("api", "ana"));
        await sender.GetAsync("/v2/heartbeats/backup/ping").JsonAsync(HttpStatusCode.Accepted);

        (HttpMethod Method, string Path, string? Body)[] silencing =
        [
            (HttpMethod.Patch, "", """{"enabled":false}"""),
            (HttpMethod.Post, "/disable", ""),
            (HttpMethod.Delete, "", null),
        ];
        foreach ((HttpMethod method, string path, string? body) in silencing)
        {
            (HttpStatusCode status, JsonElement refused, _) = await sender.SendJsonAsync(method, "/v2/heartbeats/backup" + path, body);
            Assert.Equal(HttpStatusCode.Forbidden, status);
            Assert.NotEmpty(Text(refused, "message"));
        }

        (HttpStatusCode made, _, _) = await sender.SendJsonAsync(
            HttpMethod.Post,
            "/v2/heartbeats",
            """{"name":"backup","enabled":false}"""
        );
        Assert.Equal(HttpStatusCode.Forbidden, made);
        Assert.True(await IsEnabledAsync(sender));
        await ana.PostAsync("/v2/heartbeats/backup/disable", null).JsonAsync();
        Assert.False(await IsEnabledAsync(sender));
        await ana.PostAsync("/v2/heartbeats/backup/enable", null).JsonAsync();
        Assert.True(await IsEnabledAsync(sender));

        (HttpStatusCode removed, _, _) = await ana.SendJsonAsync(HttpMethod.Delete, "/v2/heartbeats/backup");
        Assert.Equal(HttpStatusCode.OK, removed);
        await sender.GetAsync("/v2/heartbeats/backup").JsonAsync(HttpStatusCode.NotFound);
        await sender.GetAsync("/v2/heartbeats/backup/ping").JsonAsync(HttpStatusCode.Accepted);
        Assert.True(await IsEnabledAsync(sender));
    }

    [Fact]
    public async Task One_that_stays_silent_raises_an_alert_with_its_words_and_the_next_ping_ends_it()
    {
        await using MusterServer server = await MusterServer.StartAsync();
        string key = await server.KeyAsync();
        using HttpClient sender = Genie(server, key);
        await sender
            .PostJsonAsync("/v2/heartbeats", """{"name":"backup","interval":1,"alertMessage":"No backup","alertPriority":"P1"}""")
            .JsonAsync(HttpStatusCode.Created);
        await sender.GetAsync($"/heartbeat/{key}/backup").JsonAsync();

        // No single leap, and each is noticed: one that looks like a hang of this node would count as Muster's own silence.
        Wake wake = server.Services.GetRequiredService<Wake>();
        JsonElement alert = default;
        await Eventually.HoldsAsync(
            "The heartbeat's alert",
            async () =>
            {
                server.Clock.FastForward(TimeSpan.FromSeconds(2));
                wake.All();
                await Task.Delay(20, TestContext.Current.CancellationToken);
                alert = (await sender.GetAsync("/api/v2/alerts").JsonAsync()).EnumerateArray().FirstOrDefault();
                return alert.ValueKind == JsonValueKind.Object;
            }
        );
        JsonElement labels = alert.GetProperty("labels");
        Assert.Equal(("HeartbeatMissed", "backup", "P1"), (Text(labels, "alertname"), Text(labels, "heartbeat"), Text(labels, "severity")));
        Assert.Equal("No backup", Text(alert.GetProperty("annotations"), "summary"));
        await Eventually.HoldsAsync(
            "The heartbeat's verdict",
            async () => (await sender.GetAsync("/v2/heartbeats/backup").JsonAsync()).GetProperty("data").GetProperty("expired").GetBoolean()
        );

        await sender.GetAsync("/v2/heartbeats/backup/ping").JsonAsync(HttpStatusCode.Accepted);
        Assert.Empty((await sender.GetAsync("/api/v2/alerts").JsonAsync()).EnumerateArray());
    }

    [Fact]
    public async Task Hostile_names_and_intervals_are_refused_and_odd_ones_are_taken_clean()
    {
        await using MusterServer server = await MusterServer.StartAsync();
        string key = await server.KeyAsync();
        using HttpClient stranger = server.Client();
        using HttpClient sender = Genie(server, key);
        string[] bad =
        [
            "%20",
            "%E2%80%AE",
            new string('x', 101),
            "ok?interval=0",
            "ok?interval=1s",
            "ok?interval=-5",
            "ok?interval=1e9",
            "ok?interval=93d",
            "ok?interval=99999999999999999999",
            "ok?interval=mm",
            "ok?interval=%00",
        ];
        foreach (string path in bad)
        {
            JsonElement refused = await stranger.GetAsync($"/heartbeat/{key}/{path}").JsonAsync(HttpStatusCode.UnprocessableEntity);
            Assert.Equal("heartbeat.invalid", Text(refused, "code"));
        }

        JsonElement both = await stranger
            .GetAsync($"/heartbeat/{key}/{new string('x', 101)}?interval=x")
            .JsonAsync(HttpStatusCode.UnprocessableEntity);
        Assert.Equal(["name", "interval"], both.GetProperty("errors").EnumerateArray().Select(error => Text(error, "field")));
        JsonElement wrong = await sender
            .PostJsonAsync(
                "/v2/heartbeats",
                """{"name":7,"interval":"x","alertTags":7,"alertPriority":"P0","enabled":"no","ownerTeam":1,"description":[]}"""
            )
            .JsonAsync(HttpStatusCode.UnprocessableEntity);
        Assert.Equal(
            ["alertPriority", "alertTags", "description", "enabled", "interval", "name", "ownerTeam"],
            wrong.GetProperty("errors").EnumerateObject().Select(error => error.Name)
        );
        foreach (string body in new[] { "", "[]", "null", "{", "\"x\"", "{} {}" })
        {
            await sender.PostJsonAsync("/v2/heartbeats", body).JsonAsync(HttpStatusCode.BadRequest);
        }

        await stranger.GetAsync("/heartbeat/nonsense/x").JsonAsync(HttpStatusCode.Unauthorized);
        Assert.Equal("a b", Text(await stranger.GetAsync($"/heartbeat/{key}/%09a%0A%1B%20b").JsonAsync(), "name"));
        string faces = string.Concat(Enumerable.Repeat("😀", 100));
        Assert.Equal(
            faces,
            Text(await stranger.GetAsync($"/heartbeat/{key}/{Uri.EscapeDataString(faces)}?interval=7D").JsonAsync(), "name")
        );
        Assert.DoesNotContain(server.Log.All, line => line.Contains(key, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_is_on_call_is_told_in_opsgenies_form_to_keys_that_may_read_it()
    {
        await using MusterServer server = await MusterServer.StartAsync();
        await server.AccountAsync("Vera", AccountRole.Viewer);
        await server.Services.PutAsync(
            """
            name: StreamFlow
            people:
              ana: { name: Ana Silva, email: ana@example.org, zone: Europe/Lisbon }
            schedules:
              streaming: { name: Streaming Primary, zone: Europe/Lisbon, rotations: [{ name: primary, start: 2026-01-05T09:00, shiftDays: 7, members: [ana] }] }
            """
        );
        using HttpClient sender = Genie(server, await server.KeyAsync());
        using HttpClient vera = Genie(server, await server.KeyAsync("api", "vera"));

        JsonElement whole = (await vera.GetAsync("/v2/schedules/streaming/on-calls").JsonAsync()).GetProperty("data");
        JsonElement flat = (
            await vera.GetAsync("/v2/schedules/Streaming%20Primary/on-calls?scheduleIdentifierType=name&flat=true").JsonAsync()
        ).GetProperty("data");

        Assert.Equal("Streaming Primary", Text(whole.GetProperty("_parent"), "name"));
        Assert.Equal("ana@example.org", Text(Assert.Single(whole.GetProperty("onCallParticipants").EnumerateArray()), "name"));
        Assert.Equal("ana@example.org", Assert.Single(flat.GetProperty("onCallRecipients").EnumerateArray()).GetString());
        await vera.GetAsync("/v2/schedules/none/on-calls").JsonAsync(HttpStatusCode.NotFound);
        await vera.GetAsync("/v2/schedules/streaming/on-calls?date=soon").JsonAsync(HttpStatusCode.UnprocessableEntity);
        await sender.GetAsync("/v2/schedules/streaming/on-calls").JsonAsync(HttpStatusCode.Forbidden);
    }

    private static HttpClient Genie(MusterServer server, string key)
    {
        HttpClient client = server.Client();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("GenieKey", key);
        return client;
    }

    private static async Task<bool> IsEnabledAsync(HttpClient sender) =>
        (await sender.GetAsync("/v2/heartbeats/backup").JsonAsync()).GetProperty("data").GetProperty("enabled").GetBoolean();

    private static string Text(JsonElement of, string field) => of.GetProperty(field).GetString()!;
}
