// The search over incidents and reviews: by words, by likeness, on its page and over the API, whatever is typed.
using System.Net;
using System.Text.Json;
using AngleSharp.Html.Dom;
using Muster.Core.Kernel;
using Muster.Server.Tests.Drivers;

namespace Muster.Server.Tests.Reviews;

public sealed class SearchTests(ReviewWorld world) : IClassFixture<ReviewWorld>
{
    [Fact]
    public async Task An_incident_is_found_by_what_its_review_says_at_once()
    {
        IncidentId incident = await world.ResolvedAsync();
        Assert.DoesNotContain(incident.Value, await FoundAsync("search?q=zebra+crossing"));
        await world.DoneAsync(
            HttpMethod.Put,
            $"/api/v1/incidents/{incident}/review/sections/lessons",
            new { text = "A **zebra** crossed the road." }
        );
        Assert.Equal([incident.Value], await FoundAsync("search?q=zebra+crossing"));
        Assert.Equal([incident.Value], await FoundAsync("search?q=ZEBRAS"));
        Assert.Empty(await FoundAsync("search?q=zebra+elephant"));
        Assert.Contains(incident.Value, await FoundAsync("search?q=card+payments"));

        using Browser ana = await world.Server.SignedInAsync("Ana");
        IHtmlDocument page = await ana.ReadAsync("/search?q=zebra");
        PageRules.Hold(page);
        Assert.Equal("zebra", page.QuerySelector($"#hit-{incident} mark")!.TextContent);
        Assert.Equal($"/reviews/{incident}", page.QuerySelector($"#hit-{incident} a")!.GetAttribute("href"));
        PageRules.Hold(await ana.ReadAsync("/search"));
        Assert.Contains("No incident has these words", (await ana.ReadAsync("/search?q=quux")).Words("#hits"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_like_an_incident_is_found_by_its_causes_and_not_itself()
    {
        IncidentId first = await world.ResolvedAsync();
        IncidentId other = await world.ResolvedAsync();
        foreach (
            (IncidentId incident, string text) in new[]
            {
                (first, "The walrus table has no index"),
                (other, "An index of the walrus table was missing"),
            }
        )
        {
            await world.DoneAsync(HttpMethod.Post, $"/api/v1/incidents/{incident}/review/whys", new { text });
        }

        string[] like = await FoundAsync($"incidents/{first}/related");
        Assert.Equal(other.Value, like[0]);
        Assert.DoesNotContain(first.Value, like);

        using Browser ana = await world.Server.SignedInAsync("Ana");
        IHtmlDocument page = await ana.ReadAsync($"/search?like={first}");
        PageRules.Hold(page);
        Assert.Contains("walrus", page.Words($"#hit-{other}"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await ana.GetAsync("/search?like=INC-99999")).StatusCode);
        Assert.Equal(
            $"/search?like={first}",
            (await ana.ReadAsync($"/reviews/{first}")).QuerySelector(".top a[href^='/search']")!.GetAttribute("href")
        );
        using HttpResponseMessage missing = await world.Api.GetAsync(
            new Uri("/api/v1/incidents/INC-99999/related", UriKind.Relative),
            TestContext.Current.CancellationToken
        );
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
    }

    [Theory]
    [InlineData("\" OR 1=1 --")]
    [InlineData("NEAR(a b) AND NOT c*")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("a & | ! ( : *")]
    public async Task Whatever_is_typed_is_words(string typed)
    {
        using HttpResponseMessage answer = await world.Api.GetAsync(
            new Uri("/api/v1/search?q=" + Uri.EscapeDataString(typed), UriKind.Relative),
            TestContext.Current.CancellationToken
        );
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        using Browser ana = await world.Server.SignedInAsync("Ana");
        IHtmlDocument page = await ana.ReadAsync("/search?q=" + Uri.EscapeDataString(typed));
        PageRules.Hold(page);
        Assert.Equal(typed, page.QuerySelector("#search input[name=q]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task A_question_without_words_is_told_what_is_missing()
    {
        using HttpResponseMessage answer = await world.Api.GetAsync(
            new Uri("/api/v1/search?limit=99", UriKind.Relative),
            TestContext.Current.CancellationToken
        );
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        string said = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("\"q\"", said, StringComparison.Ordinal);
        Assert.Contains("\"limit\"", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_review_is_exported_as_a_file()
    {
        IncidentId incident = await world.ResolvedAsync();
        using HttpResponseMessage html = await world.Api.GetAsync(
            new Uri($"/api/v1/incidents/{incident}/review/export?format=html", UriKind.Relative),
            TestContext.Current.CancellationToken
        );
        Assert.Equal(
            ("text/html", $"attachment; filename=\"{incident}-review.html\""),
            (html.Content.Headers.ContentType!.MediaType, html.Content.Headers.ContentDisposition!.ToString())
        );
        using Browser ana = await world.Server.SignedInAsync("Ana");
        IHtmlDocument page = await ana.ReadAsync($"/reviews/{incident}");
        Assert.Equal(2, page.QuerySelectorAll("#exporting a").Length);
        Assert.StartsWith(
            "# Review of",
            await (await ana.GetAsync($"/reviews/{incident}/export")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
            StringComparison.Ordinal
        );
        using HttpResponseMessage wrong = await world.Api.GetAsync(
            new Uri($"/api/v1/incidents/{incident}/review/export?format=pdf", UriKind.Relative),
            TestContext.Current.CancellationToken
        );
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
    }

    private async Task<string[]> FoundAsync(string question)
    {
        JsonElement found = await world
            .Api.GetAsync(new Uri("/api/v1/" + question, UriKind.Relative), TestContext.Current.CancellationToken)
            .JsonAsync();
        return [.. found.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("incident").GetString()!)];
    }
}
