// The door of CloudEvents, in each of their modes, against the real server.
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Muster.Server.Tests.Drivers;

namespace Muster.Server.Tests.Intake;

public sealed class CloudEventsDoorTests
{
    private const string Structured = "application/cloudevents+json; charset=UTF-8";
    private const string Batch = "application/cloudevents-batch+json";

    [Fact]
    public async Task A_structured_event_opens_an_alert_and_the_one_that_ends_its_type_closes_it()
    {
        await using MusterServer server = await MusterServer.StartAsync();
        string key = await server.KeyAsync();

        HttpResponseMessage answer = await SendAsync(
            server,
            key,
            Structured,
            """
            {"specversion":"1.0","id":"1","source":"/db/1","type":"com.example.disk.opened","subject":"sda","time":"2026-11-23T02:55:00Z","severity":"critical",
             "data":{"summary":"Disk is full","service":"db","url":"http://x.example/1","labels":{"rack":"r7","n":7}}}
            """
        );
        Assert.Equal(1, (await Task.FromResult(answer).JsonAsync()).GetProperty("signals").GetInt32());
        JsonElement alert = Assert.Single(await AlertsAsync(server, key));
        Assert.Equal(
            """{"alertname":"com.example.disk","n":"7","rack":"r7","service":"db","severity":"critical","source":"/db/1","subject":"sda"}""",
            alert.GetProperty("labels").GetRawText()
        );
        Assert.Equal("Disk is full", alert.GetProperty("annotations").GetProperty("summary").GetString());
        Assert.Equal("http://x.example/1", alert.GetProperty("generatorURL").GetString());

        // Another subject is another alert.
        await SendAsync(
            server,
            key,
            Structured,
            """{"specversion":"1.0","id":"2","source":"/db/1","type":"com.example.disk.closed","subject":"sdb"}"""
        );
        Assert.Single(await AlertsAsync(server, key));
        await SendAsync(
            server,
            key,
            Structured,
            """{"specversion":"1.0","id":"3","source":"/db/1","type":"com.example.disk.closed","subject":"sda"}"""
        );
        Assert.Empty(await AlertsAsync(server, key));
    }

    [Theory]
    [InlineData("resolved")]
    [InlineData("OK")]
    [InlineData("Closed")]
    public async Task The_datas_status_ends_an_alert_of_the_same_type(string status)
    {
        await using MusterServer server = await MusterServer.StartAsync();
        string key = await server.KeyAsync();
        string Event(string word) => $$$"""{"specversion":"1.0","id":"1","source":"s","type":"t","data":{"status":"{{{word}}}"}}""";

        await SendAsync(server, key, Structured, Event("failing"));
        Assert.Single(await AlertsAsync(server, key));
        await SendAsync(server, key, Structured, Event(status));
        Assert.Empty(await AlertsAsync(server, key));
    }

    [Fact]
    public async Task A_batch_keeps_the_good_beside_the_bad_and_names_every_mistake()
    {
        await using MusterServer server = await MusterServer.StartAsync();
        string key = await server.KeyAsync();
        string deep = new string('[', 1000) + new string(']', 1000);

        HttpResponseMessage answer = await SendAsync(
            server,
            key,
            Batch,
            $$$"""
            [{"specversion":"1.0","id":"1","source":"a","type":"t"},7,{"specversion":"0.3","id":"","type":"t"},
             {"specversion":"1.0","id":"1","source":"{{{new string(
                'x',
                5000
            )}}}","type":"t"},{"specversion":"1.0","id":"4","source":"deep","type":"t","data":{{{deep}}}}]
            """
        );

        JsonElement refused = await Task.FromResult(answer).JsonAsync(HttpStatusCode.BadRequest);
        Assert.Equal(
            "3 of 5 alerts cannot be taken. The other 2 are kept. alert 1: it is no object; alert 2: its specversion is '0.3' and not 1.0, it has no id, "
                + "it has no source; alert 3: its source is longer than 4096 bytes.",
            refused.GetProperty("detail").GetString()
        );
        Assert.True(answer.Headers.Contains("Muster-Receipt"));
        Assert.Equal(2, (await AlertsAsync(server, key)).Length);
    }

    [Theory]
    [InlineData("application/json", """{"message":"It is down"}""", "It is down")]
    [InlineData("text/plain", "It is down", null)]
    public async Task A_binary_event_has_its_attributes_in_headers(string type, string body, string? summary)
    {
        await using MusterServer server = await MusterServer.StartAsync();
        string key = await server.KeyAsync();

        HttpResponseMessage answer = await SendAsync(
            server,
            key,
            type,
            body,
            ("ce-specversion", "1.0"),
            ("ce-id", "1"),
            ("ce-source", "/web"),
            ("ce-type", "down"),
            ("ce-subject", "caf%C3%A9"),
            ("ce-severity", "warning")
        );

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        JsonElement alert = Assert.Single(await AlertsAsync(server, key));
        Assert.Equal("café", alert.GetProperty("labels").GetProperty("subject").GetString());
        Assert.Equal("warning", alert.GetProperty("labels").GetProperty("severity").GetString());
        JsonElement notes = alert.GetProperty("annotations");
        Assert.Equal(body, notes.GetProperty("data").GetString());
        Assert.Equal(summary, notes.TryGetProperty("summary", out JsonElement said) ? said.GetString() : null);
    }

    [Theory]
    [InlineData(Structured, "[]")]
    [InlineData(Batch, "{}")]
    [InlineData("application/json", """{"a":1}""")]
    public async Task What_carries_no_event_is_told_how_to(string type, string body)
    {
        await using MusterServer server = await MusterServer.StartAsync();

        JsonElement refused = await SendAsync(server, await server.KeyAsync(), type, body).JsonAsync(HttpStatusCode.BadRequest);

        Assert.Contains("application/cloudevents+json", refused.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_handshake_allows_whoever_has_the_key()
    {
        await using MusterServer server = await MusterServer.StartAsync();

        HttpResponseMessage allowed = await AskAsync(server, await server.KeyAsync());
        HttpResponseMessage refused = await AskAsync(server, "nonsense");

        Assert.Equal(HttpStatusCode.OK, allowed.StatusCode);
        Assert.Equal(["*"], allowed.Headers.GetValues("WebHook-Allowed-Origin"));
        Assert.Equal(["*"], allowed.Headers.GetValues("WebHook-Allowed-Rate"));
        Assert.Equal(["POST"], allowed.Content.Headers.Allow);
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        Assert.False(refused.Headers.Contains("WebHook-Allowed-Origin"));
    }

    private static async Task<HttpResponseMessage> AskAsync(MusterServer server, string key)
    {
        using HttpRequestMessage request = new(HttpMethod.Options, $"/intake/{key}/cloudevents");
        request.Headers.Add("WebHook-Request-Origin", "events.example");
        return await server.Client().SendAsync(request, TestContext.Current.CancellationToken);
    }

    private static async Task<HttpResponseMessage> SendAsync(
        MusterServer server,
        string key,
        string type,
        string body,
        params (string Name, string Value)[] headers
    )
    {
        using HttpRequestMessage request = new(HttpMethod.Post, $"/intake/{key}/cloudevents");
        request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        foreach ((string name, string value) in headers)
        {
            request.Headers.Add(name, value);
        }

        return await server.Client().SendAsync(request, TestContext.Current.CancellationToken);
    }

    private static async Task<JsonElement[]> AlertsAsync(MusterServer server, string key) =>
        [.. (await server.Client(key).GetAsync("/api/v2/alerts").JsonAsync()).EnumerateArray()];
}
