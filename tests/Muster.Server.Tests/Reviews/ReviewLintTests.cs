// What the linter finds stands beside each text of a review, as one types, on the page, and in the API.
using System.Net;
using System.Text.Json;
using AngleSharp.Html.Dom;
using Muster.Core.Kernel;
using Muster.Server.Tests.Drivers;

namespace Muster.Server.Tests.Reviews;

public sealed class ReviewLintTests(ReviewWorld world) : IClassFixture<ReviewWorld>
{
    [Fact]
    public async Task What_a_draft_says_of_itself_is_blameless()
    {
        IncidentId incident = await world.ResolvedAsync();

        JsonElement review = await world.DoneAsync(HttpMethod.Get, Path(incident));

        Assert.Equal(0, review.GetProperty("findings").GetArrayLength());
    }

    [Fact]
    public async Task Findings_stand_beside_the_text_that_they_are_about()
    {
        IncidentId incident = await world.ResolvedAsync();
        using Drivers.Browser ana = await world.Server.SignedInAsync("Ana");
        IHtmlDocument page = await ana.ReadAsync($"/reviews/{incident}");

        page = await ana.DoneAsync(page, "ask-first", ("text", "An engineer forgot the limit"));
        string why = Assert.Single(page.Ids("#whys-tree > li", "why-"));
        Assert.Contains("human_root_cause", page.Words($"#why-{why} .findings"), StringComparison.Ordinal);
        Assert.Equal("An engineer forgot", page.Words($"#why-{why} .ans mark"));
        Assert.Equal("An engineer forgot the limit", page.Words($"#why-{why} .ans"));
        page = await ana.DoneAsync(page, "edit-lessons", ("text", "Ben should have looked at the graph."));
        Assert.Contains("counterfactual_blame", page.Words("#part-lessons > .findings"), StringComparison.Ordinal);
        page = await ana.DoneAsync(page, "factor-add", ("text", "Borivoj broke nothing"), ("class", "Process"));
        Assert.Empty(page.QuerySelectorAll("#factors .findings"));
        PageRules.Hold(page);

        JsonElement review = await world.DoneAsync(HttpMethod.Get, Path(incident));
        JsonElement[] found = [.. review.GetProperty("findings").EnumerateArray()];
        Assert.Contains(found, one => Is(one, "sections/lessons", "counterfactual_blame"));
        Assert.Contains(found, one => Is(one, $"whys/{why}", "human_root_cause"));
        Assert.All(found, one => Assert.NotEmpty(one.GetProperty("suggestion").GetString()!));
    }

    [Theory]
    [InlineData("Why", "text=An+engineer+forgot+the+limit", "human_root_cause")]
    [InlineData("ActionItem", "text=Be+more+careful&owner=&dueAt=2026-03-03&verification=A+test", "be_careful_action")]
    [InlineData("ActionItem", "text=Be+more+careful&owner=&dueAt=2026-03-03&verification=A+test", "no_owner")]
    [InlineData("Sentence", "text=Ben+should+have+looked.", "counterfactual_blame")]
    public async Task As_one_types_the_form_hears_what_is_found(string kind, string typed, string rule)
    {
        IncidentId incident = await world.ResolvedAsync();

        IHtmlDocument part = await TypedAsync(incident, $"lint/{kind}?form=ask-first&after=", typed);

        Assert.Contains(rule, part.Words("#lint-ask-first"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_why_that_is_typed_is_judged_by_the_answers_above_it_and_an_empty_one_by_nothing()
    {
        IncidentId incident = await world.ResolvedAsync();
        JsonElement added = await world.DoneAsync(
            HttpMethod.Post,
            $"{Path(incident)}/whys",
            new { text = "The pool ran out of connections." }
        );
        string why = added.GetProperty("written").GetProperty("id").GetString()!;

        IHtmlDocument part = await TypedAsync(incident, $"lint/Why?form=ask-{why}&after={why}", "text=The+connections+of+the+pool+ran+out");
        IHtmlDocument empty = await TypedAsync(incident, $"lint/ActionItem?form=action-add&after=", "text=+");

        Assert.Contains("restates_previous", part.Words($"#lint-ask-{why}"), StringComparison.Ordinal);
        Assert.Equal("", empty.Words("#lint-action-add"));
    }

    [Fact]
    public async Task A_text_of_any_kind_is_read_over_the_API_and_nothing_is_kept()
    {
        JsonElement linted = await world.DoneAsync(
            HttpMethod.Post,
            "/api/v1/reviews/lint",
            new
            {
                id = "7",
                kind = "action_item",
                text = "Be more careful",
                context = new { owner = "ben", due = "2026-05-01" },
            }
        );

        Assert.Equal("7", linted.GetProperty("id").GetString());
        Assert.Equal(
            ["be_careful_action", "no_verification"],
            linted
                .GetProperty("findings")
                .EnumerateArray()
                .Select(one => one.GetProperty("rule").GetString()!)
                .Order(StringComparer.Ordinal)
        );
        await world.RefusedAsync(
            HttpMethod.Post,
            "/api/v1/reviews/lint",
            422,
            "review.invalid",
            new { kind = "why", text = new string('x', 20_001) }
        );
        await world.RefusedAsync(
            HttpMethod.Post,
            "/api/v1/reviews/lint",
            422,
            "review.invalid",
            new
            {
                kind = "why",
                text = "x",
                context = new { people = Enumerable.Repeat("Ana", 501) },
            }
        );
        await world.RefusedAsync(HttpMethod.Post, "/api/v1/reviews/lint", 400, "request.invalid", new { kind = "poem", text = "x" });
    }

    [Fact]
    public async Task An_action_that_asks_for_care_does_not_close_a_review()
    {
        IncidentId incident = await world.ResolvedAsync();
        string path = Path(incident);
        JsonElement added = await world.DoneAsync(HttpMethod.Post, $"{path}/whys", new { text = "Nothing limits the pool" });
        string why = added.GetProperty("written").GetProperty("id").GetString()!;
        await world.DoneAsync(HttpMethod.Put, $"{path}/whys/{why}/root-cause", new { @class = "capacity" });
        await world.DoneAsync(
            HttpMethod.Post,
            $"{path}/action-items",
            new
            {
                text = "Be more careful with the pool",
                owner = "ben",
                dueAt = world.Server.Clock.GetUtcNow().AddDays(7),
            }
        );

        JsonElement problem = await world.RefusedAsync(HttpMethod.Put, $"{path}/closure", 422, "review.be_careful_action");

        Assert.Equal(2, problem.GetProperty("errors").GetArrayLength());
    }

    [Fact]
    public async Task Factors_are_written_over_the_API_with_the_kind_of_their_evidence()
    {
        IncidentId incident = await world.ResolvedAsync();
        string path = Path(incident);
        JsonElement added = await world.DoneAsync(
            HttpMethod.Post,
            $"{path}/factors",
            new
            {
                text = "The dashboard was not linked from the alert",
                @class = "missing_alert",
                evidence = "https://grafana.example.org/d/1/api",
            }
        );
        string factor = added.GetProperty("written").GetProperty("id").GetString()!;
        Assert.Equal("graph", added.GetProperty("factors")[0].GetProperty("evidenceKind").GetString());
        await world.RefusedAsync(HttpMethod.Post, $"{path}/factors", 422, "review.human_root_cause", new { text = "Human error" });
        await world.DoneAsync(HttpMethod.Delete, $"{path}/factors/{factor}", new { reason = "It was linked" });
        JsonElement bin = await world.DoneAsync(HttpMethod.Get, "/api/v1/bin");
        JsonElement item = bin.GetProperty("items").EnumerateArray().First(one => one.GetProperty("kind").GetString() == "factor");
        await world.DoneAsync(HttpMethod.Put, $"/api/v1/bin/{item.GetProperty("id").GetString()}/restoration");
        JsonElement back = await world.DoneAsync(HttpMethod.Get, path);
        Assert.Equal(JsonValueKind.Null, back.GetProperty("factors")[0].GetProperty("removal").ValueKind);
    }

    private async Task<IHtmlDocument> TypedAsync(IncidentId incident, string path, string typed)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, $"/reviews/{incident}/{path}");
        request.Content = new StringContent(typed, null, "application/x-www-form-urlencoded");
        request.Headers.Add("X-Fragment", "1");
        using HttpResponseMessage answer = await world.Api.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.PageAsync();
    }

    private static bool Is(JsonElement found, string field, string rule) =>
        found.GetProperty("field").GetString() == field && found.GetProperty("rule").GetString() == rule;

    private static string Path(IncidentId incident) => $"/api/v1/incidents/{incident}/review";
}
