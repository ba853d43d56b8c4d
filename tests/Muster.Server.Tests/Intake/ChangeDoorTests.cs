// The door of PagerDuty's change events: kept, listed and shown beside incidents, and paging nobody.
using System.Net;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Muster.Server.Tests.Drivers;
using Muster.Server.Web.Access;
using Muster.Storage.Access;

namespace Muster.Server.Tests.Intake;

public sealed class ChangeDoorTests
{
    [Fact]
    public async Task A_change_is_answered_202_as_pagerduty_does_listed_and_raises_no_alert()
    {
        await using MusterServer server = await MusterServer.StartAsync();
        await Streaming.PutAsync(server);
        string key = await server.KeyAsync();
        DateTimeOffset made = server.Clock.GetUtcNow().AddMinutes(-3);
        using HttpClient reader = server.Client(await server.KeyAsync(ApiKeyScope.Api));

        JsonElement answer = await server
            .Client()
            .PostJsonAsync("/v2/change/enqueue", Change(key, "Deployed v42", made, "playback"))
            .JsonAsync(HttpStatusCode.Accepted);

        Assert.Equal("""{"status":"success","message":"Change event processed"}""", answer.GetRawText());
        JsonElement change = Assert.Single(await ListAsync(reader, ""));
        Assert.Equal("Deployed v42", change.GetProperty("summary").GetString());
        Assert.Equal("playback", change.GetProperty("service").GetString());
        Assert.Equal(made, change.GetProperty("at").GetDateTimeOffset());
        Assert.Equal("https://ci.example/42", change.GetProperty("links")[0].GetProperty("href").GetString());
        Assert.Equal(0, (await reader.GetAsync("/api/v2/alerts").JsonAsync()).GetArrayLength());
        Assert.Equal(0, (await reader.GetAsync("/api/v1/groups?status=all").JsonAsync()).GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task A_change_that_states_its_time_and_is_sent_again_is_one_change()
    {
        await using MusterServer server = await MusterServer.StartAsync();
        string key = await server.KeyAsync();
        using HttpClient reader = server.Client(await server.KeyAsync(ApiKeyScope.Api));
        string sent = Change(key, "Deployed v42", server.Clock.GetUtcNow().AddMinutes(-3), "x");

        await server.Client().PostJsonAsync("/v2/change/enqueue", sent).JsonAsync(HttpStatusCode.Accepted);
        await server.Client().PostJsonAsync("/v2/change/enqueue", sent).JsonAsync(HttpStatusCode.Accepted);
        await server
            .Client()
            .PostJsonAsync("/v2/change/enqueue", sent.Replace("v42", "v43", StringComparison.Ordinal))
            .JsonAsync(HttpStatusCode.Accepted);

        Assert.Equal(2, (await ListAsync(reader, "")).Length);
    }

    [Fact]
    public async Task The_list_is_searched_filtered_by_service_and_paged()
    {
        await using MusterServer server = await MusterServer.StartAsync();
        await Streaming.PutAsync(server);
        string key = await server.KeyAsync();
        using HttpClient reader = server.Client(await server.KeyAsync(ApiKeyScope.Api));
        for (int number = 1; number <= 3; number++)
        {
            await server
                .Client()
                .PostJsonAsync(
                    "/v2/change/enqueue",
                    Change(key, $"Deployed v{number}", server.Clock.GetUtcNow().AddMinutes(-number), number == 2 ? "playback" : "other")
                )
                .JsonAsync(HttpStatusCode.Accepted);
        }

        Assert.Equal(["Deployed v2"], Names(await ListAsync(reader, "?service=playback")));
        Assert.Equal(["Deployed v3"], Names(await ListAsync(reader, "?q=V3")));
        JsonElement first = await reader.GetAsync("/api/v1/changes?limit=2").JsonAsync();
        Assert.Equal(["Deployed v1", "Deployed v2"], Names([.. first.GetProperty("items").EnumerateArray()]));
        Assert.Equal(["Deployed v3"], Names(await ListAsync(reader, "?limit=2&cursor=" + first.GetProperty("next").GetString())));
        await reader.GetAsync("/api/v1/changes?limit=0&cursor=x").JsonAsync(HttpStatusCode.BadRequest);
        Assert.Equal(HttpStatusCode.Forbidden, (await server.Client(key).GetAsync("/api/v1/changes")).StatusCode);
    }

    [Fact]
    public async Task An_incident_shows_the_changes_around_it_the_likeliest_first_and_why()
    {
        await using MusterServer server = await MusterServer.StartAsync();
        await Streaming.PutAsync(server);
        string key = await server.KeyAsync();
        DateTimeOffset now = server.Clock.GetUtcNow();
        (string Summary, DateTimeOffset At, string Service)[] changes =
        [
            ("Of the service", now.AddMinutes(-20), "Playback"),
            ("Of another", now.AddMinutes(-5), "other"),
            ("Long ago", now.AddHours(-7), "playback"),
        ];
        foreach ((string summary, DateTimeOffset at, string service) in changes)
        {
            await server.Client().PostJsonAsync("/v2/change/enqueue", Change(key, summary, at, service)).JsonAsync(HttpStatusCode.Accepted);
        }

        using Browser ana = await server.SignedInAsync("Ana");
        using HttpClient api = server.Client(await server.KeyAsync(ApiKeyScope.Api, "ana"));
        JsonElement incident = await api.PostJsonAsync(
                "/api/v1/incidents",
                """{"title":"No picture","severity":"SEV-2","service":"playback"}"""
            )
            .JsonAsync(HttpStatusCode.Created);
        string page = "/incidents/" + incident.GetProperty("id").GetString();

        IElement card = await CardAsync(ana, page);
        Assert.Contains("Changed 20 m before it was noticed, same service", card.TextContent, StringComparison.Ordinal);
        Assert.Equal(["Of the service", "Of another"], card.QuerySelectorAll("li a.link").Select(link => link.TextContent));

        // What is done during the incident is shown too, and a link that could run a script is none.
        string during = Change(key, "Rolled back", null, "playback")
            .Replace("https://ci.example/42", "javascript:alert(1)", StringComparison.Ordinal);
        await server.Client().PostJsonAsync("/v2/change/enqueue", during).JsonAsync(HttpStatusCode.Accepted);
        card = await CardAsync(ana, page);
        IElement last = card.QuerySelectorAll("li")[^1];
        Assert.Contains("Rolled back", last.TextContent, StringComparison.Ordinal);
        Assert.Contains("after it was noticed", last.TextContent, StringComparison.Ordinal);
        Assert.Null(last.QuerySelector("a"));
    }

    [Fact]
    public async Task Mistakes_are_listed_and_a_wrong_key_and_a_viewer_are_refused()
    {
        await using MusterServer server = await MusterServer.StartAsync();
        await server.AccountAsync("Vera", AccountRole.Viewer);
        using HttpClient stranger = server.Client();

        JsonElement refused = await stranger.PostJsonAsync("/v2/change/enqueue", "{}").JsonAsync(HttpStatusCode.BadRequest);
        Assert.Equal(
            ["'routing_key' is missing or blank", "'payload' is missing or blank"],
            refused.GetProperty("errors").EnumerateArray().Select(error => error.GetString())
        );
        await stranger.PostJsonAsync("/v2/change/enqueue", Change("nonsense", "x", null, "x")).JsonAsync(HttpStatusCode.BadRequest);
        string viewer = await server.KeyAsync(ApiKeyScope.Api, "vera");
        await stranger.PostJsonAsync("/v2/change/enqueue", Change(viewer, "x", null, "x")).JsonAsync(HttpStatusCode.Forbidden);
        Assert.Empty(await ListAsync(server.Client(await server.KeyAsync(ApiKeyScope.Api)), ""));
    }

    [Theory]
    [InlineData("\"0001-01-01T00:00:00Z\"")]
    [InlineData("\"9999-12-31T23:59:59Z\"")]
    [InlineData("\"yesterday\"")]
    [InlineData("7")]
    public async Task A_time_that_cannot_be_is_now(string timestamp)
    {
        await using MusterServer server = await MusterServer.StartAsync();
        string body =
            $$$"""{"routing_key":"{{{await server.KeyAsync()}}}","payload":{"summary":"x\u0000\ud800","timestamp":{{{timestamp}}},"custom_details":["a"]},"links":[7,{}]}""";

        await server.Client().PostJsonAsync("/v2/change/enqueue", body).JsonAsync(HttpStatusCode.Accepted);

        JsonElement change = Assert.Single(await ListAsync(server.Client(await server.KeyAsync(ApiKeyScope.Api)), ""));
        Assert.Equal(change.GetProperty("receivedAt").GetDateTimeOffset(), change.GetProperty("at").GetDateTimeOffset());
    }

    private static string Change(string key, string summary, DateTimeOffset? at, string service) =>
        JsonSerializer.Serialize(
            new
            {
                routing_key = key,
                payload = new
                {
                    summary,
                    source = "ci",
                    timestamp = at,
                    custom_details = new { service },
                },
                links = new[] { new { href = "https://ci.example/42", text = "The build" } },
            }
        );

    private static async Task<JsonElement[]> ListAsync(HttpClient reader, string query) =>
        [.. (await reader.GetAsync("/api/v1/changes" + query).JsonAsync()).GetProperty("items").EnumerateArray()];

    private static IEnumerable<string?> Names(JsonElement[] changes) => changes.Select(change => change.GetProperty("summary").GetString());

    private static async Task<IElement> CardAsync(Browser browser, string page)
    {
        IHtmlDocument document = Html.Parse(await browser.PageAsync(page));
        return document.GetElementById("changes")!;
    }
}
