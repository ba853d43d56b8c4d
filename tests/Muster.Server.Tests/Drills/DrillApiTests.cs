// Drills over the API: start, act, look since a second, and a server that is restarted in the middle.
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Muster.Server.Tests.Drivers;
using Muster.Storage.Access;

namespace Muster.Server.Tests.Drills;

public sealed class DrillApiTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_drill_goes_on_where_it_was_when_the_server_is_restarted_in_the_middle()
    {
        DirectoryInfo directory = Directory.CreateTempSubdirectory("muster-drill-");
        try
        {
            string key;
            JsonElement before;
            await using (MusterServer server = await MusterServer.StartAsync(directory: directory))
            {
                key = await server.KeyAsync(ApiKeyScope.Api);
                using HttpClient api = server.Client(key);
                before = await PlayAsync(api, server);
                await server.StopAsync();
            }

            await using MusterServer again = await MusterServer.StartAsync(directory: directory);
            using HttpClient after = again.Client(key);
            JsonElement same = await after.GetFromJsonAsync<JsonElement>("/api/v1/drills/D-1?since=0", Cancel);
            Assert.Equal(before.GetRawText(), same.GetRawText());

            JsonElement running = await DoneAsync(await after.DeleteAsync("/api/v1/drills/D-1/pause", Cancel));
            Assert.Equal("running", running.GetProperty("status").GetString());
            again.Clock.FastForward(TimeSpan.FromMinutes(2));
            Assert.Equal(HttpStatusCode.Conflict, (await ActAsync(after, "acknowledge")).StatusCode);
            JsonElement debrief = await after.GetFromJsonAsync<JsonElement>("/api/v1/drills/D-1/debrief", Cancel);
            Assert.Contains(debrief.GetProperty("events").EnumerateArray(), one => one.GetProperty("kind").GetString() == "faultBegan");
            Assert.Equal(
                30 * 60,
                (await after.GetFromJsonAsync<JsonElement>("/api/v1/drills/D-1", Cancel)).GetProperty("second").GetInt32()
            );
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Every_mistake_is_named_and_nothing_hidden_is_told_while_it_is_played()
    {
        await using MusterServer server = await MusterServer.StartAsync();
        using HttpClient api = server.Client(await server.KeyAsync(ApiKeyScope.Api));
        using HttpResponseMessage wrong = await api.PostAsJsonAsync(
            "/api/v1/drills",
            new
            {
                scenario = "nothing",
                difficulty = "hard",
                speed = 99,
            },
            Cancel
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.Equal(["scenario", "difficulty", "speed"], await FieldsAsync(wrong));
        Assert.Equal(HttpStatusCode.NotFound, (await api.GetAsync("/api/v1/drills/D-9", Cancel)).StatusCode);

        await PlayAsync(api, server);
        await DoneAsync(await api.DeleteAsync("/api/v1/drills/D-1/pause", Cancel));
        Assert.Equal(
            ["args.percent", "args.size"],
            await FieldsAsync(await ActAsync(api, "shed", "gateway", new { percent = 101, size = 3 }))
        );
        JsonElement twice = await DoneAsync(await ActAsync(api, "declare", "", new { severity = 2 }));
        Assert.Contains("declared already", twice.GetProperty("notDone").GetString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, (await api.GetAsync("/api/v1/drills/D-1/debrief", Cancel)).StatusCode);
        string told = await api.GetStringAsync("/api/v1/drills/D-1", Cancel);
        Assert.DoesNotContain("fault", told, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(
            "over",
            (await DoneAsync(await api.PutAsync("/api/v1/drills/D-1/end", null, Cancel))).GetProperty("status").GetString()
        );
        JsonElement list = await api.GetFromJsonAsync<JsonElement>("/api/v1/drills", Cancel);
        Assert.Equal("stopped", Assert.Single(list.GetProperty("items").EnumerateArray()).GetProperty("ending").GetString());
    }

    /// <summary>Five minutes of the herd, in which it was declared and most of it refused; paused then.</summary>
    private static async Task<JsonElement> PlayAsync(HttpClient api, MusterServer server)
    {
        using HttpResponseMessage started = await api.PostAsJsonAsync(
            "/api/v1/drills",
            new
            {
                scenario = "thundering-herd",
                seed = 42,
                speed = 20,
            },
            Cancel
        );
        Assert.Equal(HttpStatusCode.Created, started.StatusCode);
        server.Clock.FastForward(TimeSpan.FromSeconds(8));
        await DoneAsync(await ActAsync(api, "declare", "", new { severity = 1 }));
        JsonElement begun = await DoneAsync(await ActAsync(api, "shed", "gateway", new { percent = 90 }));
        Assert.Equal(JsonValueKind.Null, begun.TryGetProperty("notDone", out JsonElement notDone) ? notDone.ValueKind : JsonValueKind.Null);
        server.Clock.FastForward(TimeSpan.FromSeconds(7));
        await DoneAsync(await api.PutAsync("/api/v1/drills/D-1/pause", null, Cancel));
        JsonElement state = await api.GetFromJsonAsync<JsonElement>("/api/v1/drills/D-1?since=0", Cancel);
        Assert.InRange(state.GetProperty("second").GetInt32(), 300, 900);
        Assert.True(state.GetProperty("samples").EnumerateArray().Last().GetProperty("shed").GetDouble() > 0);
        return state;
    }

    private static Task<HttpResponseMessage> ActAsync(HttpClient api, string verb, string target = "", object? args = null) =>
        api.PostAsJsonAsync(
            "/api/v1/drills/D-1/acts",
            new
            {
                @do = verb,
                target,
                args = args ?? new { },
            },
            Cancel
        );

    private static async Task<JsonElement> DoneAsync(HttpResponseMessage answer)
    {
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{answer.StatusCode}: {await answer.Content.ReadAsStringAsync(Cancel)}");
        return await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel);
    }

    private static async Task<string?[]> FieldsAsync(HttpResponseMessage answer) =>
        [
            .. (await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel))
                .GetProperty("errors")
                .EnumerateArray()
                .Select(error => error.GetProperty("field").GetString()),
        ];
}
