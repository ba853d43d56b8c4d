// The bulletins of the status page over the REST API: published, updated, corrected, planned, taken off, and refused in words.
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Engine.Commands;
using Muster.Server.Tests.Drivers;
using Muster.Server.Web.Access;
using Muster.Storage.Access;

namespace Muster.Server.Tests.StatusPage;

public sealed class BulletinApiTests
{
    private const string Bulletins = "/api/v1/bulletins";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_number_is_lost_by_a_refusal_that_names_every_mistake()
    {
        await using MusterServer server = await StartAsync();
        using HttpClient api = await ApiAsync(server);
        object wrong = new
        {
            title = " ",
            body = "",
            components = new[] { Fares("nothing", "major_outage") },
        };
        JsonElement refused = await RefusedAsync(
            await api.PostAsJsonAsync(Bulletins, wrong),
            HttpStatusCode.UnprocessableEntity,
            "bulletin.invalid"
        );
        Assert.Equal(
            ["title", "body", "components"],
            refused.GetProperty("errors").EnumerateArray().Select(error => error.GetProperty("field").GetString())
        );

        JsonElement made = await DoneAsync(await api.PostAsJsonAsync(Bulletins, new { title = "A", body = "B" }), HttpStatusCode.Created);

        Assert.Equal("B-1", made.GetProperty("id").GetString());
    }

    [Fact]
    public async Task What_is_left_out_comes_from_the_incident_inside()
    {
        await using MusterServer server = await StartAsync();
        await DeclareAsync(server, 1, IncidentType.Incident);
        using HttpClient api = await ApiAsync(server);

        JsonElement made = await DoneAsync(
            await api.PostAsJsonAsync(
                Bulletins,
                new
                {
                    title = "Films\nstop",
                    body = "We look into it.",
                    incident = "INC-1",
                }
            ),
            HttpStatusCode.Created
        );
        Assert.Equal("B-1", made.GetProperty("id").GetString());
        Assert.Equal("Films stop", made.GetProperty("title").GetString());
        Assert.Equal("critical", made.GetProperty("impact").GetString());
        Assert.Equal("watching", made.GetProperty("components")[0].GetProperty("component").GetString());
        Assert.Equal("major_outage", made.GetProperty("components")[0].GetProperty("status").GetString());

        await RefusedAsync(
            await api.PostAsJsonAsync(
                Bulletins,
                new
                {
                    title = "Twice",
                    body = "Again.",
                    incident = "INC-1",
                }
            ),
            HttpStatusCode.Conflict,
            "bulletin.incident_published"
        );
        await RefusedAsync(
            await api.PostAsJsonAsync(
                Bulletins,
                new
                {
                    title = "Ghost",
                    body = "None.",
                    incident = "INC-9",
                }
            ),
            HttpStatusCode.NotFound,
            "incident.not_found"
        );
        await DeclareAsync(server, 2, IncidentType.Drill);
        await RefusedAsync(
            await api.PostAsJsonAsync(
                Bulletins,
                new
                {
                    title = "Drill",
                    body = "None.",
                    incident = "INC-2",
                }
            ),
            HttpStatusCode.Conflict,
            "bulletin.drill"
        );

        using HttpClient stranger = server.Client();
        string page = await StatusPageTests.EventuallyAsync(stranger, "Films stop");
        Assert.DoesNotContain("INC-1", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Words_that_are_not_for_the_public_are_refused_until_somebody_answers_for_them_by_name()
    {
        await using MusterServer server = await StartAsync();
        using HttpClient api = await ApiAsync(server);
        object guess = new { title = "Films stop", body = "It is probably the network." };

        JsonElement refused = await RefusedAsync(
            await api.PostAsJsonAsync(Bulletins, guess),
            HttpStatusCode.UnprocessableEntity,
            "bulletin.findings"
        );
        JsonElement error = Assert.Single(refused.GetProperty("errors").EnumerateArray());
        Assert.Equal("body", error.GetProperty("field").GetString());
        Assert.Contains("“probably” (speculation)", error.GetProperty("message").GetString(), StringComparison.Ordinal);

        JsonElement made = await DoneAsync(
            await api.PostAsJsonAsync(
                Bulletins,
                new
                {
                    title = "Films stop",
                    body = "It is probably the network.",
                    @override = new[] { "speculation" },
                }
            ),
            HttpStatusCode.Created
        );
        JsonElement answered = Assert.Single(made.GetProperty("updates")[0].GetProperty("overridden").EnumerateArray());
        Assert.Equal("speculation", answered.GetProperty("rule").GetString());
        await RefusedAsync(
            await api.PostAsJsonAsync($"{Bulletins}/B-1/updates", new { body = "It should be fixed soon.", status = "identified" }),
            HttpStatusCode.UnprocessableEntity,
            "bulletin.findings"
        );
        await RefusedAsync(
            await api.PutAsJsonAsync($"{Bulletins}/B-1/description", new { title = "Perhaps the network", impact = "minor" }),
            HttpStatusCode.UnprocessableEntity,
            "bulletin.findings"
        );
    }

    [Fact]
    public async Task It_is_updated_for_a_version_corrected_taken_off_and_put_back()
    {
        await using MusterServer server = await StartAsync();
        using HttpClient api = await ApiAsync(server);
        object post = new
        {
            title = "Checkout is slow",
            body = "We look into it.",
            components = new[] { Fares("paying", "degraded_performance") },
            nextUpdateAt = server.Clock.GetUtcNow().AddMinutes(30),
        };
        using HttpRequestMessage first = new(HttpMethod.Post, Bulletins) { Content = JsonContent.Create(post) };
        first.Headers.Add("Idempotency-Key", "once");
        JsonElement made = await DoneAsync(await api.SendAsync(first, Cancel), HttpStatusCode.Created);
        Assert.Equal("minor", made.GetProperty("impact").GetString());
        using HttpRequestMessage again = new(HttpMethod.Post, Bulletins) { Content = JsonContent.Create(post) };
        again.Headers.Add("Idempotency-Key", "once");
        JsonElement same = await DoneAsync(await api.SendAsync(again, Cancel), HttpStatusCode.Created);
        Assert.Equal("B-1", same.GetProperty("id").GetString());
        Assert.True(same.GetProperty("written").GetProperty("repeated").GetBoolean());

        string update = made.GetProperty("updates")[0].GetProperty("id").GetString()!;
        using HttpRequestMessage stale = new(HttpMethod.Post, $"{Bulletins}/B-1/updates")
        {
            Content = JsonContent.Create(new { body = "Found.", status = "identified" }),
        };
        stale.Headers.TryAddWithoutValidation("If-Match", "\"9\"");
        await RefusedAsync(await api.SendAsync(stale, Cancel), HttpStatusCode.PreconditionFailed, "stale_version");
        await RefusedAsync(
            await api.PostAsJsonAsync($"{Bulletins}/B-1/updates", new { body = "It is done.", status = "completed" }),
            HttpStatusCode.UnprocessableEntity,
            "bulletin.invalid"
        );
        JsonElement corrected = await DoneAsync(
            await api.PostAsJsonAsync(
                $"{Bulletins}/B-1/updates",
                new
                {
                    body = "Paying fails.",
                    status = "identified",
                    corrects = update,
                }
            ),
            HttpStatusCode.OK
        );
        Assert.Equal(update, corrected.GetProperty("updates")[1].GetProperty("corrects").GetString());
        Assert.Equal("degraded_performance", corrected.GetProperty("components")[0].GetProperty("status").GetString());
        JsonElement described = await DoneAsync(
            await api.PutAsJsonAsync($"{Bulletins}/B-1/description", new { title = "Paying fails", impact = "major" }),
            HttpStatusCode.OK
        );
        Assert.Equal("Paying fails", described.GetProperty("title").GetString());

        await OffAndBackAsync(api);
    }

    private static async Task OffAndBackAsync(HttpClient api)
    {
        await RefusedAsync(
            await api.PutAsJsonAsync($"{Bulletins}/B-1/withdrawal", new { reason = " " }),
            HttpStatusCode.UnprocessableEntity,
            "bulletin.invalid"
        );
        JsonElement off = await DoneAsync(
            await api.PutAsJsonAsync($"{Bulletins}/B-1/withdrawal", new { reason = "A test." }),
            HttpStatusCode.OK
        );
        Assert.Equal("A test.", off.GetProperty("withdrawal").GetProperty("reason").GetString());
        Assert.Equal(["B-1"], await IdsAsync(api, "withdrawn"));
        Assert.Empty(await IdsAsync(api, "open"));
        await RefusedAsync(
            await api.PostAsJsonAsync($"{Bulletins}/B-1/updates", new { body = "More.", status = "monitoring" }),
            HttpStatusCode.Conflict,
            "bulletin.withdrawn"
        );
        using HttpRequestMessage back = new(HttpMethod.Delete, $"{Bulletins}/B-1/withdrawal");
        JsonElement restored = await DoneAsync(await api.SendAsync(back, Cancel), HttpStatusCode.OK);
        Assert.Equal(JsonValueKind.Null, restored.GetProperty("withdrawal").ValueKind);
        Assert.Equal(["B-1"], await IdsAsync(api, "open"));
        using HttpResponseMessage read = await api.GetAsync($"{Bulletins}/b-1", Cancel);
        Assert.Equal($"\"{restored.GetProperty("version").GetInt32()}\"", read.Headers.ETag!.Tag);
    }

    [Fact]
    public async Task A_maintenance_is_planned_and_moved_and_viewers_only_read()
    {
        await using MusterServer server = await StartAsync();
        using HttpClient api = await ApiAsync(server);
        DateTimeOffset from = server.Clock.GetUtcNow().AddDays(1);
        await RefusedAsync(
            await api.PostAsJsonAsync(
                $"{Bulletins}/maintenances",
                new
                {
                    title = "Upgrade",
                    from,
                    until = from.AddHours(-1),
                }
            ),
            HttpStatusCode.UnprocessableEntity,
            "bulletin.invalid"
        );
        JsonElement planned = await DoneAsync(
            await api.PostAsJsonAsync(
                $"{Bulletins}/maintenances",
                new
                {
                    title = "Upgrade",
                    from,
                    until = from.AddHours(1),
                    components = new[] { Fares("paying", "operational") },
                }
            ),
            HttpStatusCode.Created
        );
        Assert.Equal("scheduled", planned.GetProperty("status").GetString());
        Assert.Equal("under_maintenance", planned.GetProperty("components")[0].GetProperty("status").GetString());
        JsonElement moved = await DoneAsync(
            await api.PutAsJsonAsync($"{Bulletins}/B-1/schedule", new { from = from.AddDays(1), until = from.AddDays(1).AddHours(1) }),
            HttpStatusCode.OK
        );
        Assert.Equal(from.AddDays(1), moved.GetProperty("from").GetDateTimeOffset());

        await server.AccountAsync("Vera", AccountRole.Viewer);
        using HttpClient viewer = server.Client(await server.KeyAsync(ApiKeyScope.Api, "vera"));
        Assert.Equal(["B-1"], await IdsAsync(viewer, "all"));
        using HttpResponseMessage forbidden = await viewer.PostAsJsonAsync(Bulletins, new { title = "Mine", body = "Mine." });
        Assert.Equal(HttpStatusCode.Forbidden, forbidden.StatusCode);
        await RefusedAsync(await api.GetAsync($"{Bulletins}?status=odd", Cancel), HttpStatusCode.BadRequest, "request.invalid");
        await RefusedAsync(await api.GetAsync($"{Bulletins}/B-7", Cancel), HttpStatusCode.NotFound, "bulletin.not_found");
    }

    private static object Fares(string component, string status) => new { component, status };

    private static async Task<MusterServer> StartAsync()
    {
        MusterServer server = await MusterServer.StartAsync();
        await Streaming.PutAsync(server);
        await server.Services.PutAsync(StatusPageTests.Page);
        return server;
    }

    private static async Task<HttpClient> ApiAsync(MusterServer server)
    {
        await server.AccountAsync("Rita", AccountRole.Responder);
        return server.Client(await server.KeyAsync(ApiKeyScope.Api, "rita"));
    }

    private static Task DeclareAsync(MusterServer server, int number, IncidentType type) =>
        server.Services.DecideAsync(
            (work, cancel) =>
                work.DecideIncidentAsync(
                    new(number),
                    new IncidentCommand.Declare(
                        new(number),
                        type,
                        "playback-api-7 out of memory",
                        Severity.Sev1,
                        Streaming.Playback,
                        ImpactStartedAt: null,
                        DetectedAt: null,
                        new PersonId("ana"),
                        Actor.Person("ana"),
                        work.Now
                    ),
                    cancel
                )
        );

    private static async Task<string[]> IdsAsync(HttpClient api, string status)
    {
        JsonElement list = await api.GetFromJsonAsync<JsonElement>($"{Bulletins}?status={status}", Cancel);
        return [.. list.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetString()!)];
    }

    private static async Task<JsonElement> DoneAsync(HttpResponseMessage answer, HttpStatusCode expected)
    {
        string body = await answer.Content.ReadAsStringAsync(Cancel);
        Assert.True(answer.StatusCode == expected, $"{(int)answer.StatusCode}: {body}");
        answer.Dispose();
        return JsonDocument.Parse(body).RootElement;
    }

    private static async Task<JsonElement> RefusedAsync(HttpResponseMessage answer, HttpStatusCode expected, string code)
    {
        JsonElement problem = await DoneAsync(answer, expected);
        Assert.Equal(code, problem.GetProperty("code").GetString());
        return problem;
    }
}
