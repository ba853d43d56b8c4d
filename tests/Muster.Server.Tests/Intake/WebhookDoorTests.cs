// The door of Alertmanager's webhook and the door for people, against the real server.
using System.Net;
using System.Text.Json;
using Muster.Server.Tests.Drivers;
using Muster.Storage.Access;

namespace Muster.Server.Tests.Intake;

public sealed class WebhookDoorTests
{
    [Fact]
    public async Task The_key_in_the_path_opens_and_firing_then_resolved_shows_and_ends()
    {
        await using MusterServer server = await MusterServer.StartAsync();
        string key = await server.KeyAsync();
        using HttpClient alertmanager = server.Client();

        HttpResponseMessage firing = await alertmanager.PostJsonAsync(
            $"/intake/{key}/alertmanager",
            Body("firing", "0001-01-01T00:00:00Z")
        );
        Assert.Equal(HttpStatusCode.OK, firing.StatusCode);
        Assert.True(firing.Headers.Contains("Muster-Receipt"));
        JsonElement alert = Assert.Single((await server.Client(key).GetAsync("/api/v2/alerts").JsonAsync()).EnumerateArray());

        // Alertmanager repeats after hours: the lease must outlast its longest pause.
        Assert.True(alert.GetProperty("endsAt").GetDateTimeOffset() > server.Clock.GetUtcNow() + TimeSpan.FromHours(4));

        await alertmanager.PostJsonAsync($"/intake/{key}/alertmanager", Body("resolved", "2026-11-23T03:10:00Z"));
        Assert.Equal(0, (await server.Client(key).GetAsync("/api/v2/alerts").JsonAsync()).GetArrayLength());
    }

    [Fact]
    public async Task A_wrong_key_is_401_and_a_broken_body_400_so_that_alertmanager_does_not_repeat_it()
    {
        await using MusterServer server = await MusterServer.StartAsync();
        using HttpClient alertmanager = server.Client();
        string key = await server.KeyAsync();

        Assert.Equal(
            HttpStatusCode.Unauthorized,
            (await alertmanager.PostJsonAsync("/intake/nonsense/alertmanager", Body("firing", ""))).StatusCode
        );
        Assert.Equal(HttpStatusCode.BadRequest, (await alertmanager.PostJsonAsync($"/intake/{key}/alertmanager", "{}")).StatusCode);
        HttpResponseMessage half = await alertmanager.PostJsonAsync(
            $"/intake/{key}/alertmanager",
            """{"alerts":[{"labels":{"a":1}},{"labels":{"a":"b"}}]}"""
        );
        Assert.Equal(HttpStatusCode.BadRequest, half.StatusCode);
        Assert.True(half.Headers.Contains("Muster-Receipt"));
        Assert.Equal(1, (await server.Client(key).GetAsync("/api/v2/alerts").JsonAsync()).GetArrayLength());
    }

    [Fact]
    public async Task A_receipt_is_for_the_key_that_has_it_and_for_those_who_read_all()
    {
        await using MusterServer server = await MusterServer.StartAsync();
        string key = await server.KeyAsync();
        HttpResponseMessage sent = await server.Client().PostJsonAsync($"/intake/{key}/alertmanager", Body("firing", ""));
        string path = "/api/v1/receipts/" + sent.Headers.GetValues("Muster-Receipt").Single();

        await server.Client(key).GetAsync(path).JsonAsync();
        await server.Client(await server.KeyAsync(ApiKeyScope.Api)).GetAsync(path).JsonAsync();
        JsonElement refused = await server.Client(await server.KeyAsync()).GetAsync(path).JsonAsync(HttpStatusCode.NotFound);
        Assert.Equal("receipt.unknown", refused.GetProperty("code").GetString());
        await server.Client(key).GetAsync("/api/v1/receipts/unknown").JsonAsync(HttpStatusCode.NotFound);
        Assert.Equal(HttpStatusCode.Unauthorized, (await server.Client().GetAsync(path)).StatusCode);
    }

    [Fact]
    public async Task A_report_by_hand_is_a_signal_and_can_be_resolved()
    {
        await using MusterServer server = await MusterServer.StartAsync();
        await Streaming.PutAsync(server);
        await server.AccountAsync("Ana", "responder");
        using HttpClient ana = server.Client(await server.KeyAsync(ApiKeyScope.Api, "ana"));

        HttpResponseMessage made = await ana.PostJsonAsync(
            "/api/v1/reports",
            """{"title":"A customer\u0000 sees no picture","service":"playback","severity":"SEV-2","description":"Since noon."}"""
        );
        JsonElement report = await Task.FromResult(made).JsonAsync(HttpStatusCode.Created);
        JsonElement alert = Assert.Single((await ana.GetAsync("/api/v2/alerts").JsonAsync()).EnumerateArray());
        Assert.Equal("A customer sees no picture", alert.GetProperty("labels").GetProperty("alertname").GetString());

        string resolution = $"/api/v1/reports/{report.GetProperty("fingerprint").GetString()}/resolution";
        await ana.PutJsonAsync(resolution, "").JsonAsync();
        Assert.Equal(0, (await ana.GetAsync("/api/v2/alerts").JsonAsync()).GetArrayLength());
        await ana.PutJsonAsync(resolution, "").JsonAsync(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_report_with_mistakes_is_refused_with_all_of_them()
    {
        await using MusterServer server = await MusterServer.StartAsync();
        using HttpClient nobody = server.Client(await server.KeyAsync(ApiKeyScope.Api));

        JsonElement refused = await nobody
            .PostJsonAsync("/api/v1/reports", """{"title":" ","service":"unknown"}""")
            .JsonAsync(HttpStatusCode.UnprocessableEntity);
        Assert.Equal(
            ["title", "key", "service"],
            refused.GetProperty("errors").EnumerateArray().Select(error => error.GetProperty("field").GetString())
        );
        await nobody.PostJsonAsync("/api/v1/reports", """{"titel":"x"}""").JsonAsync(HttpStatusCode.BadRequest);
    }

    private static string Body(string status, string endsAt) =>
        $$$"""
            {"version":"4","groupKey":"x","status":"{{{status}}}","receiver":"muster","alerts":[
              {"status":"{{{status}}}","labels":{"alertname":"Down","job":"api"},"annotations":{},"startsAt":"2026-11-23T02:55:00Z","endsAt":"{{{endsAt}}}"}]}
            """;
}
