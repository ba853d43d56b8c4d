// The reviews over the REST API: the whole way, versions, repeated requests, and every refusal by its code.
using System.Net;
using System.Text.Json;
using Muster.Core.Kernel;

namespace Muster.Server.Tests.Reviews;

public sealed class ReviewApiTests(ReviewWorld world) : IClassFixture<ReviewWorld>
{
    /// <summary>Brings a review as far as it must come and closes it.</summary>
    internal static async Task CloseAsync(ReviewWorld world, IncidentId incident)
    {
        string path = Path(incident);
        string why = await AddWhyAsync(world, incident, "Nothing limits the pool");
        await world.DoneAsync(HttpMethod.Put, $"{path}/whys/{why}/root-cause", new { @class = "missing_guardrail" });
        await world.DoneAsync(HttpMethod.Post, $"{path}/action-items", ActionItem(world));
        await world.DoneAsync(HttpMethod.Put, $"{path}/closure");
    }

    [Fact]
    public async Task A_review_is_written_and_closed_over_the_API()
    {
        IncidentId incident = await world.ResolvedAsync();
        string path = Path(incident);
        JsonElement drafted = await world.DoneAsync(HttpMethod.Get, path);
        Assert.Equal("open", drafted.GetProperty("status").GetString());
        Assert.Contains("Card payments fail", drafted.GetProperty("sections").GetProperty("summary").GetString(), StringComparison.Ordinal);
        Assert.Equal(3, drafted.GetProperty("gaps").GetArrayLength());

        JsonElement written = await world.DoneAsync(HttpMethod.Put, $"{path}/sections/lessons", new { text = "Watch refusals" });
        Assert.Equal("Watch refusals", written.GetProperty("sections").GetProperty("lessons").GetString());
        string first = await AddWhyAsync(world, incident, "The pool was empty");
        string second = await AddWhyAsync(world, incident, "The library has no default limit", first);
        JsonElement marked = await world.DoneAsync(
            HttpMethod.Put,
            $"{path}/whys/{second}/root-cause",
            new { @class = "missing_guardrail" }
        );
        Assert.Equal(2, marked.GetProperty("depth").GetInt32());
        JsonElement added = await world.DoneAsync(HttpMethod.Post, $"{path}/action-items", ActionItem(world));
        string item = added.GetProperty("written").GetProperty("id").GetString()!;
        JsonElement closed = await world.DoneAsync(HttpMethod.Put, $"{path}/closure");
        Assert.Equal("person:ana", closed.GetProperty("closure").GetProperty("by").GetString());
        Assert.Equal(0, closed.GetProperty("gaps").GetArrayLength());
        JsonElement planned = await world.DoneAsync(
            HttpMethod.Put,
            $"{path}/action-items/{item}/plan",
            new { owner = "ben", priority = "high" }
        );
        JsonElement plan = planned.GetProperty("actionItems")[0];
        Assert.Equal(("ben", "high"), (plan.GetProperty("owner").GetString(), plan.GetProperty("priority").GetString()));
        await world.RefusedAsync(HttpMethod.Put, $"{path}/action-items/{item}/plan", 422, "review.invalid", new { owner = "nobody-here" });
        JsonElement done = await world.DoneAsync(HttpMethod.Put, $"{path}/action-items/{item}/completion", new { result = "Merged" });
        Assert.Equal("Merged", done.GetProperty("actionItems")[0].GetProperty("done").GetProperty("result").GetString());
        JsonElement open = await world.DoneAsync(HttpMethod.Delete, $"{path}/closure", new { reason = "A cause is missing" });
        Assert.Equal(JsonValueKind.Null, open.GetProperty("closure").ValueKind);
    }

    [Fact]
    public async Task What_is_taken_out_comes_back()
    {
        IncidentId incident = await world.ResolvedAsync();
        string path = Path(incident);
        string why = await AddWhyAsync(world, incident, "The cache was cold");
        JsonElement added = await world.DoneAsync(HttpMethod.Post, $"{path}/action-items", ActionItem(world));
        string item = added.GetProperty("written").GetProperty("id").GetString()!;

        JsonElement without = await world.DoneAsync(HttpMethod.Delete, $"{path}/whys/{why}", new { reason = "It was warm" });
        Assert.Equal(JsonValueKind.Null, without.GetProperty("whys")[0].GetProperty("depth").ValueKind);
        Assert.Equal("It was warm", without.GetProperty("whys")[0].GetProperty("removal").GetProperty("reason").GetString());
        JsonElement with = await world.DoneAsync(HttpMethod.Put, $"{path}/whys/{why}/restoration");
        Assert.Equal(1, with.GetProperty("whys")[0].GetProperty("depth").GetInt32());
        await world.DoneAsync(HttpMethod.Delete, $"{path}/action-items/{item}", new { reason = "Done elsewhere" });
        JsonElement again = await world.DoneAsync(HttpMethod.Put, $"{path}/action-items/{item}/restoration");
        Assert.Equal(JsonValueKind.Null, again.GetProperty("actionItems")[0].GetProperty("removal").ValueKind);
    }

    [Fact]
    public async Task A_write_for_an_older_version_changes_nothing()
    {
        IncidentId incident = await world.ResolvedAsync();
        string path = Path(incident);
        (_, JsonElement review, HttpResponseMessage answer) = await world.SendAsync(HttpMethod.Get, path);
        string tag = answer.Headers.ETag!.Tag;
        Assert.Equal($"\"{review.GetProperty("version").GetInt32()}\"", tag);

        (int fresh, _, _) = await world.SendAsync(HttpMethod.Put, $"{path}/sections/summary", new { text = "One" }, tag);
        (int stale, JsonElement problem, _) = await world.SendAsync(HttpMethod.Put, $"{path}/sections/summary", new { text = "Two" }, tag);

        Assert.Equal(200, fresh);
        Assert.Equal(412, stale);
        Assert.Equal("stale_version", problem.GetProperty("code").GetString());
        JsonElement now = await world.DoneAsync(HttpMethod.Get, path);
        Assert.Equal("One", now.GetProperty("sections").GetProperty("summary").GetString());
    }

    [Fact]
    public async Task A_section_that_somebody_else_wrote_meanwhile_is_not_written_over()
    {
        IncidentId incident = await world.ResolvedAsync();
        string path = $"{Path(incident)}/sections/lessons";
        await world.DoneAsync(HttpMethod.Put, path, new { text = "One", over = "" });
        // A change elsewhere in the review stands in nobody's way.
        await AddWhyAsync(world, incident, "The pool was empty");
        await world.DoneAsync(HttpMethod.Put, path, new { text = "Two", over = "One" });

        await world.RefusedAsync(HttpMethod.Put, path, 409, "review.changed_meanwhile", new { text = "Three", over = "One" });

        JsonElement now = await world.DoneAsync(HttpMethod.Get, Path(incident));
        Assert.Equal("Two", now.GetProperty("sections").GetProperty("lessons").GetString());
    }

    [Fact]
    public async Task A_repeated_request_makes_one_answer()
    {
        IncidentId incident = await world.ResolvedAsync();
        string key = $"why-of-{incident.Number}";

        (_, JsonElement first, _) = await world.SendAsync(HttpMethod.Post, $"{Path(incident)}/whys", new { text = "Once" }, key: key);
        (_, JsonElement second, _) = await world.SendAsync(HttpMethod.Post, $"{Path(incident)}/whys", new { text = "Once" }, key: key);

        Assert.False(first.GetProperty("written").GetProperty("repeated").GetBoolean());
        Assert.True(second.GetProperty("written").GetProperty("repeated").GetBoolean());
        Assert.Equal(1, second.GetProperty("whys").GetArrayLength());
    }

    [Fact]
    public async Task Nothing_to_do_says_why()
    {
        IncidentId incident = await world.ResolvedAsync();
        await world.DoneAsync(HttpMethod.Put, $"{Path(incident)}/sections/lessons", new { text = "Same" });

        JsonElement again = await world.DoneAsync(HttpMethod.Put, $"{Path(incident)}/sections/lessons", new { text = "Same" });

        Assert.Equal("unchanged", again.GetProperty("written").GetProperty("nothing").GetProperty("code").GetString());
    }

    [Fact]
    public async Task A_review_that_is_not_finished_is_not_closed_and_every_gap_is_named()
    {
        IncidentId incident = await world.ResolvedAsync();

        JsonElement problem = await world.RefusedAsync(HttpMethod.Put, $"{Path(incident)}/closure", 422, "review.no_why");

        Assert.Equal(
            ["whys", "rootCauses", "actionItems"],
            problem.GetProperty("errors").EnumerateArray().Select(error => error.GetProperty("field").GetString()!)
        );
    }

    [Fact]
    public async Task Each_step_that_is_missing_has_its_code()
    {
        IncidentId incident = await world.ResolvedAsync();
        string path = Path(incident);
        string why = await AddWhyAsync(world, incident, "The pool was empty");
        await world.RefusedAsync(HttpMethod.Put, $"{path}/closure", 422, "review.no_root_cause");
        await world.DoneAsync(HttpMethod.Put, $"{path}/whys/{why}/root-cause", new { @class = "capacity" });
        await world.RefusedAsync(HttpMethod.Put, $"{path}/closure", 422, "review.no_action_item");
        JsonElement unmarked = await world.DoneAsync(HttpMethod.Delete, $"{path}/whys/{why}/root-cause");
        Assert.Equal(JsonValueKind.Null, unmarked.GetProperty("whys")[0].GetProperty("rootCause").ValueKind);
    }

    [Fact]
    public async Task A_person_is_no_root_cause()
    {
        IncidentId incident = await world.ResolvedAsync();
        string path = Path(incident);
        string why = await AddWhyAsync(world, incident, "Somebody forgot the limit");
        JsonElement problem = await world.RefusedAsync(
            HttpMethod.Put,
            $"{path}/whys/{why}/root-cause",
            422,
            "review.human_root_cause",
            new { @class = "process" }
        );
        Assert.Contains("How did the system allow it?", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);

        await world.DoneAsync(HttpMethod.Put, $"{path}/whys/{why}", new { text = "Nothing asks for a limit" });
        await world.DoneAsync(HttpMethod.Put, $"{path}/whys/{why}/root-cause", new { @class = "process" });
        await world.RefusedAsync(HttpMethod.Put, $"{path}/whys/{why}", 422, "review.human_root_cause", new { text = "Human error" });
    }

    [Fact]
    public async Task Every_mistake_in_the_input_is_told_at_once()
    {
        IncidentId incident = await world.ResolvedAsync();

        JsonElement problem = await world.RefusedAsync(
            HttpMethod.Post,
            $"{Path(incident)}/action-items",
            422,
            "review.invalid",
            new
            {
                text = " ",
                owner = "nobody-here",
                dueAt = "2020-01-01T00:00:00Z",
            }
        );

        Assert.Equal(
            ["dueAt", "owner", "text"],
            problem.GetProperty("errors").EnumerateArray().Select(error => error.GetProperty("field").GetString()!).Order()
        );
    }

    [Fact]
    public async Task What_does_not_exist_is_named()
    {
        IncidentId incident = await world.ResolvedAsync();
        IncidentId open = await world.DeclaredAsync();
        string path = Path(incident);
        await world.RefusedAsync(HttpMethod.Get, "/api/v1/incidents/INC-99999/review", 404, "incident.not_found");
        await world.RefusedAsync(HttpMethod.Get, "/api/v1/incidents/what/review", 404, "incident.not_found");
        await world.RefusedAsync(HttpMethod.Get, Path(open), 404, "review.not_found");
        await world.RefusedAsync(HttpMethod.Put, $"{Path(open)}/closure", 404, "review.not_found");
        await world.RefusedAsync(HttpMethod.Put, Path(open), 409, "review.too_early");
        await world.RefusedAsync(HttpMethod.Put, "/api/v1/incidents/INC-99999/review", 404, "incident.not_found");
        await world.RefusedAsync(HttpMethod.Put, $"{path}/sections/poem", 404, "review.no_such_section", new { text = "x" });
        await world.RefusedAsync(HttpMethod.Put, $"{path}/whys/none", 404, "review.no_such_why", new { text = "x" });
        await world.RefusedAsync(HttpMethod.Post, $"{path}/whys", 404, "review.no_such_why", new { text = "x", parent = "none" });
        await world.RefusedAsync(
            HttpMethod.Put,
            $"{path}/action-items/none/completion",
            404,
            "review.no_such_action_item",
            new { result = "x" }
        );
    }

    [Fact]
    public async Task What_was_taken_out_is_not_touched()
    {
        IncidentId incident = await world.ResolvedAsync();
        string path = Path(incident);
        string why = await AddWhyAsync(world, incident, "The cache was cold");
        await world.DoneAsync(HttpMethod.Delete, $"{path}/whys/{why}", new { reason = "It was warm" });
        JsonElement added = await world.DoneAsync(HttpMethod.Post, $"{path}/action-items", ActionItem(world));
        string item = added.GetProperty("written").GetProperty("id").GetString()!;
        await world.DoneAsync(HttpMethod.Delete, $"{path}/action-items/{item}", new { reason = "Done elsewhere" });

        await world.RefusedAsync(HttpMethod.Post, $"{path}/whys", 409, "review.why_removed", new { text = "x", parent = why });
        await world.RefusedAsync(
            HttpMethod.Put,
            $"{path}/action-items/{item}/completion",
            409,
            "review.action_item_removed",
            new { result = "x" }
        );
    }

    [Fact]
    public async Task A_closed_review_is_not_written_in()
    {
        IncidentId incident = await world.ResolvedAsync();
        await CloseAsync(world, incident);

        await world.RefusedAsync(HttpMethod.Put, $"{Path(incident)}/sections/summary", 409, "review.closed", new { text = "x" });
        await world.RefusedAsync(HttpMethod.Delete, $"{Path(incident)}/closure", 422, "review.invalid", new { reason = "" });
    }

    [Theory]
    [InlineData("""{"text":"x","colour":"red"}""", "request.invalid")]
    [InlineData("""{"txt":"x"}""", "request.invalid")]
    [InlineData("""{"text":7}""", "request.invalid")]
    [InlineData("""{"text":"x" """, "request.malformed")]
    [InlineData("[]", "request.malformed")]
    public async Task A_body_of_another_shape_is_refused(string body, string code)
    {
        IncidentId incident = await world.ResolvedAsync();
        using StringContent content = new(body, System.Text.Encoding.UTF8, "application/json");
        using HttpResponseMessage answer = await world.Api.PutAsync(
            new Uri($"{Path(incident)}/sections/summary", UriKind.Relative),
            content,
            TestContext.Current.CancellationToken
        );

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        string text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Equal(code, JsonDocument.Parse(text).RootElement.GetProperty("code").GetString());
    }

    [Fact]
    public async Task A_header_that_cannot_be_read_is_refused()
    {
        IncidentId incident = await world.ResolvedAsync();

        (int match, JsonElement one, _) = await world.SendAsync(HttpMethod.Put, $"{Path(incident)}/closure", ifMatch: "\"x\"");
        (int key, JsonElement two, _) = await world.SendAsync(HttpMethod.Put, $"{Path(incident)}/closure", key: "no spaces please");

        Assert.Equal((400, "request.if_match"), (match, one.GetProperty("code").GetString()));
        Assert.Equal((400, "request.idempotency_key"), (key, two.GetProperty("code").GetString()));
    }

    [Fact]
    public async Task A_viewer_reads_and_does_not_write_and_a_stranger_does_neither()
    {
        IncidentId incident = await world.ResolvedAsync();
        using HttpClient stranger = world.Server.Client();

        Assert.Equal(200, (await world.SendAsync(HttpMethod.Get, Path(incident), by: world.Viewer)).Status);
        Assert.Equal(403, (await world.SendAsync(HttpMethod.Put, $"{Path(incident)}/closure", by: world.Viewer)).Status);
        Assert.Equal(401, (await world.SendAsync(HttpMethod.Get, Path(incident), by: stranger)).Status);
    }

    [Fact]
    public async Task A_reader_who_has_the_version_gets_no_body()
    {
        IncidentId incident = await world.ResolvedAsync();
        (_, _, HttpResponseMessage answer) = await world.SendAsync(HttpMethod.Get, Path(incident));
        using HttpRequestMessage again = new(HttpMethod.Get, Path(incident));
        again.Headers.TryAddWithoutValidation("If-None-Match", answer.Headers.ETag!.Tag);

        using HttpResponseMessage second = await world.Api.SendAsync(again, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
    }

    [Fact]
    public async Task The_list_is_filtered_and_goes_on_where_it_ended()
    {
        IncidentId one = await world.ResolvedAsync();
        IncidentId two = await world.ResolvedAsync();
        await CloseAsync(world, two);
        JsonElement open = await world.DoneAsync(HttpMethod.Get, $"/api/v1/reviews?q={one}");
        JsonElement closed = await world.DoneAsync(HttpMethod.Get, $"/api/v1/reviews?status=closed&q={two}");
        JsonElement first = await world.DoneAsync(HttpMethod.Get, "/api/v1/reviews?status=all&limit=1");
        JsonElement next = await world.DoneAsync(
            HttpMethod.Get,
            $"/api/v1/reviews?status=all&limit=1&cursor={first.GetProperty("next").GetString()}"
        );

        Assert.Contains(one.Value, Incidents(open));
        Assert.Equal([two.Value], Incidents(closed));
        Assert.NotEqual(Incidents(first), Incidents(next));
        await world.RefusedAsync(HttpMethod.Get, "/api/v1/reviews?status=lost&limit=0&cursor=x", 400, "request.invalid");
    }

    private static async Task<string> AddWhyAsync(ReviewWorld world, IncidentId incident, string text, string? parent = null)
    {
        JsonElement added = await world.DoneAsync(HttpMethod.Post, $"{Path(incident)}/whys", new { text, parent });
        return added.GetProperty("written").GetProperty("id").GetString()!;
    }

    private static object ActionItem(ReviewWorld world) =>
        new
        {
            text = "Give the pool a limit",
            owner = "ben",
            dueAt = world.Server.Clock.GetUtcNow().AddDays(7),
            type = "prevent",
            verification = "A load test",
        };

    private static string[] Incidents(JsonElement list) =>
        [.. list.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("incident").GetString()!)];

    private static string Path(IncidentId incident) => $"/api/v1/incidents/{incident}/review";
}
