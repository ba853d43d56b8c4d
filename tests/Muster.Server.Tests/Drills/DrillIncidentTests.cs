// A drill is a real incident in the real console: its alerts come through the intake, and what is done in the incident is done in the drill.
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Muster.Server.Chat;
using Muster.Server.Tests.Drivers;
using Muster.Storage.Access;

namespace Muster.Server.Tests.Drills;

public sealed class DrillIncidentTests(DrillWorld world) : IClassFixture<DrillWorld>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Its_alerts_are_one_group_that_pages_nobody_else_and_its_incident_plays_it()
    {
        HttpClient ana = world.Server.Client(await world.Server.KeyAsync(ApiKeyScope.Api, "ana"));
        string drill = await StartAsync(ana, pagesPeople: false);
        JsonElement group = await GroupAsync(ana, drill);
        Assert.StartsWith("a drill", group.GetProperty("held").GetString(), StringComparison.Ordinal);
        Assert.Empty(await GroupsAsync(ana, "open"));

        // What is done in the incident of a paused drill lets its clock go on.
        await ana.PutAsync($"/api/v1/drills/{drill}/pause", null, Cancel);
        HttpResponseMessage declared = await ana.PostAsJsonAsync(
            "/api/v1/incidents",
            new
            {
                title = "Nothing plays",
                severity = "SEV-2",
                alertGroup = group.GetProperty("id").GetString(),
            },
            Cancel
        );
        Assert.Equal(HttpStatusCode.Created, declared.StatusCode);
        JsonElement incident = await declared.Content.ReadFromJsonAsync<JsonElement>(Cancel);
        Assert.Equal("drill", incident.GetProperty("type").GetString());
        ChatAsker asker = new(new(new("ana"), "Ana Silva", "", null, "Etc/UTC", []), "slack:command", Operation: null);
        string chat = await world.Server.Services.GetRequiredService<ChatCommands>().AnswerAsync(asker, "incidents", Cancel);
        Assert.Equal("No incident is open.", chat);

        JsonElement played = await ana.GetFromJsonAsync<JsonElement>($"/api/v1/drills/{drill}?since=0", Cancel);
        Assert.Equal(incident.GetProperty("id").GetString(), played.GetProperty("incident").GetString());
        Assert.Equal("running", played.GetProperty("status").GetString());
        string at = $"/api/v1/incidents/{incident.GetProperty("id").GetString()}";
        await DoneAsync(ana, HttpMethod.Put, at + "/severity", new { severity = "SEV-1", reason = "Everybody feels it" });
        await DoneAsync(ana, HttpMethod.Put, at + "/roles/operations_lead", new { person = "ben" });
        object statement = new
        {
            status = "Investigating",
            impact = "Nothing plays",
            currentAction = "Refusing part of the load",
            nextUpdateMinutes = 15,
        };
        await DoneAsync(ana, HttpMethod.Post, at + "/statements", statement);
        await DoneAsync(ana, HttpMethod.Put, at + "/mitigation", new { impactStoppedAt = world.Server.Clock.GetUtcNow() });
        string[] told =
        [
            "Declared as SEV-2.",
            "It is a SEV-1 now.",
            "ben is Operations Lead.",
            "A statement went out (executive).",
            "It is said that the bleeding has stopped.",
        ];
        string all = await ana.GetStringAsync($"/api/v1/drills/{drill}?since=0", Cancel);
        Assert.All(told, one => Assert.Contains(one, all, StringComparison.Ordinal));
        Assert.DoesNotContain("\"refused\"", all, StringComparison.Ordinal);

        await ana.PutAsync($"/api/v1/drills/{drill}/end", null, Cancel);
        await Eventually.HoldsAsync(
            "The end of the drill's alerts",
            async () => (await GroupsAsync(ana, "drill")).All(one => Drill(one) != drill)
        );
    }

    [Fact]
    public async Task Command_that_is_handed_over_in_the_incident_and_a_role_that_is_left_reach_the_drill()
    {
        HttpClient ana = world.Server.Client(await world.Server.KeyAsync(ApiKeyScope.Api, "ana"));
        HttpClient ben = world.Server.Client(await world.Server.KeyAsync(ApiKeyScope.Api, "ben"));
        string drill = await StartAsync(ana, pagesPeople: false);
        string? group = (await GroupAsync(ana, drill)).GetProperty("id").GetString();
        HttpResponseMessage declared = await ana.PostAsJsonAsync(
            "/api/v1/incidents",
            new
            {
                title = "Nothing plays",
                severity = "SEV-2",
                alertGroup = group,
            },
            Cancel
        );
        string? id = (await declared.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("id").GetString();
        string at = $"/api/v1/incidents/{id}";
        await DoneAsync(ana, HttpMethod.Put, at + "/roles/scribe", new { person = "ben" });
        await DoneAsync(ana, HttpMethod.Delete, at + "/roles/scribe", new { reason = "Not needed" });
        await DoneAsync(ana, HttpMethod.Post, at + "/handover", new { to = "ben" });
        await DoneAsync(ben, HttpMethod.Put, at + "/handover/acceptance", new { });

        string all = await ana.GetStringAsync($"/api/v1/drills/{drill}?since=0", Cancel);
        string[] told = ["ana is Incident Commander.", "ben is Scribe.", "Nobody is Scribe.", "ben is Incident Commander."];
        Assert.All(told, one => Assert.Contains(one, all, StringComparison.Ordinal));
        Assert.DoesNotContain("\"refused\"", all, StringComparison.Ordinal);
        await ana.PutAsync($"/api/v1/drills/{drill}/end", null, Cancel);
    }

    [Fact]
    public async Task Where_real_pages_are_wanted_those_who_play_are_paged()
    {
        HttpClient ben = world.Server.Client(await world.Server.KeyAsync(ApiKeyScope.Api, "ben"));
        string drill = await StartAsync(ben, pagesPeople: true);
        JsonElement group = await GroupAsync(ben, drill);
        string? page = group.GetProperty("page").GetString();
        JsonElement paged = await ben.GetFromJsonAsync<JsonElement>($"/api/v1/pages/{page}", Cancel);
        Assert.StartsWith("DRILL", paged.GetProperty("title").GetString(), StringComparison.Ordinal);
        Assert.Contains("ben", paged.GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain("ana", paged.GetRawText(), StringComparison.Ordinal);
        Assert.True((await ben.PutAsync($"/api/v1/pages/{page}/acknowledgement", null, Cancel)).IsSuccessStatusCode);
        string played = await ben.GetStringAsync($"/api/v1/drills/{drill}?since=0", Cancel);
        Assert.Contains("The page is acknowledged.", played, StringComparison.Ordinal);
        await ben.PutAsync($"/api/v1/drills/{drill}/end", null, Cancel);
    }

    private static async Task DoneAsync(HttpClient api, HttpMethod method, string path, object body)
    {
        using HttpRequestMessage asked = new(method, path) { Content = JsonContent.Create(body) };
        HttpResponseMessage answer = await api.SendAsync(asked, Cancel);
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {await answer.Content.ReadAsStringAsync(Cancel)}");
    }

    private async Task<string> StartAsync(HttpClient api, bool pagesPeople)
    {
        HttpResponseMessage started = await api.PostAsJsonAsync(
            "/api/v1/drills",
            new
            {
                scenario = "thundering-herd",
                seed = 42,
                speed = 20,
                pagesPeople,
            },
            Cancel
        );
        Assert.Equal(HttpStatusCode.Created, started.StatusCode);
        world.Pass(15);
        return (await started.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("id").GetString()!;
    }

    private static async Task<JsonElement> GroupAsync(HttpClient api, string drill) =>
        (
            await Eventually.GetAsync(
                "The alert group of the drill",
                async () => (await GroupsAsync(api, "drill")).Where(one => Drill(one) == drill).ToArray() is [var one] ? (object)one : null
            )
        )
            is JsonElement group
            ? group
            : default;

    private static async Task<JsonElement[]> GroupsAsync(HttpClient api, string status) =>
        [.. (await api.GetFromJsonAsync<JsonElement>($"/api/v1/groups?status={status}", Cancel)).GetProperty("items").EnumerateArray()];

    private static string? Drill(JsonElement group) => group.GetProperty("labels").GetProperty("muster_drill").GetString();
}
