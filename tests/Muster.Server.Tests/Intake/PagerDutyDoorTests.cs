// The door of PagerDuty's events, against the real server.
using System.Net;
using System.Text.Json;
using Muster.Server.Tests.Drivers;
using Muster.Storage.Access;

namespace Muster.Server.Tests.Intake;

public sealed class PagerDutyDoorTests
{
    [Fact]
    public async Task A_trigger_is_answered_202_as_pagerduty_does_and_a_resolve_ends_it()
    {
        await using MusterServer server = await MusterServer.StartAsync();
        string key = await server.KeyAsync();
        using HttpClient stranger = server.Client();

        JsonElement answer = await stranger.PostJsonAsync("/v2/enqueue", Trigger(key, "disk-1")).JsonAsync(HttpStatusCode.Accepted);
        Assert.Equal("""{"status":"success","message":"Event processed","dedup_key":"disk-1"}""", answer.GetRawText());
        JsonElement alert = Assert.Single(await AlertsAsync(server, key));
        Assert.Equal("Disk full", alert.GetProperty("annotations").GetProperty("summary").GetString());

        // Somebody else's key with the same dedup key reaches nothing.
        await stranger.PostJsonAsync("/v2/enqueue", Event(await server.KeyAsync(), "resolve", "disk-1")).JsonAsync(HttpStatusCode.Accepted);
        Assert.Single(await AlertsAsync(server, key));

        await stranger.PostJsonAsync("/v2/enqueue", Event(key, "resolve", "disk-1")).JsonAsync(HttpStatusCode.Accepted);
        Assert.Empty(await AlertsAsync(server, key));

        await stranger.PostJsonAsync("/v2/enqueue", Trigger(key, "disk-1")).JsonAsync(HttpStatusCode.Accepted);
        Assert.Single(await AlertsAsync(server, key));
    }

    [Fact]
    public async Task An_event_without_a_dedup_key_is_given_one_and_each_is_an_alert_of_its_own()
    {
        await using MusterServer server = await MusterServer.StartAsync();
        string key = await server.KeyAsync();
        using HttpClient stranger = server.Client();

        JsonElement first = await stranger.PostJsonAsync("/v2/enqueue", Trigger(key, null)).JsonAsync(HttpStatusCode.Accepted);
        JsonElement second = await stranger.PostJsonAsync("/v2/enqueue", Trigger(key, null)).JsonAsync(HttpStatusCode.Accepted);

        Assert.NotEqual(first.GetProperty("dedup_key").GetString(), second.GetProperty("dedup_key").GetString());
        Assert.Equal(2, (await AlertsAsync(server, key)).Length);
    }

    [Fact]
    public async Task Acknowledge_and_resolve_without_an_open_alert_are_accepted_and_dropped()
    {
        await using MusterServer server = await MusterServer.StartAsync();
        string key = await server.KeyAsync();
        using HttpClient stranger = server.Client();

        foreach (string action in new[] { "acknowledge", "resolve" })
        {
            HttpResponseMessage answer = await stranger.PostJsonAsync("/v2/enqueue", Event(key, action, "never"));
            Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        }

        Assert.Empty(await AlertsAsync(server, key));
    }

    /// <summary>A machine must not silently stop a page: only a person does.</summary>
    [Fact]
    public async Task An_acknowledgement_stops_no_page_and_its_receipt_says_why()
    {
        await using MusterServer server = await MusterServer.StartAsync();
        string key = await server.KeyAsync();
        using HttpClient stranger = server.Client();
        await stranger.PostJsonAsync("/v2/enqueue", Trigger(key, "disk-1")).JsonAsync(HttpStatusCode.Accepted);
        JsonElement before = Assert.Single(await AlertsAsync(server, key));

        HttpResponseMessage answer = await stranger.PostJsonAsync("/v2/enqueue", Event(key, "acknowledge", "disk-1"));

        Assert.Equal(
            """{"status":"success","message":"Event processed","dedup_key":"disk-1"}""",
            (await Task.FromResult(answer).JsonAsync(HttpStatusCode.Accepted)).GetRawText()
        );
        string receipt = Assert.Single(answer.Headers.GetValues("Muster-Receipt"));
        JsonElement told = (await server.Client(key).GetAsync("/api/v1/receipts/" + receipt).JsonAsync()).GetProperty("signals")[0];
        Assert.Equal("ignored", told.GetProperty("outcome").GetString());
        Assert.Contains("A key is no person", told.GetProperty("reason").GetString(), StringComparison.Ordinal);
        Assert.Equal(before.GetRawText(), Assert.Single(await AlertsAsync(server, key)).GetRawText());
    }

    [Fact]
    public async Task A_key_that_is_wrong_unknown_or_revoked_is_answered_400_in_pagerdutys_words()
    {
        await using MusterServer server = await MusterServer.StartAsync();
        using HttpClient stranger = server.Client();
        string right = await server.KeyAsync();
        string mistyped = right[..^1] + (right[^1] == 'x' ? 'y' : 'x');

        foreach (string key in new[] { "R0UT1NGK3Y", mistyped, ApiKeyToken.New(ApiKeyScope.Intake), "\\u0000" })
        {
            JsonElement refused = await stranger.PostJsonAsync("/v2/enqueue", Trigger(key, "x")).JsonAsync(HttpStatusCode.BadRequest);
            Assert.Equal(
                """{"status":"invalid event","message":"Event object is invalid","errors":["Invalid routing key"]}""",
                refused.GetRawText()
            );
        }
    }

    [Fact]
    public async Task Mistakes_are_listed_and_a_body_beyond_512_kb_is_413()
    {
        await using MusterServer server = await MusterServer.StartAsync();
        using HttpClient stranger = server.Client();

        JsonElement refused = await stranger
            .PostJsonAsync("/v2/enqueue", """{"event_action":"trigger"}""")
            .JsonAsync(HttpStatusCode.BadRequest);
        Assert.Equal(
            ["'routing_key' is missing or blank", "'payload' is missing or blank"],
            refused.GetProperty("errors").EnumerateArray().Select(error => error.GetString())
        );
        HttpResponseMessage large = await stranger.PostJsonAsync("/v2/enqueue", "{\"x\":\"" + new string('x', 600_000) + "\"}");
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, large.StatusCode);
    }

    [Fact]
    public async Task The_key_may_come_in_pygerdutys_header()
    {
        await using MusterServer server = await MusterServer.StartAsync();
        using HttpClient sender = server.Client();
        sender.DefaultRequestHeaders.Add("X-Routing-Key", await server.KeyAsync());

        HttpResponseMessage answer = await sender.PostJsonAsync("/v2/enqueue", """{"event_action":"resolve","dedup_key":"x"}""");

        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
    }

    private static string Trigger(string key, string? dedupKey) =>
        $$$"""
            {"routing_key":"{{{key}}}","event_action":"trigger",{{{(dedupKey is null ? "" : $"\"dedup_key\":\"{dedupKey}\",")}}}
             "payload":{"summary":"Disk full","source":"db-1","severity":"critical"}}
            """;

    private static string Event(string key, string action, string dedupKey) =>
        $$"""{"routing_key":"{{key}}","event_action":"{{action}}","dedup_key":"{{dedupKey}}"}""";

    private static async Task<JsonElement[]> AlertsAsync(MusterServer server, string key) =>
        [.. (await server.Client(key).GetAsync("/api/v2/alerts").JsonAsync()).EnumerateArray()];
}
