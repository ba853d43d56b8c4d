// What somebody could try with runbooks and runs, one row each: refused or bounded, with a sentence.
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Muster.Core.Kernel;
using Muster.Server.Channels.Providers;
using Muster.Storage.Access;
using static Muster.Server.Tests.Runbooks.RunWorld;

namespace Muster.Server.Tests.Runbooks;

public sealed class AttackTableTests(RunWorld world) : IClassFixture<RunWorld>
{
    private const string Delete = """
        id: delete
        title: Delete old segments
        risk: destructive
        parameters:
          path: { type: text, pattern: "[a-z0-9/._-]+", default: old }
        steps: [{ name: Delete, http: { method: DELETE, url: "GATEWAY/segments/{{path}}" } }]
        """;

    private const string Watched = """
        id: watched
        title: Watched
        risk: destructive
        previewMustMatch: true
        steps: [{ name: Delete, http: { method: DELETE, url: GATEWAY/watched }, preview: { get: GATEWAY/count } }]
        """;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("approved by whoever asked", "run.same_person")]
    [InlineData("approved by a second key of whoever asked", "run.same_person")]
    [InlineData("approved by a key for another person that whoever asked had made", "run.same_person")]
    [InlineData("approved by an admin who asked", "run.same_person")]
    [InlineData("approved by a key for nobody", "run.nobody")]
    [InlineData("asked for by a key for nobody", "run.nobody")]
    [InlineData("approved with the hash of another request", "run.changed")]
    [InlineData("started without an approval", "run.not_approved")]
    [InlineData("started with another hash", "run.changed")]
    [InlineData("started twice with one approval", "run.started_before")]
    [InlineData("started after the approval expired", "run.expired")]
    [InlineData("approved after the request expired", "run.expired")]
    [InlineData("approved after it was refused", "run.refused")]
    [InlineData("started by the commander", "run.commander")]
    [InlineData("started while the preview shows something else", "run.changed")]
    [InlineData("a preview that was never made", "run.not_previewed")]
    [InlineData("an archive of history approved by a second key of whoever asked", "run.same_person")]
    [InlineData("an archive of history begun after its approval expired", "run.expired")]
    [InlineData("an archive of history of more rows than were approved", "run.changed")]
    public async Task It_is_refused(string attack, string code)
    {
        await world.WriteAsync(Delete);
        await world.WriteAsync(Watched);
        int heard = world.Heard.Count(one => one.StartsWith("DELETE", StringComparison.Ordinal));
        JsonElement refusal = await AttackAsync(attack);
        Assert.Equal(code, refusal.GetProperty("code").GetString());
        Assert.InRange(refusal.GetProperty("detail").GetString()!.Length, 30, 400);
        int allowed = attack == "started twice with one approval" ? 1 : 0;
        Assert.InRange(world.Heard.Count(one => one.StartsWith("DELETE", StringComparison.Ordinal)) - heard, 0, allowed);
    }

    [Theory]
    [InlineData("http://169.254.169.254/latest/meta-data/")]
    [InlineData("http://[::ffff:169.254.169.254]/latest/")]
    [InlineData("http://2852039166/latest/")]
    [InlineData("http://0xa9fea9fe/latest/")]
    [InlineData("http://[fd00:ec2::254]/latest/")]
    [InlineData("http://169.254.170.2/v2/credentials")]
    [InlineData("http://100.100.100.200/latest/meta-data/")]
    public async Task No_step_reaches_where_a_cloud_tells_its_credentials(string url)
    {
        await world.WriteAsync(
            $$"""
            id: ssrf
            title: Reach out
            risk: safe
            production: false
            steps: [{ name: Look, http: { url: "{{url}}" } }]
            """
        );
        using HttpClient ana = await world.AsAsync("ana");
        JsonElement refused = await PostAsync(ana, "runs", new { runbook = "ssrf" }, 422);
        Assert.Contains("credentials", refused.GetProperty("errors")[0].GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_that_leads_to_where_a_cloud_tells_its_credentials_is_not_connected_to()
    {
        using HttpClient guarded = GuardedHttp.Create(
            allowPrivate: true,
            (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Loopback, IPAddress.Parse("169.254.169.254")])
        );
        HttpRequestException refused = await Assert.ThrowsAsync<HttpRequestException>(() =>
            guarded.GetAsync("http://harmless.example/", Cancel)
        );
        Assert.IsType<ForbiddenAddressException>(refused.InnerException);
    }

    [Fact]
    public async Task A_redirect_is_not_followed_and_a_huge_answer_is_cut()
    {
        await world.WriteAsync(
            """
            id: bounded
            title: Bounded
            risk: safe
            production: false
            steps:
              - { name: Huge, http: { url: GATEWAY/huge } }
              - { name: Away, http: { url: GATEWAY/away } }
            """
        );
        world.Answers["/huge"] = async http =>
        {
            byte[] block = new byte[64 * 1024];
            Array.Fill(block, (byte)'x');
            for (int i = 0; i < 16 * 1024 && !http.RequestAborted.IsCancellationRequested; i++)
            {
                await http.Response.Body.WriteAsync(block, http.RequestAborted);
            }
        };
        world.Answers["/away"] = http =>
        {
            http.Response.Redirect(world.Gateway + "/secret-place");
            return Task.CompletedTask;
        };
        using HttpClient ana = await world.AsAsync("ana");
        JsonElement run = await RequestAsync(ana, new { runbook = "bounded" });
        await PostAsync(ana, $"runs/{Id(run)}/start", new { hash = Hash(run) });
        JsonElement ended = await EndedAsync(ana, Id(run));
        Assert.Equal("failed", ended.GetProperty("ending").GetString());
        JsonElement huge = ended.GetProperty("steps")[0];
        Assert.InRange(huge.GetProperty("output").GetString()!.Length, 60 * 1024, 64 * 1024);
        Assert.True(huge.GetProperty("isCut").GetBoolean());
        Assert.Equal(302, ended.GetProperty("steps")[1].GetProperty("exitCode").GetInt32());
        Assert.DoesNotContain(world.Heard, one => one.Contains("secret-place", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("../../admin", "must not climb")]
    [InlineData("a b", "does not match")]
    [InlineData("{{path}}", "does not match")]
    [InlineData("x;rm -rf /", "does not match")]
    public async Task A_value_never_leaves_its_place(string value, string why)
    {
        await world.WriteAsync(Delete);
        using HttpClient ana = await world.AsAsync("ana");
        HttpResponseMessage answer = await ana.PostAsJsonAsync(
            "/api/v1/runs",
            new { runbook = "delete", parameters = new { path = value } },
            Cancel
        );
        string text = await answer.Content.ReadAsStringAsync(Cancel);
        if (value.StartsWith("..", StringComparison.Ordinal))
        {
            // What is percent-encoded is one part of the path, and climbs nowhere.
            Assert.Contains("/segments/..%2F..%2Fadmin", text, StringComparison.Ordinal);
            return;
        }

        Assert.Equal(422, (int)answer.StatusCode);
        Assert.Contains(why, text, StringComparison.Ordinal);
    }

    private async Task<JsonElement> AttackAsync(string attack)
    {
        using HttpClient ana = await world.AsAsync("ana");
        using HttpClient ben = await world.AsAsync("ben");
        JsonElement run = await RequestAsync(ana, new { runbook = "delete" });
        string id = Id(run);
        string hash = Hash(run);
        switch (attack)
        {
            case "approved by whoever asked":
                return await ApproveAsync(ana, id, hash);
            case "approved by a second key of whoever asked":
                using (HttpClient second = await world.AsAsync("ana"))
                {
                    return await ApproveAsync(second, id, hash);
                }

            case "approved by a key for another person that whoever asked had made":
                using (HttpClient forged = world.Server.Client(await world.KeyOfAsync(new PersonId("ben"), "person:ana")))
                {
                    return await ApproveAsync(forged, id, hash);
                }

            case "approved by an admin who asked":
                using (HttpClient ada = await world.AsAsync("ada"))
                {
                    JsonElement own = await RequestAsync(ada, new { runbook = "delete" });
                    return await ApproveAsync(ada, Id(own), Hash(own));
                }

            case "approved by a key for nobody"
            or "asked for by a key for nobody":
                using (HttpClient nobody = world.Server.Client(await world.Server.KeyAsync(ApiKeyScope.Api)))
                {
                    return attack.StartsWith("asked", StringComparison.Ordinal)
                        ? await PostAsync(nobody, "runs", new { runbook = "delete" }, 403)
                        : await ApproveAsync(nobody, id, hash);
                }

            case "approved with the hash of another request":
                JsonElement other = await RequestAsync(ana, new { runbook = "delete", parameters = new { path = "new" } });
                return await ApproveAsync(ben, id, Hash(other), 409);
            case "started without an approval":
                return await StartAsync(ana, id, hash, 409);
            case "approved after it was refused":
                await PostAsync(ben, $"runs/{id}/refuse", new { reason = "Not today" });
                return await ApproveAsync(ben, id, hash, 409);
            case "approved after the request expired":
                world.Server.Clock.FastForward(TimeSpan.FromMinutes(61));
                return await ApproveAsync(ben, id, hash, 409);
            case "started by the commander":
                return await AsCommanderAsync(ben);
            case "started while the preview shows something else":
                return await WithOtherPreviewAsync(ana, ben);
            case "a preview that was never made":
                return await UnseenAsync(ana, ben);
            case { } archive when archive.StartsWith("an archive", StringComparison.Ordinal):
                return await ArchiveAsync(archive, ana, ben);
            default:
                await PostAsync(ben, $"runs/{id}/approve", new { hash });
                return await AfterApprovalAsync(attack, ana, id, hash);
        }
    }

    private async Task<JsonElement> AfterApprovalAsync(string attack, HttpClient ana, string id, string hash)
    {
        switch (attack)
        {
            case "started with another hash":
                return await StartAsync(ana, id, new string('0', 64), 409);
            case "started after the approval expired":
                world.Server.Clock.FastForward(TimeSpan.FromMinutes(10));
                return await StartAsync(ana, id, hash, 409);
            default:
                await StartAsync(ana, id, hash, 200);
                return await StartAsync(ana, id, hash, 409);
        }
    }

    private async Task<JsonElement> AsCommanderAsync(HttpClient ben)
    {
        string incident = await world.DeclareAsync();
        using HttpClient cleo = await world.AsAsync("cleo");
        HttpResponseMessage taken = await cleo.PutAsJsonAsync(
            $"/api/v1/incidents/{incident}/roles/incident_commander",
            new { person = "cleo" },
            Cancel
        );
        Assert.True(taken.IsSuccessStatusCode, await taken.Content.ReadAsStringAsync(Cancel));
        JsonElement run = await RequestAsync(cleo, new { runbook = "delete", incident });
        await PostAsync(ben, $"runs/{Id(run)}/approve", new { hash = Hash(run) });
        return await StartAsync(cleo, Id(run), Hash(run), 403);
    }

    private async Task<JsonElement> WithOtherPreviewAsync(HttpClient ana, HttpClient ben)
    {
        int files = 12;
        world.Answers["/count"] = http => http.Response.WriteAsync($"{files} files");
        JsonElement run = await RequestAsync(ana, new { runbook = "watched" });
        await PostAsync(ben, $"runs/{Id(run)}/approve", new { hash = Hash(run) });
        files = 900;
        return await StartAsync(ana, Id(run), Hash(run), 409);
    }

    private async Task<JsonElement> UnseenAsync(HttpClient ana, HttpClient ben)
    {
        await world.WriteAsync(
            """
            id: unseen
            title: Unseen
            risk: destructive
            steps: [{ name: Sweep, command: { runner: nowhere, arguments: [/bin/true] }, preview: { runner: nowhere, arguments: [/bin/true] } }]
            """
        );
        JsonElement run = await RequestAsync(ana, new { runbook = "unseen" });
        return await ApproveAsync(ben, Id(run), "", 409);
    }

    private async Task<JsonElement> ArchiveAsync(string attack, HttpClient ana, HttpClient ben)
    {
        JsonElement run = await RequestAsync(ana, new { command = Archive("1 alerts") });
        (string id, string hash) = (Id(run), Hash(run));
        if (attack.EndsWith("whoever asked", StringComparison.Ordinal))
        {
            using HttpClient second = await world.AsAsync("ana");
            return await ApproveAsync(second, id, hash);
        }

        await PostAsync(ben, $"runs/{id}/approve", new { hash });
        bool isLate = attack.EndsWith("expired", StringComparison.Ordinal);
        world.Server.Clock.FastForward(isLate ? TimeSpan.FromMinutes(10) : TimeSpan.Zero);
        return await PostAsync(ana, $"runs/{id}/start", new { hash, command = Archive(isLate ? "1 alerts" : "900 alerts") }, 409);
    }

    /// <summary>What `muster retention archive` asks for.</summary>
    private static object Archive(string counts) =>
        new
        {
            arguments = (string[])["muster", "retention", "archive", "--older-than", "2026-08-01T00:00:00Z"],
            directory = "/srv",
            host = "db-1",
            user = "muster",
            resolved = (string[])["muster", "retention", "archive", "--older-than", $"2026-08-01T00:00:00Z ({counts})"],
            files = (string[])[],
        };

    private static Task<JsonElement> ApproveAsync(HttpClient by, string id, string hash, int status = 403) =>
        PostAsync(by, $"runs/{id}/approve", new { hash }, status);

    private static Task<JsonElement> StartAsync(HttpClient by, string id, string hash, int status) =>
        PostAsync(by, $"runs/{id}/start", new { hash }, status);
}
