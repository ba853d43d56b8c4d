// Planned drills: by the form and over the API, on the page, in the calendars of those invited, started and called off.
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AngleSharp.Html.Dom;
using Muster.Core.OnCall;
using Muster.Server.Tests.Drivers;
using Muster.Server.Web.Access;
using Muster.Storage.Access;

namespace Muster.Server.Tests.Drills;

public sealed class DrillPlanTests(DrillWorld world) : IClassFixture<DrillWorld>
{
    private const string Plans = "/api/v1/drill-plans";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_drill_is_planned_by_the_form_started_at_its_time_and_called_off_for_good()
    {
        using Drivers.Browser ana = await world.Server.SignedInAsync("Ana");
        using Drivers.Browser vera = await world.Server.SignedInAsync("Vera", AccountRole.Viewer);
        IHtmlDocument form = await ana.ReadAsync("/drills/plan");
        PageRules.Hold(form);
        Assert.Equal(HttpStatusCode.Forbidden, (await vera.GetAsync("/drills/plan")).StatusCode);
        IHtmlDocument refused = await ana.RefusedAsync(form, "plan-form", 422, ("zone", "Mars/Olympus"), ("startsAt", ""));
        Assert.Contains("no IANA time zone", refused.DocumentElement.TextContent, StringComparison.Ordinal);
        Assert.Contains("a day and a time", refused.DocumentElement.TextContent, StringComparison.Ordinal);

        DateTimeOffset at = world.Server.Clock.GetUtcNow().AddDays(3);
        string when = WallTime.Write(at, "Europe/Prague");
        IHtmlDocument page = await ana.DoneAsync(
            form,
            "plan-form",
            ("scenario", "missing-index"),
            ("difficulty", "practised"),
            ("startsAt", when),
            ("zone", "Europe/Prague"),
            ("repeat", "monthly")
        );
        PageRules.Hold(page);
        string plan = page.QuerySelectorAll("#coming li.plan")
            .Single(one => one.TextContent.Contains("The missing index", StringComparison.Ordinal))
            .Id!;
        string said = page.Words("#" + plan);
        Assert.Contains("Streaming · Practised", said, StringComparison.Ordinal);
        Assert.Contains("(Europe/Prague) · every month", said, StringComparison.Ordinal);
        Assert.Contains("Ana Silva, Ben Okafor · planned by Ana Silva", said, StringComparison.Ordinal);
        string id = plan["plan-".Length..];
        Assert.Null(page.QuerySelector($"#start-{id}"));
        Assert.Null((await vera.ReadAsync("/drills")).QuerySelector("#coming form"));
        Assert.Equal(409, (int)(await ana.PostAsync($"/drills/plans/{id}/start")).StatusCode);

        world.Server.Clock.FastForward(TimeSpan.FromDays(3));
        page = await ana.DoneAsync(await ana.ReadAsync("/drills"), $"start-{id}");
        Assert.Contains("Practised", page.Words(".ttl"), StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("#act-declare"));
        await ana.DoneAsync(page, "end");

        page = await ana.ReadAsync("/drills");
        Assert.NotNull(page.QuerySelector("#" + plan));
        page = await ana.DoneAsync(page, $"cancel-{id}", ("reason", "Release week"));
        Assert.Null(page.QuerySelector("#" + plan));
        using HttpClient api = world.Server.Client(await world.Server.KeyAsync(ApiKeyScope.Api, "ana"));
        JsonElement kept = (await api.GetFromJsonAsync<JsonElement>(Plans, Cancel))
            .GetProperty("items")
            .EnumerateArray()
            .Single(one => one.GetProperty("id").GetString() == id);
        Assert.Equal("Release week", kept.GetProperty("cancellation").GetProperty("reason").GetString());
        Assert.Single(kept.GetProperty("played").EnumerateArray());
    }

    [Fact]
    public async Task Over_the_api_every_mistake_is_told_and_the_calendar_of_those_invited_has_it_until_it_is_called_off()
    {
        using HttpClient ana = world.Server.Client(await world.Server.KeyAsync(ApiKeyScope.Api, "ana"));
        using HttpClient ben = world.Server.Client(await world.Server.KeyAsync(ApiKeyScope.Api, "ben"));
        DateTimeOffset at = world.Server.Clock.GetUtcNow().AddDays(10);
        HttpResponseMessage wrong = await ana.PostAsJsonAsync(
            Plans,
            new
            {
                team = "nobodies",
                startsAt = at.AddDays(-20),
                scenario = "nothing",
                difficulty = "hard",
                zone = "Mars/Olympus",
            },
            Cancel
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        JsonElement errors = (await wrong.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("errors");
        Assert.Equal(
            ["difficulty", "scenario", "startsAt", "team", "zone"],
            errors.EnumerateArray().Select(error => error.GetProperty("field").GetString()).Order(StringComparer.Ordinal)
        );

        HttpResponseMessage made = await ana.PostAsJsonAsync(
            Plans,
            new
            {
                team = "streaming",
                startsAt = at,
                invited = new[] { "ben" },
                repeat = "quarterly",
            },
            Cancel
        );
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        string id = (await made.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("id").GetString()!;
        Assert.Equal(HttpStatusCode.Conflict, (await ana.PutAsync($"{Plans}/{id}/start", null, Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await ana.PutAsync($"{Plans}/DP-99/start", null, Cancel)).StatusCode);

        Uri hers = await CalendarAsync(ana, "ana");
        Uri his = await CalendarAsync(ben, "ben");
        Assert.DoesNotContain($"UID:{id}-", await TextAsync(ana, hers), StringComparison.Ordinal);
        string calendar = await TextAsync(ben, his);
        Assert.Contains("SUMMARY:Drill: Streaming", calendar, StringComparison.Ordinal);
        Assert.Contains($"DTSTART:{at:yyyyMMdd'T'HHmmss}Z", calendar, StringComparison.Ordinal);
        Assert.InRange(calendar.Split($"UID:{id}-").Length - 1, 3, 4);

        Assert.Equal(HttpStatusCode.OK, (await ana.PutAsJsonAsync($"{Plans}/{id}/cancellation", new { }, Cancel)).StatusCode);
        Assert.DoesNotContain($"UID:{id}-", await TextAsync(ben, his), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_surprise_is_drawn_at_the_start_and_started_once()
    {
        using HttpClient ana = world.Server.Client(await world.Server.KeyAsync(ApiKeyScope.Api, "ana"));
        DateTimeOffset at = world.Server.Clock.GetUtcNow().AddHours(2);
        List<string> ids = [];
        foreach (int _ in Enumerable.Range(0, 2))
        {
            // The same request a second time is answered with what the first one planned.
            using HttpRequestMessage asking = new(HttpMethod.Post, Plans)
            {
                Content = JsonContent.Create(new { team = "streaming", startsAt = at }),
            };
            asking.Headers.Add("Idempotency-Key", "a-surprise");
            HttpResponseMessage made = await ana.SendAsync(asking, Cancel);
            Assert.Equal(HttpStatusCode.Created, made.StatusCode);
            ids.Add((await made.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("id").GetString()!);
        }

        string id = Assert.Single(ids.Distinct());

        HttpResponseMessage[] both = await Task.WhenAll(
            ana.PutAsync($"{Plans}/{id}/start", null, Cancel),
            ana.PutAsync($"{Plans}/{id}/start", null, Cancel)
        );

        Assert.Equal([HttpStatusCode.Created, HttpStatusCode.Conflict], both.Select(one => one.StatusCode).Order());
        HttpResponseMessage started = both.Single(one => one.StatusCode == HttpStatusCode.Created);
        string drill = (await started.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("id").GetString()!;
        JsonElement plan = (await ana.GetFromJsonAsync<JsonElement>(Plans, Cancel))
            .GetProperty("items")
            .EnumerateArray()
            .Single(one => one.GetProperty("id").GetString() == id);
        Assert.Equal(drill, Assert.Single(plan.GetProperty("played").EnumerateArray()).GetProperty("drill").GetString());
        await ana.PutAsync($"/api/v1/drills/{drill}/end", null, Cancel);
    }

    private static async Task<Uri> CalendarAsync(HttpClient api, string person)
    {
        HttpResponseMessage made = await api.PostAsJsonAsync("/api/v1/calendar-feeds", new { person }, Cancel);
        return new((await made.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("url").GetString()!);
    }

    private static async Task<string> TextAsync(HttpClient api, Uri calendar) =>
        (await api.GetStringAsync(calendar.AbsolutePath, Cancel)).Replace("\r\n ", "", StringComparison.Ordinal);
}
