// What senders are told that are turned away: in the form that each of them reads, and without waking anybody.
using System.Net;
using System.Text.Json;
using Muster.Server.Tests.Drivers;
using Muster.Server.Web.Access;
using Muster.Storage.Access;

namespace Muster.Server.Tests.Intake;

public sealed class SenderRefusalTests
{
    private const string Alerts = """[{"labels":{"alertname":"Down"}}]""";
    private const string Notification =
        """{"version":"4","status":"firing","alerts":[{"status":"firing","labels":{"alertname":"Down"},"startsAt":"2026-01-01T00:00:00Z"}]}""";

    private static readonly (string Door, string Body)[] Webhooks =
    [
        ("grafana", Notification),
        ("cloudevents", """{"specversion":"1.0","id":"1","source":"s","type":"t"}"""),
        ("json", """{"title":"Down"}"""),
    ];

    [Theory]
    [InlineData(ApiKeyScope.Api)]
    [InlineData(ApiKeyScope.Intake)]
    public async Task A_viewers_key_wakes_nobody_through_any_door_and_reads_what_fires(string scope)
    {
        await using MusterServer server = await MusterServer.StartAsync();
        await server.AccountAsync("Vera", AccountRole.Viewer);
        string key = await server.KeyAsync(scope, "vera");
        using HttpClient vera = server.Client(key);
        using HttpClient stranger = server.Client();

        JsonElement text = await vera.PostJsonAsync("/api/v2/alerts", Alerts).JsonAsync(HttpStatusCode.Forbidden);
        JsonElement problem = await stranger.PostJsonAsync($"/intake/{key}/alertmanager", Notification).JsonAsync(HttpStatusCode.Forbidden);
        JsonElement refused = await stranger.PostJsonAsync("/v2/enqueue", Trigger(key)).JsonAsync(HttpStatusCode.Forbidden);

        Assert.Contains("The key may not do that", text.GetString(), StringComparison.Ordinal);
        Assert.Equal("not_allowed", problem.GetProperty("code").GetString());
        Assert.Equal("not_allowed", refused.GetProperty("code").GetString());
        Assert.Contains("viewer", refused.GetProperty("errors")[0].GetString(), StringComparison.Ordinal);
        foreach ((string door, string body) in Webhooks)
        {
            await stranger.PostJsonAsync($"/intake/{key}/{door}", body).JsonAsync(HttpStatusCode.Forbidden);
        }

        Assert.Equal(0, (await vera.GetAsync("/api/v2/alerts").JsonAsync()).GetArrayLength());
    }

    [Theory]
    [InlineData(ApiKeyScope.Api, AccountRole.Responder)]
    [InlineData(ApiKeyScope.Api, AccountRole.Admin)]
    [InlineData(ApiKeyScope.Intake, AccountRole.Responder)]
    public async Task A_responders_key_sends_through_every_door(string scope, string role)
    {
        await using MusterServer server = await MusterServer.StartAsync();
        await server.AccountAsync("Ana", role);
        string key = await server.KeyAsync(scope, "ana");
        using HttpClient ana = server.Client(key);

        Assert.Equal(HttpStatusCode.OK, (await ana.PostJsonAsync("/api/v2/alerts", Alerts)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await ana.PostJsonAsync($"/intake/{key}/alertmanager", Notification)).StatusCode);
        Assert.Equal(HttpStatusCode.Accepted, (await ana.PostJsonAsync("/v2/enqueue", Trigger(key))).StatusCode);
        foreach ((string door, string body) in Webhooks)
        {
            Assert.Equal(HttpStatusCode.OK, (await ana.PostJsonAsync($"/intake/{key}/{door}", body)).StatusCode);
        }
    }

    /// <summary>The scope bounds the role: what an admin's intake key opens is the intake.</summary>
    [Fact]
    public async Task An_admins_intake_key_is_no_admin()
    {
        await using MusterServer server = await MusterServer.StartAsync();
        await server.AccountAsync("Ana", AccountRole.Admin);
        using HttpClient key = server.Client(await server.KeyAsync(ApiKeyScope.Intake, "ana"));

        JsonElement refused = await key.GetAsync("/api/v1/incidents").JsonAsync(HttpStatusCode.Forbidden);

        Assert.Equal("not_allowed", refused.GetProperty("code").GetString());
    }

    [Fact]
    public async Task A_sender_without_a_valid_key_is_told_what_to_send_in_the_form_it_reads()
    {
        await using MusterServer server = await MusterServer.StartAsync();
        using HttpClient stranger = server.Client();

        HttpResponseMessage alertmanager = await stranger.PostJsonAsync("/api/v2/alerts", Alerts);
        JsonElement text = await Task.FromResult(alertmanager).JsonAsync(HttpStatusCode.Unauthorized);
        JsonElement problem = await stranger
            .PostJsonAsync("/intake/nonsense/alertmanager", Notification)
            .JsonAsync(HttpStatusCode.Unauthorized);

        Assert.Equal("application/json", alertmanager.Content.Headers.ContentType!.MediaType);
        Assert.Contains("Authorization: Bearer", text.GetString(), StringComparison.Ordinal);
        Assert.Equal("not_signed_in", problem.GetProperty("code").GetString());
        Assert.Contains("Authorization: Bearer", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/intake/x/alertmanager")]
    [InlineData("/intake/x/json")]
    [InlineData("/v2/enqueue")]
    [InlineData("/v2/change/enqueue")]
    [InlineData("/generic/2010-04-15/create_event.json")]
    public async Task Another_method_is_405_and_says_which_the_door_takes(string door)
    {
        await using MusterServer server = await MusterServer.StartAsync();

        HttpResponseMessage answer = await server.Client().GetAsync(door);
        JsonElement problem = await Task.FromResult(answer).JsonAsync(HttpStatusCode.MethodNotAllowed);

        Assert.Equal(["POST"], answer.Content.Headers.Allow);
        Assert.Equal("method_not_allowed", problem.GetProperty("code").GetString());
        Assert.Contains("It takes POST", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Alertmanagers_clients_read_another_method_and_an_unknown_address_as_one_text()
    {
        await using MusterServer server = await MusterServer.StartAsync();

        HttpResponseMessage method = await server.Client().DeleteAsync("/api/v2/alerts");

        Assert.Equal(["GET", "POST"], method.Content.Headers.Allow.Order(StringComparer.Ordinal));
        Assert.Contains(
            "It takes",
            (await Task.FromResult(method).JsonAsync(HttpStatusCode.MethodNotAllowed)).GetString(),
            StringComparison.Ordinal
        );
        Assert.NotNull((await server.Client().GetAsync("/api/v2/nothing").JsonAsync(HttpStatusCode.NotFound)).GetString());
    }

    [Fact]
    public async Task A_disabled_persons_keys_of_any_scope_send_nothing()
    {
        await using MusterServer server = await MusterServer.StartAsync();
        await server.AccountAsync("Root", AccountRole.Admin);
        string ana = await server.AccountAsync("Ana", AccountRole.Responder);
        using HttpClient key = server.Client(await server.KeyAsync(ApiKeyScope.Intake, "ana"));
        Assert.Equal(HttpStatusCode.OK, (await key.PostJsonAsync("/api/v2/alerts", Alerts)).StatusCode);

        await server.DisableAsync(ana);

        Assert.Equal(HttpStatusCode.Unauthorized, (await key.PostJsonAsync("/api/v2/alerts", Alerts)).StatusCode);
    }

    private static string Trigger(string key) =>
        JsonSerializer.Serialize(
            new
            {
                routing_key = key,
                event_action = "trigger",
                payload = new
                {
                    summary = "Down",
                    source = "web-1",
                    severity = "critical",
                },
            }
        );
}
