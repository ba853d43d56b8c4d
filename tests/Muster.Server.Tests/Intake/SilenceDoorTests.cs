// Silences over Alertmanager's API: what amtool sends, what it hears, and whose alerts a key may silence.
using System.Net;
using System.Text.Json;
using Muster.Server.Tests.Drivers;
using Muster.Storage.Access;

namespace Muster.Server.Tests.Intake;

public sealed class SilenceDoorTests
{
    [Fact]
    public async Task A_silence_is_made_read_changed_and_ended()
    {
        await using MusterServer server = await MusterServer.StartAsync();
        using HttpClient ana = server.Client(await server.KeyAsync(ApiKeyScope.Api));
        await ana.PostJsonAsync("/api/v2/alerts", """[{"labels":{"alertname":"Noise"}},{"labels":{"alertname":"Other"}}]""");

        string id = (await ana.PostJsonAsync("/api/v2/silences", Silence(server, "Noise")).JsonAsync())
            .GetProperty("silenceID")
            .GetString()!;
        Assert.True(Guid.TryParse(id, out _));
        JsonElement read = await ana.GetAsync("/api/v2/silence/" + id).JsonAsync();
        Assert.Equal("active", read.GetProperty("status").GetProperty("state").GetString());
        Assert.Equal(
            """[{"name":"alertname","value":"Noise","isRegex":false,"isEqual":true}]""",
            read.GetProperty("matchers").GetRawText()
        );
        JsonElement silenced = Assert.Single(
            (await ana.GetAsync("/api/v2/alerts?active=false&unprocessed=false").JsonAsync()).EnumerateArray()
        );
        Assert.Equal("suppressed", silenced.GetProperty("status").GetProperty("state").GetString());
        Assert.Equal(id, silenced.GetProperty("status").GetProperty("silencedBy")[0].GetString());

        string same = (
            await ana.PostJsonAsync("/api/v2/silences", Silence(server, "Noise", id, read.GetProperty("startsAt").GetString(), hours: 3))
                .JsonAsync()
        )
            .GetProperty("silenceID")
            .GetString()!;
        Assert.Equal(id, same);
        Assert.Equal(1, (await ana.GetAsync("/api/v2/silences?filter=alertname%3DNoise").JsonAsync()).GetArrayLength());
        Assert.Equal(0, (await ana.GetAsync("/api/v2/silences?filter=alertname%3DElse").JsonAsync()).GetArrayLength());

        Assert.Equal(HttpStatusCode.OK, (await ana.DeleteAsync("/api/v2/silence/" + id)).StatusCode);
        JsonElement over = await ana.GetAsync("/api/v2/silence/" + id).JsonAsync();
        Assert.Equal("expired", over.GetProperty("status").GetProperty("state").GetString());
        Assert.Equal(
            ("key:", "Ended over Alertmanager's API."),
            (over.GetProperty("endedBy").GetString()![..4], over.GetProperty("endedWhy").GetString())
        );
        Assert.Equal(0, (await ana.GetAsync("/api/v2/silences?expired=false").JsonAsync()).GetArrayLength());
        Assert.Equal(2, (await ana.GetAsync("/api/v2/alerts?silenced=false").JsonAsync()).GetArrayLength());
    }

    [Theory]
    [InlineData("""{"matchers":[]}""")]
    [InlineData("""{"matchers":"all"}""")]
    [InlineData(
        """{"matchers":[{"name":"a","value":"(","isRegex":true}],"startsAt":"2026-11-23T00:00:00Z","endsAt":"2999-01-01T00:00:00Z","createdBy":"a","comment":"c"}"""
    )]
    [InlineData(
        """{"matchers":[{"name":"a","value":"b"}],"startsAt":"2026-11-23T00:00:00Z","endsAt":"2020-01-01T00:00:00Z","createdBy":"a","comment":"c"}"""
    )]
    [InlineData(
        """{"matchers":[{"name":"a","value":".*","isRegex":true}],"startsAt":"","endsAt":"2026-12-24T00:00:00Z","createdBy":"a","comment":"c"}"""
    )]
    [InlineData("""{"matchers":[{"name":7}]}""")]
    [InlineData("""{"matchers":[7]}""")]
    [InlineData("""[]""")]
    [InlineData("""{""")]
    public async Task A_silence_that_cannot_be_is_400_with_a_json_text(string body)
    {
        await using MusterServer server = await MusterServer.StartAsync();

        JsonElement refused = await server
            .Client(await server.KeyAsync(ApiKeyScope.Api))
            .PostJsonAsync("/api/v2/silences", body)
            .JsonAsync(HttpStatusCode.BadRequest);

        Assert.Equal(JsonValueKind.String, refused.ValueKind);
    }

    [Fact]
    public async Task An_unknown_silence_is_404()
    {
        await using MusterServer server = await MusterServer.StartAsync();
        using HttpClient ana = server.Client(await server.KeyAsync(ApiKeyScope.Api));

        foreach (string id in new[] { "5a3e6b51-6f0a-4a3e-9d4b-2f0f3b8f9c11", "No Such", "%00" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await ana.GetAsync("/api/v2/silence/" + Uri.EscapeDataString(id))).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await ana.DeleteAsync("/api/v2/silence/" + Uri.EscapeDataString(id))).StatusCode);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await ana.PostJsonAsync("/api/v2/silences", Silence(server, "x", "unknown"))).StatusCode);
    }

    [Fact]
    public async Task An_intake_key_silences_its_own_alerts_alone_and_changes_no_other_silence()
    {
        await using MusterServer server = await MusterServer.StartAsync();
        using HttpClient one = server.Client(await server.KeyAsync(name: "one"));
        using HttpClient two = server.Client(await server.KeyAsync(name: "two"));
        using HttpClient admin = server.Client(await server.KeyAsync(ApiKeyScope.Api));
        await one.PostJsonAsync("/api/v2/alerts", """[{"labels":{"alertname":"Noise","of":"one"}}]""");
        await two.PostJsonAsync("/api/v2/alerts", """[{"labels":{"alertname":"Noise","of":"two"}}]""");

        string id = (await one.PostJsonAsync("/api/v2/silences", Silence(server, "Noise")).JsonAsync())
            .GetProperty("silenceID")
            .GetString()!;

        JsonElement silenced = Assert.Single(
            (await admin.GetAsync("/api/v2/alerts?active=false&unprocessed=false").JsonAsync()).EnumerateArray()
        );
        Assert.Equal("one", silenced.GetProperty("labels").GetProperty("of").GetString());
        Assert.Equal(HttpStatusCode.NotFound, (await two.DeleteAsync("/api/v2/silence/" + id)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await one.DeleteAsync("/api/v2/silence/" + id)).StatusCode);
    }

    [Fact]
    public async Task A_key_that_stands_for_a_viewer_silences_nothing()
    {
        await using MusterServer server = await MusterServer.StartAsync();
        await server.AccountAsync("Vera", "viewer");
        using HttpClient vera = server.Client(await server.KeyAsync(ApiKeyScope.Api, "vera"));

        Assert.Equal(HttpStatusCode.Forbidden, (await vera.PostJsonAsync("/api/v2/silences", Silence(server, "x"))).StatusCode);
    }

    private static string Silence(MusterServer server, string name, string? id = null, string? startsAt = null, int hours = 2)
    {
        DateTimeOffset now = server.Clock.GetUtcNow();
        return JsonSerializer.Serialize(
            new
            {
                id,
                matchers = new[]
                {
                    new
                    {
                        name = "alertname",
                        value = name,
                        isRegex = false,
                    },
                },
                startsAt = startsAt ?? now.ToString("o"),
                endsAt = now.AddHours(hours).ToString("o"),
                createdBy = "ana",
                comment = "noise",
            }
        );
    }
}
