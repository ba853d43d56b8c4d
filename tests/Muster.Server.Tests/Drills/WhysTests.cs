// The five whys of a drill that is over, by forms and over the API: refused before, compared, kept by person.
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.Extensions.DependencyInjection;
using Muster.Server.Drills;
using Muster.Server.Tests.Drivers;
using Muster.Server.Web.Access;
using Muster.Simulator.Scenarios;
using Muster.Storage.Access;

namespace Muster.Server.Tests.Drills;

public sealed class WhysTests(DrillWorld world) : IClassFixture<DrillWorld>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Two_people_say_why_by_forms_and_each_sees_how_theirs_compares()
    {
        using Drivers.Browser ana = await world.Server.SignedInAsync("Ana");
        using Drivers.Browser ben = await world.Server.SignedInAsync("Ben");
        IHtmlDocument page = await ana.DoneAsync(await ana.ReadAsync("/drills"), "start-thundering-herd", ("seed", "7"), ("speed", "20"));
        string path = page.QuerySelector("#live")!.GetAttribute("data-fragment")![..^"/live".Length];
        Assert.Equal(409, (int)(await ana.PostAsync($"{path}/whys", ("why-0", "Too early."))).StatusCode);
        world.Pass(30);
        page = await ana.DoneAsync(await ana.ReadAsync(path), "end");
        PageRules.Hold(page);
        Assert.Contains("1. Why did nothing play?", page.Words("#whys-form"), StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("#lesson"));
        IElement folded = page.QuerySelector("#whys details#lesson-shown:not([open])")!;
        Assert.True(
            folded.CompareDocumentPosition(page.QuerySelector("#whys-form")!).HasFlag(DocumentPositions.Preceding),
            "The lesson says the answer, and stands above the question."
        );
        Assert.Matches(@"\d:\d\d ", ((IHtmlTextAreaElement)page.QuerySelector("#why-0")!).Value);
        Assert.Equal("", ((IHtmlTextAreaElement)page.QuerySelector("#why-1")!).Value);
        IHtmlOptionElement evidence = page.QuerySelectorAll("#evidence-1 option")
            .OfType<IHtmlOptionElement>()
            .First(option => option.Value.StartsWith('c'));

        // A row that is left empty between two moves the ones below it up.
        FilledForm filled = new FilledForm(page, "whys-form").With([
            ("why-0", "The database was overloaded, and answers came late."),
            ("why-2", "Sam pushed a new prefix of the cache keys."),
            ("evidence-2", evidence.Value),
            ("root-2", "yes"),
        ]);
        Assert.Equal(303, (int)(await filled.PostAsync(ana)).StatusCode);
        page = await ana.ReadAsync($"{path}/debrief");
        PageRules.Hold(page);
        Assert.Contains("Found", page.Words("#chain-0"), StringComparison.Ordinal);
        Assert.Contains("your why 1 says it", page.Words("#chain-0"), StringComparison.Ordinal);
        Assert.Contains("Missing", page.Words("#chain-4"), StringComparison.Ordinal);
        Assert.Contains("What it teaches", page.Words("#lesson"), StringComparison.Ordinal);
        Assert.Contains("How did the system allow it?", page.Words("#remark-1"), StringComparison.Ordinal);
        Assert.Contains(
            "The database was overloaded",
            ((IHtmlTextAreaElement)page.QuerySelector("#why-0")!).Value,
            StringComparison.Ordinal
        );
        Assert.Equal(evidence.Value, ((IHtmlSelectElement)page.QuerySelector("#evidence-1")!).Value);
        Assert.True(((IHtmlInputElement)page.QuerySelector("#root-1")!).IsChecked);

        // Empty rows are no answers, and nothing at all is none either.
        page = await ana.RefusedAsync(page, "whys-form", 422, ("why-0", " "), ("why-1", ""));
        Assert.Contains("1 to 7 answers", page.DocumentElement.TextContent, StringComparison.Ordinal);

        IHtmlDocument his = await ben.ReadAsync($"{path}/debrief");
        Assert.Contains("Ana Silva", his.Words("#others"), StringComparison.Ordinal);
        Assert.Contains("Show the true chain", his.Words("#whys"), StringComparison.Ordinal);
        his = await ben.DoneAsync(his, "whys-form", ("why-0", "Ana was not careful."));
        Assert.Contains("0 of", his.Words("#whys"), StringComparison.Ordinal);
        Assert.Contains("How did the system allow it?", his.Words("#remark-0"), StringComparison.Ordinal);

        using Drivers.Browser vera = await world.Server.SignedInAsync("Vera", AccountRole.Viewer);
        IHtmlDocument looked = await vera.ReadAsync($"{path}/debrief");
        Assert.Null(looked.QuerySelector("#whys-form"));
        Assert.Contains("Ben Okafor", looked.Words("#others"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_true_chain_is_that_of_the_cause_that_was_played_alone()
    {
        using Drivers.Browser ana = await world.Server.SignedInAsync("Ana");
        IHtmlDocument page = await ana.DoneAsync(
            await ana.ReadAsync("/drills"),
            "start-streamflow-buffering",
            ("seed", "2"),
            ("speed", "20")
        );
        string path = page.QuerySelector("#live")!.GetAttribute("data-fragment")![..^"/live".Length];
        world.Pass(10);
        page = await ana.DoneAsync(await ana.ReadAsync(path), "end");

        Variant variant = new(ScenarioLibrary.Find("streamflow-buffering")!, 2, Difficulty.Newcomer);
        Assert.Equal(
            variant.Whys.Select(why => why.Answer),
            page.QuerySelectorAll("#chain-shown li small").Select(answer => answer.TextContent)
        );
        Assert.True(variant.Whys.Count() < variant.Scenario.Whys.Length, "The scenario has one cause, and shows nothing.");
    }

    [Fact]
    public async Task The_api_names_each_mistake_and_answers_the_last_try_of_each_person_and_304_without_a_replay()
    {
        using HttpClient api = world.Server.Client(await world.Server.KeyAsync(ApiKeyScope.Api, "ana"));
        JsonElement drill = await (
            await api.PostAsJsonAsync(
                "/api/v1/drills",
                new
                {
                    scenario = "missing-index",
                    seed = 3,
                    speed = 20,
                },
                Cancel
            )
        ).Content.ReadFromJsonAsync<JsonElement>(Cancel);
        string path = $"/api/v1/drills/{drill.GetProperty("id").GetString()}";
        Assert.Equal(HttpStatusCode.Conflict, (await api.GetAsync($"{path}/whys", Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await PutAsync(api, path, new { text = "No index." })).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await api.GetAsync("/api/v1/drills/D-999/whys", Cancel)).StatusCode);
        world.Pass(20);
        (await api.PutAsync($"{path}/end", null, Cancel)).EnsureSuccessStatusCode();

        JsonElement empty = await api.GetFromJsonAsync<JsonElement>($"{path}/whys", Cancel);
        Assert.Empty(empty.GetProperty("explanations").EnumerateArray());
        string line = empty.GetProperty("evidence")[0].GetProperty("id").GetString()!;
        using HttpResponseMessage wrong = await PutAsync(api, path, new { text = "No index.", evidence = "e9999" }, new { text = "" });
        Assert.Contains("whys[0].evidence", await wrong.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await PutAsync(api, path, new { text = new string('x', 100_000) })).StatusCode);
        using StringContent half = new("{\"whys\":[{\"text\":\"\\ud800\"}]}", new MediaTypeHeaderValue("application/json"));
        Assert.Equal(HttpStatusCode.BadRequest, (await api.PutAsync($"{path}/whys", half, Cancel)).StatusCode);
        using StringContent none = new("{\"whys\":[null]}", new MediaTypeHeaderValue("application/json"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await api.PutAsync($"{path}/whys", none, Cancel)).StatusCode);

        (await PutAsync(api, path, new { text = "It was slow." })).EnsureSuccessStatusCode();
        using HttpResponseMessage kept = await PutAsync(
            api,
            path,
            new
            {
                text = "There was no index.",
                evidence = line,
                isRoot = true,
            }
        );
        JsonElement said = Assert.Single(
            (await kept.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("explanations").EnumerateArray()
        );
        Assert.Equal("person:ana", said.GetProperty("by").GetString());
        Assert.NotEqual("", said.GetProperty("whys")[0].GetProperty("evidence").GetString());
        Assert.Equal("found", said.GetProperty("links")[2].GetProperty("state").GetString());
        Assert.Contains(
            said.GetProperty("links").EnumerateArray(),
            link => link.GetProperty("state").GetString() == "missing" && link.GetProperty("place").GetString()!.Length > 0
        );

        using HttpResponseMessage debrief = await api.GetAsync($"{path}/debrief", Cancel);
        DrillRuns runs = world.Server.Services.GetRequiredService<DrillRuns>();
        long played = runs.SecondsPlayed;
        using HttpRequestMessage again = new(HttpMethod.Get, $"{path}/debrief") { Headers = { IfNoneMatch = { debrief.Headers.ETag! } } };
        Assert.Equal(HttpStatusCode.NotModified, (await api.SendAsync(again, Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await api.GetAsync($"{path}/whys", Cancel)).StatusCode);
        Assert.Equal(played, runs.SecondsPlayed);
    }

    private static Task<HttpResponseMessage> PutAsync(HttpClient api, string path, params object[] whys) =>
        api.PutAsJsonAsync($"{path}/whys", new { whys }, Cancel);
}
