// A room whose chat refuses: the API and the console say which one is behind and why, and never its address.
using System.Net;
using System.Text.Json;
using Muster.Server.Tests.Channels;
using Muster.Server.Tests.Drivers;
using Muster.Server.Web.Access;
using Muster.Storage.Access;

namespace Muster.Server.Tests.Incidents;

public sealed class IncidentRoomsTests
{
    private const string Secret = "canary-of-the-address";

    [Fact]
    public async Task A_room_that_could_not_be_told_is_named_with_the_answer_of_its_chat()
    {
        await using ProviderPeer deaf = await ProviderPeer.StartAsync(
            (_, _, response) => ProviderPeer.SayAsync(response, 404, """{"message":"Unknown Webhook","code":10015}""")
        );
        await using ProviderPeer good = await ProviderPeer.StartAsync(
            (_, _, response) => ProviderPeer.SayAsync(response, 200, "ok", "text/plain")
        );
        await using MusterServer server = await MusterServer.StartAsync(options => options with { AllowPrivateWebhooks = true });
        await server.Services.PutAsync(
            $$"""
            name: Test
            people:
              ana: { name: Ana, email: ana@example.org }
            teams:
              core: { name: Core, members: [ana] }
            escalationPolicies:
              core: { name: Core, steps: [{ targets: [person:ana], wait: 5m }] }
            services:
              payments:
                team: core
                escalationPolicy: core
                name: Payments
                description: Takes money.
                alwaysOn: true
                rooms: [{ mattermost: "{{good.Url}}{{Secret}}" }, { discord: "{{deaf.Url}}{{Secret}}" }]
            """
        );
        await server.AccountAsync("Ana", AccountRole.Responder);
        using HttpClient ana = server.Client(await server.KeyAsync(ApiKeyScope.Api, "ana"));
        object declaration = new
        {
            title = "Cards fail",
            severity = "SEV-3",
            service = "payments",
        };
        (HttpStatusCode declared, JsonElement incident, _) = await ana.SendJsonAsync(HttpMethod.Post, "/api/v1/incidents", declaration);
        Assert.Equal(HttpStatusCode.Created, declared);
        string id = incident.GetProperty("id").GetString()!;

        JsonElement[] items = await Eventually.GetAsync(
            "that one room is told and the other refused",
            async () =>
            {
                JsonElement answer = JsonDocument.Parse(await ana.GetStringAsync($"/api/v1/incidents/{id}/rooms")).RootElement;
                JsonElement[] read = [.. answer.GetProperty("items").EnumerateArray()];
                return read.Length == 2 && read.All(one => Told(one) > 0 || one.GetProperty("isBehind").GetBoolean()) ? read : null;
            }
        );

        Assert.Equal(["discord at 127.0.0.1", "mattermost at 127.0.0.1"], items.Select(one => one.GetProperty("where").GetString()));
        Assert.Equal([true, false], items.Select(one => one.GetProperty("isBehind").GetBoolean()));
        Assert.Equal((0, true), (Told(items[0]), Told(items[1]) > 0));
        Assert.Contains("Unknown Webhook", items[0].GetProperty("failure").GetString(), StringComparison.Ordinal);
        Assert.All(items, one => Assert.DoesNotContain(Secret, one.GetRawText(), StringComparison.Ordinal));

        using Browser browser = await server.SignedInAsync("Ana");
        string page = await browser.PageAsync($"/incidents/{id}");
        Assert.Contains("A room was not told of the latest.", page, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await ana.GetAsync("/api/v1/incidents/INC-99/rooms")).StatusCode);
    }

    private static int Told(JsonElement room) => room.GetProperty("toldVersion").GetInt32();
}
