// The doors of GitHub's and GitLab's webhooks, and the one for pipelines: what they keep, pass over and refuse.
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Muster.Server.Tests.Drivers;
using Muster.Storage.Access;

namespace Muster.Server.Tests.Intake;

public sealed class ForgeDoorTests
{
    private const string Repository =
        """{"repository":{"name":"playback","full_name":"streaming/playback","default_branch":"main","pushed_at":1795398600}""";

    private const string Project =
        """{"project":{"name":"Playback","path_with_namespace":"streaming/playback","default_branch":"main","web_url":"https://git.example/p"}""";

    public static TheoryData<string, string, string, string> Told =>
        new()
        {
            {
                "github deployment_status",
                """{"deployment_status":{"state":"success","environment":"production","target_url":"https://ci.example/1","updated_at":"2026-11-22T10:00:00Z"},"deployment":{"ref":"v42"},""",
                "Deployed v42 to production",
                "deploy"
            },
            {
                "github deployment_status",
                """{"deployment_status":{"state":"failure"},"deployment":{"ref":"v43","environment":"staging"},""",
                "The deployment of v43 to staging failed",
                "deploy"
            },
            { "github release", """{"action":"published","release":{"tag_name":"v42"},""", "Released v42", "other" },
            {
                "github push",
                """{"ref":"refs/heads/main","commits":[{},{}],"head_commit":{"message":"Size the pool\n\nby load"},"compare":"https://git.example/c",""",
                "Pushed 2 commits to main: Size the pool by load",
                "other"
            },
            {
                "gitlab Deployment Hook",
                """{"object_kind":"deployment","status":"success","status_changed_at":"2026-11-22 11:00:00 +0100","deployable_url":"https://git.example/j","environment":"production","ref":"main",""",
                "Deployed main to production",
                "deploy"
            },
            {
                "gitlab Pipeline Hook",
                """{"object_kind":"pipeline","object_attributes":{"status":"failed","ref":"main","finished_at":"2026-11-22 10:00:00 UTC"},""",
                "The pipeline of main failed",
                "other"
            },
            { "gitlab Tag Push Hook", """{"object_kind":"tag_push","ref":"refs/tags/v42","after":"82b3d5ae",""", "Tagged v42", "other" },
            {
                "gitlab Feature Flag Hook",
                """{"object_kind":"feature_flag","object_attributes":{"name":"new-player","active":true},""",
                "Switched the feature flag new-player on",
                "flag"
            },
        };

    [Theory]
    [MemberData(nameof(Told))]
    public async Task What_changes_something_is_kept_once_as_a_change_of_its_service(
        string sender,
        string beginning,
        string summary,
        string kind
    )
    {
        await using MusterServer server = await MusterServer.StartAsync();
        await Streaming.PutAsync(server);
        string key = await server.KeyAsync();

        JsonElement taken = await SendAsync(server, key, sender, Whole(sender, beginning)).JsonAsync();

        JsonElement change = Assert.Single(await ListAsync(server, ""));
        Assert.Equal(summary, change.GetProperty("summary").GetString());
        Assert.Equal(kind, change.GetProperty("kind").GetString());
        Assert.Equal("playback", change.GetProperty("service").GetString());
        Assert.Equal(change.GetProperty("id").GetString(), taken.GetProperty("change").GetString());
        Assert.Contains(summary, taken.GetProperty("says").GetString(), StringComparison.Ordinal);
        if (beginning.Contains("2026-11-22", StringComparison.Ordinal))
        {
            Assert.Equal(new DateTimeOffset(2026, 11, 22, 10, 0, 0, TimeSpan.Zero), change.GetProperty("at").GetDateTimeOffset());
            await SendAsync(server, key, sender, Whole(sender, beginning)).JsonAsync();
            Assert.Single(await ListAsync(server, ""));
        }
    }

    [Theory]
    [InlineData("github ping", "{", "hears you")]
    [InlineData("github star", "{", "'star' is no change")]
    [InlineData("github deployment_status", """{"deployment_status":{"state":"pending"},"deployment":{"ref":"v42"},""", "'pending'")]
    [InlineData("github release", """{"action":"created","release":{"tag_name":"v42"},""", "'created'")]
    [InlineData("github push", """{"ref":"refs/heads/try","commits":[],""", "refs/heads/try is not main")]
    [InlineData("github push", """{"ref":"refs/heads/main","deleted":true,""", "is not main")]
    [InlineData("gitlab Deployment Hook", """{"object_kind":"deployment","status":"running",""", "'running'")]
    [InlineData("gitlab Pipeline Hook", """{"object_kind":"pipeline","object_attributes":{"status":"success","ref":"try"},""", "of try")]
    [InlineData("gitlab Tag Push Hook", """{"object_kind":"tag_push","ref":"refs/tags/v1","after":"0000000000",""", "v1 was removed")]
    [InlineData("gitlab Note Hook", """{"object_kind":"note",""", "'note' is no change")]
    public async Task What_changes_nothing_is_answered_and_not_kept(string sender, string beginning, string says)
    {
        await using MusterServer server = await MusterServer.StartAsync();

        JsonElement taken = await SendAsync(server, await server.KeyAsync(), sender, Whole(sender, beginning)).JsonAsync();

        Assert.Equal(JsonValueKind.Null, taken.GetProperty("change").ValueKind);
        Assert.Contains(says, taken.GetProperty("says").GetString(), StringComparison.Ordinal);
        Assert.Empty(await ListAsync(server, ""));
    }

    [Theory]
    [InlineData(
        "github deployment_status",
        """{"deployment_status":7}""",
        "'deployment_status.state' is missing or blank; 'deployment.ref'"
    )]
    [InlineData("github push", """{"ref":["a"]}""", "'ref' must be a text; 'repository.default_branch' is missing")]
    [InlineData("github release", """{"action":"published","release":{"tag_name":" "}}""", "'release.tag_name' is missing or blank")]
    [InlineData("github push", "[]", "must be a JSON object")]
    [InlineData("github push", "payload=%7B", "no valid JSON")]
    [InlineData("github ", "{}", "X-GitHub-Event is missing")]
    [InlineData("gitlab x", "{}", "'object_kind' is missing")]
    [InlineData("gitlab x", """{"object_kind":"deployment","status":"success"}""", "'project.path_with_namespace' is missing")]
    [InlineData("gitlab x", "nonsense", "no valid JSON")]
    public async Task What_cannot_be_read_is_refused_with_every_mistake(string sender, string body, string says)
    {
        await using MusterServer server = await MusterServer.StartAsync();

        JsonElement refused = await SendAsync(server, await server.KeyAsync(), sender, body).JsonAsync(HttpStatusCode.BadRequest);

        Assert.Contains(says, refused.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Empty(await ListAsync(server, ""));
    }

    [Fact]
    public async Task A_signature_or_token_that_does_not_fit_is_refused_and_one_that_fits_is_taken()
    {
        await using MusterServer server = await MusterServer.StartAsync();
        string key = await server.KeyAsync();
        string push = Whole("github", """{"ref":"refs/heads/main","commits":[{}],""");
        string tag = Whole("gitlab", """{"object_kind":"tag_push","ref":"refs/tags/v42","after":"82b3d5ae",""");
        string right = "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes(push)));

        await SendAsync(server, key, "github push", push + " ", ("X-Hub-Signature-256", right)).JsonAsync(HttpStatusCode.BadRequest);
        await SendAsync(server, key, "gitlab x", tag, ("X-Gitlab-Token", key + "x")).JsonAsync(HttpStatusCode.BadRequest);
        Assert.Empty(await ListAsync(server, ""));

        await SendAsync(server, key, "github push", push, ("X-Hub-Signature-256", right)).JsonAsync();
        await SendAsync(server, key, "gitlab x", tag, ("X-Gitlab-Token", key)).JsonAsync();
        Assert.Equal(2, (await ListAsync(server, "")).Length);
    }

    [Fact]
    public async Task A_form_is_read_as_json_and_the_address_may_name_the_service()
    {
        await using MusterServer server = await MusterServer.StartAsync();
        await Streaming.PutAsync(server);
        string push = Whole("github", """{"ref":"refs/heads/main","commits":[{}],"head_commit":{"message":"a+b & c"},""")
            .Replace("\"name\":\"playback\"", "\"name\":\"monorepo\"", StringComparison.Ordinal);

        await SendAsync(server, await server.KeyAsync(), "github push", "payload=" + WebUtility.UrlEncode(push), query: "?service=playback")
            .JsonAsync();

        JsonElement change = Assert.Single(await ListAsync(server, "?service=playback"));
        Assert.Equal("Pushed 1 commit to main: a+b & c", change.GetProperty("summary").GetString());
        Assert.Equal("streaming/playback", change.GetProperty("source").GetString());
    }

    [Fact]
    public async Task A_pipeline_tells_with_an_intake_key_and_the_list_is_filtered_by_kind_and_time()
    {
        await using MusterServer server = await MusterServer.StartAsync();
        await Streaming.PutAsync(server);
        using HttpClient pipeline = server.Client(await server.KeyAsync());
        DateTimeOffset now = server.Clock.GetUtcNow();
        foreach ((string kind, int minutes) in ((string, int)[])[("deploy", 5), ("flag", 30), ("schema", 90)])
        {
            string body = JsonSerializer.Serialize(
                new
                {
                    summary = $"A {kind}",
                    service = "playback",
                    kind,
                    link = "https://ci.example/1",
                    at = now.AddMinutes(-minutes),
                }
            );
            await pipeline.PostJsonAsync("/api/v1/changes", body).JsonAsync(HttpStatusCode.Created);
        }

        Assert.Equal(["A flag"], Names(await ListAsync(server, "?kind=flag")));
        Assert.Equal(["A deploy", "A flag"], Names(await ListAsync(server, $"?since={now.AddMinutes(-30):yyyy-MM-ddTHH:mm:ssZ}")));
        Assert.Equal(["A schema"], Names(await ListAsync(server, $"?until={now.AddMinutes(-30):yyyy-MM-ddTHH:mm:ssZ}")));

        JsonElement refused = await pipeline
            .PostJsonAsync("/api/v1/changes", """{"summary":" ","service":"nothing","link":"javascript:alert(1)"}""")
            .JsonAsync(HttpStatusCode.UnprocessableEntity);
        Assert.Equal(
            ["summary", "service", "link"],
            refused.GetProperty("errors").EnumerateArray().Select(error => error.GetProperty("field").GetString())
        );
        using HttpClient reader = server.Client(await server.KeyAsync(ApiKeyScope.Api));
        await reader.GetAsync("/api/v1/changes?kind=x&since=yesterday").JsonAsync(HttpStatusCode.BadRequest);
        Assert.Equal(3, (await ListAsync(server, "")).Length);
    }

    private static string Whole(string sender, string beginning) =>
        beginning + (sender.StartsWith("github", StringComparison.Ordinal) ? Repository : Project)[1..] + "}";

    private static async Task<HttpResponseMessage> SendAsync(
        MusterServer server,
        string key,
        string sender,
        string body,
        (string Name, string Value)? header = null,
        string query = ""
    )
    {
        string[] door = sender.Split(' ', 2);
        using HttpRequestMessage request = new(HttpMethod.Post, $"/intake/{key}/{door[0]}{query}");
        request.Content = new StringContent(body, MediaTypeHeaderValue.Parse("application/json"));
        request.Headers.TryAddWithoutValidation(door[0] == "github" ? "X-GitHub-Event" : "X-Gitlab-Event", door[^1]);
        if (header is { } extra)
        {
            request.Headers.TryAddWithoutValidation(extra.Name, extra.Value);
        }

        return await server.Client().SendAsync(request);
    }

    private static async Task<JsonElement[]> ListAsync(MusterServer server, string query)
    {
        using HttpClient reader = server.Client(await server.KeyAsync(ApiKeyScope.Api));
        return [.. (await reader.GetAsync("/api/v1/changes" + query).JsonAsync()).GetProperty("items").EnumerateArray()];
    }

    private static IEnumerable<string?> Names(JsonElement[] changes) => changes.Select(change => change.GetProperty("summary").GetString());
}
