// What a program hears while the store cannot be reached: try again, and when.
using System.Net;
using System.Text.Json;
using Muster.Server.Tests.Drivers;
using Muster.Server.Web.Access;
using Muster.Storage.Access;

namespace Muster.Server.Tests.Hosting;

public sealed class StoreOutageTests
{
    [Theory]
    [InlineData("GET", "/api/v1/incidents", null)]
    [InlineData("GET", "/api/v1/incidents/INC-1", null)]
    [InlineData("GET", "/api/v1/incidents/INC-1/review", null)]
    [InlineData("GET", "/api/v1/alerts", null)]
    [InlineData("GET", "/api/v1/groups", null)]
    [InlineData("GET", "/api/v1/services", null)]
    [InlineData("GET", "/api/v1/receipts/x", null)]
    [InlineData("POST", "/api/v1/incidents", """{ "title": "Payments fail", "severity": "SEV-1" }""")]
    [InlineData("POST", "/api/v1/reports", """{ "title": "A customer calls" }""")]
    [InlineData("PUT", "/api/v1/incidents/INC-1/title", """{ "title": "Payments fail" }""")]
    [InlineData("PUT", "/api/v1/pages/x/acknowledgement", null)]
    public async Task The_api_says_503_and_when_to_try_again_and_serves_again_afterwards(string method, string path, string? body)
    {
        StoreOutage outage = new();
        await using MusterServer server = await MusterServer.StartAsync(change: outage.StandBefore);
        await server.AccountAsync("Ana", AccountRole.Responder);
        using HttpClient ana = server.Client(await server.KeyAsync(ApiKeyScope.Api, "ana"));
        Assert.Equal(HttpStatusCode.OK, (await ana.GetAsync("/api/v1/incidents", TestContext.Current.CancellationToken)).StatusCode);

        outage.Begin();
        (HttpStatusCode status, JsonElement problem, HttpResponseMessage answer) = await ana.SendJsonAsync(new(method), path, body);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.Equal("store.unavailable", problem.GetProperty("code").GetString());
        Assert.NotNull(answer.Headers.RetryAfter?.Delta);
        outage.End();
        Assert.Equal(HttpStatusCode.OK, (await ana.GetAsync("/api/v1/incidents", TestContext.Current.CancellationToken)).StatusCode);
    }

    [Theory]
    [InlineData("/intake/{0}/alertmanager", """{"alerts":[{"labels":{"a":"b"}}]}""")]
    [InlineData("/intake/{0}/grafana", """{"alerts":[{"labels":{"a":"b"}}]}""")]
    [InlineData("/intake/{0}/cloudevents", """{"specversion":"1.0","id":"1","source":"s","type":"t"}""")]
    [InlineData("/intake/{0}/json", """{"title":"Slow"}""")]
    [InlineData("/v2/enqueue", """{"routing_key":"{0}","event_action":"resolve","dedup_key":"x"}""")]
    [InlineData("/v2/change/enqueue", """{"routing_key":"{0}","payload":{"summary":"x"}}""")]
    [InlineData("/generic/2010-04-15/create_event.json", """{"service_key":"{0}","event_type":"resolve","incident_key":"x"}""")]
    public async Task A_sender_is_told_503_at_every_door_and_is_taken_again_afterwards(string path, string body)
    {
        StoreOutage outage = new();
        await using MusterServer server = await MusterServer.StartAsync(change: outage.StandBefore);
        string key = await server.KeyAsync();
        using HttpClient sender = server.Client(key);
        string door = path.Replace("{0}", key, StringComparison.Ordinal);
        string sent = body.Replace("{0}", key, StringComparison.Ordinal);
        Assert.True((await sender.PostJsonAsync(door, sent)).IsSuccessStatusCode);

        outage.Begin();
        HttpResponseMessage refused = await sender.PostJsonAsync(door, sent);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        Assert.NotNull(refused.Headers.RetryAfter?.Delta);
        Assert.False(refused.Headers.Contains("Muster-Receipt"));

        outage.End();
        Assert.True((await sender.PostJsonAsync(door, sent)).IsSuccessStatusCode);
    }

    [Fact]
    public async Task The_door_of_alertmanager_says_503_in_the_form_that_its_clients_read()
    {
        StoreOutage outage = new();
        await using MusterServer server = await MusterServer.StartAsync(change: outage.StandBefore);
        using HttpClient sender = server.Client(await server.KeyAsync());

        outage.Begin();
        (HttpStatusCode status, JsonElement text, HttpResponseMessage answer) = await sender.SendJsonAsync(
            HttpMethod.Get,
            "/api/v2/alerts"
        );

        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.Equal(JsonValueKind.String, text.ValueKind);
        Assert.NotNull(answer.Headers.RetryAfter?.Delta);
    }
}
