// Runs over the API: asked for, approved, done step by step, told on the timeline, stopped, lost.
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Engine.Commands;
using Muster.Server.Tests.Drivers;
using Muster.Storage.Access;
using static Muster.Server.Tests.Runbooks.RunWorld;

namespace Muster.Server.Tests.Runbooks;

public sealed class RunApiTests(RunWorld world) : IClassFixture<RunWorld>
{
    private const string Shed = """
        id: shed
        title: Shed traffic
        risk: risky
        services: [playback-api]
        mitigation: shed_traffic
        parameters:
          percent: { type: integer, min: 10, max: 95, default: 90 }
        steps:
          - name: Refuse them
            http:
              method: PUT
              url: GATEWAY/admin/shed
              headers: { Authorization: { secret: GATEWAY_TOKEN, prefix: "Bearer " } }
              body: '{"percent": {{percent}}}'
            preview: { get: "GATEWAY/admin/state", headers: { Authorization: { secret: GATEWAY_TOKEN } } }
          - name: It recovers
            check: { url: "GATEWAY/prom", query: connections, compare: "<", value: 100, every: 1s }
            timeOut: 30s
          - name: The flag
            flag: { url: GATEWAY/flags, key: slow, value: "true" }
        undo:
          - name: Let them in
            http: { method: PUT, url: GATEWAY/admin/shed, body: '{"percent": 0}' }
        """;

    private const string Sweep = """
        id: sweep
        title: Sweep
        risk: safe
        production: false
        steps:
          - name: Sweep
            command: { runner: edge, arguments: [/bin/sweep, all] }
            preview: { runner: edge, arguments: [/bin/sweep, --dry-run] }
        """;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_run_is_approved_by_a_second_person_done_step_by_step_and_stands_on_the_timeline_without_its_secret()
    {
        world.Answers["/admin/state"] = http =>
            http.Response.WriteAsync($$"""{"percent": 0, "auth": "{{http.Request.Headers.Authorization}}"}""");
        int asked = 0;
        world.Answers["/prom/api/v1/query"] = http =>
            http.Response.WriteAsync(
                """{"status":"success","data":{"resultType":"vector","result":[{"metric":{},"value":[1,"VALUE"]}]}}""".Replace(
                    "VALUE",
                    ++asked < 2 ? "400" : "12",
                    StringComparison.Ordinal
                )
            );
        await world.WriteAsync(Shed);
        string incident = await world.DeclareAsync();
        using HttpClient ana = await world.AsAsync("ana");
        using HttpClient ben = await world.AsAsync("ben");

        JsonElement run = await RequestAsync(
            ana,
            new
            {
                runbook = "shed",
                parameters = new { percent = "80" },
                incident,
            }
        );
        string id = Id(run);
        Assert.Equal("previewed", run.GetProperty("status").GetString());
        Assert.True(run.GetProperty("needsTwo").GetBoolean());
        string preview = run.GetProperty("preview")[0].GetProperty("output").GetString()!;
        Assert.Contains("\"percent\": 0", preview, StringComparison.Ordinal);
        Assert.Contains("•••", preview, StringComparison.Ordinal);
        await PostAsync(ana, $"runs/{id}/start", new { hash = Hash(run) }, 409);
        Assert.DoesNotContain(world.Heard, one => one.StartsWith("PUT /admin/shed", StringComparison.Ordinal));

        await PostAsync(ben, $"runs/{id}/approve", new { hash = Hash(run) });
        await PostAsync(ana, $"runs/{id}/start", new { hash = Hash(run) });
        JsonElement ended = await EndedAsync(ana, id);
        Assert.Equal("succeeded", ended.GetProperty("ending").GetString());
        Assert.Contains($$"""PUT /admin/shed {"percent": 80} Bearer {{Secret}}""", world.Heard);
        Assert.Contains("""PUT /flags/slow {"value": true}""", world.Heard);
        Assert.Contains("400\n12", ended.GetProperty("steps")[1].GetProperty("output").GetString(), StringComparison.Ordinal);

        string timeline = await world.TimelineAsync(ana, incident);
        foreach (
            string told in new[]
            {
                $"{id} was asked for",
                $"{id} was approved",
                $"{id}: Refuse them done",
                $"{id}: It recovers done",
                $"{id} succeeded",
            }
        )
        {
            Assert.Contains(told, timeline, StringComparison.Ordinal);
        }

        Assert.DoesNotContain(Secret, timeline + ended, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, string.Join('\n', world.Server.Log.All), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_runner_is_given_a_job_once_and_what_comes_after_its_silence_is_refused()
    {
        await world.WriteAsync(Sweep);
        using HttpClient ana = await world.AsAsync("ana");
        using HttpClient edge = world.Server.Client(await world.Server.KeyAsync(ApiKeyScope.Runner, name: "edge"));
        using HttpClient other = world.Server.Client(await world.Server.KeyAsync(ApiKeyScope.Runner, name: "other"));
        object claim = new
        {
            runner = "edge",
            runbooks = new[] { "sweep" },
            wait = 0,
        };
        await PostAsync(other, "runner/jobs/claim", claim, 422);
        Assert.Equal(HttpStatusCode.NoContent, (await edge.PostAsJsonAsync("/api/v1/runner/jobs/claim", claim, Cancel)).StatusCode);

        string id = Id(await RequestAsync(ana, new { runbook = "sweep" }));
        JsonElement shown = await ShownAsync(id, ana, edge, claim);
        await PostAsync(ana, $"runs/{id}/start", new { hash = Hash(shown) });
        JsonElement job = await PostAsync(edge, "runner/jobs/claim", claim);
        Assert.Equal($"{id}.0", job.GetProperty("job").GetString());
        await PostAsync(
            other,
            $"runner/jobs/{id}.0/output",
            new
            {
                attempt = 1,
                sequence = 1,
                text = "x",
            },
            403
        );
        await PostAsync(
            edge,
            $"runner/jobs/{id}.0/output",
            new
            {
                attempt = 2,
                sequence = 1,
                text = "x",
            },
            409
        );
        string noise = $"\u001b[31mred\u001b[0m \u0000\u0007 token {Secret}\n";
        JsonElement answer = await PostAsync(
            edge,
            $"runner/jobs/{id}.0/output",
            new
            {
                attempt = 1,
                sequence = 1,
                text = noise,
            }
        );
        Assert.False(answer.GetProperty("stop").GetBoolean());
        Assert.Equal("[31mred[0m  token •••\n", (await ReadAsync(ana, id)).GetProperty("steps")[0].GetProperty("output").GetString());

        world.Server.Clock.FastForward(TimeSpan.FromSeconds(31));
        JsonElement lost = await EndedAsync(ana, id);
        Assert.Equal("lost", lost.GetProperty("ending").GetString());
        JsonElement late = await PostAsync(edge, $"runner/jobs/{id}.0/end", new { attempt = 1, outcome = "succeeded" }, 409);
        Assert.Equal("run.attempt_over", late.GetProperty("code").GetString());
        Assert.Equal(HttpStatusCode.NoContent, (await edge.PostAsJsonAsync("/api/v1/runner/jobs/claim", claim, Cancel)).StatusCode);
    }

    [Fact]
    public async Task A_run_is_stopped_by_anybody_and_its_runner_hears_of_it()
    {
        await world.WriteAsync(
            """
            id: long
            title: Long
            risk: safe
            production: false
            steps:
              - name: Long
                command: { runner: slow, arguments: [/bin/long] }
              - name: Never
                http: { url: GATEWAY/never }
            """
        );
        using HttpClient ana = await world.AsAsync("ana");
        using HttpClient ben = await world.AsAsync("ben");
        using HttpClient slow = world.Server.Client(await world.Server.KeyAsync(ApiKeyScope.Runner, name: "slow"));
        JsonElement run = await RequestAsync(ana, new { runbook = "long" });
        string id = Id(run);
        await PostAsync(ana, $"runs/{id}/start", new { hash = Hash(run) });
        await PostAsync(
            slow,
            "runner/jobs/claim",
            new
            {
                runner = "slow",
                runbooks = new[] { "long" },
                wait = 0,
            }
        );
        await PostAsync(ben, $"runs/{id}/stop", new { });
        JsonElement told = await PostAsync(
            slow,
            $"runner/jobs/{id}.0/output",
            new
            {
                attempt = 1,
                sequence = 0,
                text = "",
            }
        );
        Assert.True(told.GetProperty("stop").GetBoolean());
        await PostAsync(
            slow,
            $"runner/jobs/{id}.0/end",
            new
            {
                attempt = 1,
                outcome = "stopped",
                exitCode = 143,
            },
            204
        );
        JsonElement ended = await EndedAsync(ana, id);
        Assert.Equal("stopped", ended.GetProperty("ending").GetString());
        Assert.DoesNotContain(world.Heard, one => one.Contains("/never", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Broken_glass_pages_the_on_call_turns_the_incident_red_and_asks_the_review()
    {
        await world.WriteAsync(
            """
            id: delete
            title: Delete old segments
            risk: destructive
            services: [playback-api]
            steps: [{ name: Delete, http: { method: DELETE, url: GATEWAY/segments } }]
            """
        );
        string incident = await world.DeclareAsync();
        using HttpClient ana = await world.AsAsync("ana");
        JsonElement run = await RequestAsync(ana, new { runbook = "delete", incident });
        string id = Id(run);
        await PostAsync(ana, $"runs/{id}/break-glass", new { reason = "short" }, 422);
        await PostAsync(ana, $"runs/{id}/break-glass", new { reason = "The disk is full in minutes and nobody answers." });
        await PostAsync(ana, $"runs/{id}/start", new { hash = Hash(run) });
        await EndedAsync(ana, id);
        Assert.Contains("DELETE /segments", world.Heard);

        string pages = await ana.GetStringAsync("/api/v1/pages?status=all", Cancel);
        Assert.Contains($"The glass was broken for {id}", pages, StringComparison.Ordinal);
        using Drivers.Browser ben = await world.Server.SignedInAsync("Ben");
        string console = (await ben.ReadAsync($"/incidents/{incident}")).Words("#glass-notice");
        Assert.Contains("Ana Silva broke the glass", console, StringComparison.Ordinal);
        Assert.Contains("nobody answers", console, StringComparison.Ordinal);

        IncidentId of = IncidentId.Parse(incident);
        await world.Server.Services.DecideAsync(
            async (work, cancel) =>
                await work.DecideIncidentAsync(of, new IncidentCommand.Mitigate(work.Now, null, Actor.Person("ana"), work.Now), cancel)
                ?? await work.DecideIncidentAsync(of, new IncidentCommand.Resolve("Deleted", Actor.Person("ana"), work.Now), cancel)
        );
        string review = await ana.GetStringAsync($"/api/v1/incidents/{incident}/review", Cancel);
        Assert.Contains($"Make sure that a second person can be found for what {id} did", review, StringComparison.Ordinal);
        Assert.Contains("The rule of two people was set aside for Delete old segments", review, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_command_is_approved_as_it_resolves_and_its_client_says_how_it_goes()
    {
        using HttpClient ana = await world.AsAsync("ana");
        using HttpClient ben = await world.AsAsync("ben");
        object command = Command(2);
        JsonElement run = await RequestAsync(ana, new { command });
        string id = Id(run);
        Assert.Equal("destructive", run.GetProperty("risk").GetString());
        await PostAsync(ben, $"runs/{id}/approve", new { hash = Hash(run) });
        JsonElement more = await PostAsync(ana, $"runs/{id}/start", new { hash = Hash(run), command = Command(900) }, 409);
        Assert.Contains("would touch 900 files", more.GetProperty("detail").GetString(), StringComparison.Ordinal);
        await PostAsync(ana, $"runs/{id}/start", new { hash = Hash(run) }, 422);
        JsonElement started = await PostAsync(ana, $"runs/{id}/start", new { hash = Hash(run), command });
        JsonElement job = started.GetProperty("job");
        Assert.Equal($"{id}.0", job.GetProperty("job").GetString());
        await PostAsync(
            ben,
            $"runner/jobs/{id}.0/output",
            new
            {
                attempt = 1,
                sequence = 1,
                text = "forged",
            },
            403
        );
        await PostAsync(
            ana,
            $"runner/jobs/{id}.0/output",
            new
            {
                attempt = 1,
                sequence = 1,
                text = "gone\n",
            }
        );
        await PostAsync(
            ana,
            $"runner/jobs/{id}.0/end",
            new
            {
                attempt = 1,
                outcome = "failed",
                exitCode = 3,
            },
            204
        );
        JsonElement ended = await EndedAsync(ana, id);
        Assert.Equal("failed", ended.GetProperty("ending").GetString());
        Assert.Equal(3, ended.GetProperty("steps")[0].GetProperty("exitCode").GetInt32());

        static object Command(int files) =>
            new
            {
                arguments = new[] { "./cleanup.sh", "--path", "/data/logs" },
                directory = "/data",
                host = "web-1",
                user = "ana",
                resolved = new[] { "/data/cleanup.sh", "--path", "/data/logs" },
                files = new[] { "/data/logs/a", "/data/logs/b" },
                filesTotal = files,
            };
    }

    /// <summary>The run once its runner has made the dry run.</summary>
    private static async Task<JsonElement> ShownAsync(string id, HttpClient ana, HttpClient edge, object claim)
    {
        JsonElement dry = await PostAsync(edge, "runner/jobs/claim", claim);
        Assert.Equal($"{id}.preview.0", dry.GetProperty("job").GetString());
        Assert.Equal("--dry-run", dry.GetProperty("arguments")[1].GetString());
        Assert.Equal(HttpStatusCode.NoContent, (await edge.PostAsJsonAsync("/api/v1/runner/jobs/claim", claim, Cancel)).StatusCode);
        await PostAsync(
            edge,
            $"runner/jobs/{id}.preview.0/output",
            new
            {
                attempt = 1,
                sequence = 1,
                text = "3 files\n",
            }
        );
        await PostAsync(
            edge,
            $"runner/jobs/{id}.preview.0/end",
            new
            {
                attempt = 1,
                outcome = "succeeded",
                exitCode = 0,
            },
            204
        );
        JsonElement shown = await ReadAsync(ana, id);
        Assert.Equal("3 files\n", shown.GetProperty("preview")[0].GetProperty("output").GetString());
        return shown;
    }
}
