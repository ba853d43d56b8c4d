// One alert that two keys speak of: either may end it, and it says which did.
using System.Net;
using System.Text.Json;
using Muster.Server.Tests.Drivers;
using Muster.Storage.Access;

namespace Muster.Server.Tests.Intake;

public sealed class SharedAlertTests
{
    [Fact]
    public async Task An_alert_names_the_key_that_raised_it_and_the_other_key_that_resolved_it()
    {
        await using MusterServer server = await MusterServer.StartAsync();
        string raiser = await server.KeyAsync(name: "prometheus-a");
        string resolver = await server.KeyAsync(name: "prometheus-b");
        using HttpClient reader = server.Client(await server.KeyAsync(ApiKeyScope.Api));

        await PostAsync(server, raiser, """[{"labels":{"alertname":"Down"},"startsAt":"2026-01-01T00:00:00Z"}]""");
        JsonElement firing = await OnlyAsync(reader);
        await PostAsync(server, resolver, """[{"labels":{"alertname":"Down"},"endsAt":"2026-01-02T00:00:00Z"}]""");
        JsonElement over = await OnlyAsync(reader);

        Assert.Equal("prometheus-a", firing.GetProperty("key").GetString());
        Assert.Equal(JsonValueKind.Null, firing.GetProperty("resolvedBy").ValueKind);
        Assert.Equal("resolved", over.GetProperty("status").GetString());
        Assert.Equal(("prometheus-a", "prometheus-b"), (over.GetProperty("key").GetString(), over.GetProperty("resolvedBy").GetString()));
    }

    private static async Task PostAsync(MusterServer server, string key, string alerts)
    {
        using HttpClient sender = server.Client(key);
        Assert.Equal(HttpStatusCode.OK, (await sender.PostJsonAsync("/api/v2/alerts", alerts)).StatusCode);
    }

    private static async Task<JsonElement> OnlyAsync(HttpClient reader) =>
        Assert.Single((await reader.GetAsync("/api/v1/alerts?status=all").JsonAsync()).GetProperty("items").EnumerateArray());
}
