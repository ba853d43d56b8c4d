// The roster over the REST API: what is arranged counts at once, and what is wrong is told at each field.
using System.Net;
using System.Text.Json;
using AngleSharp.Html.Dom;
using Muster.Server.Tests.Drivers;
using Muster.Server.Tests.Drivers.InMemory;

namespace Muster.Server.Tests.OnCall;

public sealed class RosterApiTests
{
    private const string OnCall = "/api/v1/schedules/streaming/on-call?at=2026-11-24T12:00:00Z";

    [Fact]
    public async Task An_override_counts_at_once_and_no_more_when_it_is_removed()
    {
        await using ConsoleBrowser browser = await ConsoleBrowser.OpenAsync();
        JsonElement made = await browser.SendAsync(HttpMethod.Post, "/api/v1/schedules/streaming/overrides", StandIn("liam"));
        Assert.Equal(["liam", "hiro"], People(await browser.JsonAsync(OnCall)));

        string id = made.GetProperty("written").GetProperty("id").GetString()!;
        JsonElement after = await browser.SendAsync(HttpMethod.Delete, $"/api/v1/roster/changes/{id}", new { reason = "Back early" });
        Assert.Equal(["chiara", "hiro"], People(await browser.JsonAsync(OnCall)));
        Assert.Empty(after.GetProperty("roster").GetProperty("changes").EnumerateArray());
        await browser.SendAsync(HttpMethod.Delete, $"/api/v1/roster/changes/{id}", new { reason = "Again" }, HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task Each_field_has_its_error_and_viewers_change_nothing()
    {
        await using ConsoleBrowser browser = await ConsoleBrowser.OpenAsync();
        object wrong = new
        {
            person = "nobody-here",
            rotation = "moon",
            start = "2026-11-22T00:00:00Z",
            end = "2026-11-21T00:00:00Z",
            reason = "",
        };
        JsonElement why = await browser.SendAsync(
            HttpMethod.Post,
            "/api/v1/schedules/streaming/overrides",
            wrong,
            HttpStatusCode.UnprocessableEntity
        );
        Assert.Equal(
            ["rotation", "person", "end", "reason"],
            why.GetProperty("errors").EnumerateArray().Select(one => one.GetProperty("field").GetString())
        );
        await browser.SendAsync(
            HttpMethod.Post,
            "/api/v1/schedules/streaming/overrides",
            StandIn("liam"),
            HttpStatusCode.Forbidden,
            "viewer"
        );
    }

    [Fact]
    public async Task A_schedule_that_is_not_there_is_named_with_what_may_be_meant_and_with_all_else_that_is_wrong()
    {
        await using ConsoleBrowser browser = await ConsoleBrowser.OpenAsync();
        object wrong = new
        {
            person = "ghost",
            start = "2026-11-26T00:00:00Z",
            end = "2026-11-25T00:00:00Z",
            reason = " ",
        };

        JsonElement why = await browser.SendAsync(HttpMethod.Post, "/api/v1/schedules/streeming/overrides", wrong, HttpStatusCode.NotFound);

        Assert.Equal("schedule.not_found", why.GetProperty("code").GetString());
        Assert.Equal(
            ["schedule", "person", "end", "reason"],
            why.GetProperty("errors").EnumerateArray().Select(one => one.GetProperty("field").GetString())
        );
        Assert.Contains("did you mean 'streaming'?", why.GetProperty("detail").GetString(), StringComparison.Ordinal);
        JsonElement asked = await browser.JsonAsync("/api/v1/schedules/nothing-like-it/on-call", 404);
        Assert.Contains("streaming", asked.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_swap_counts_when_the_one_who_was_asked_accepts_it_and_an_absence_that_leaves_nobody_is_warned_of()
    {
        await using ConsoleBrowser browser = await ConsoleBrowser.OpenAsync();
        object swap = new
        {
            rotation = "primary",
            from = "chiara",
            to = "ana",
            start = "2026-11-24T10:00:00Z",
            end = "2026-11-24T14:00:00Z",
        };
        JsonElement asked = await browser.SendAsync(HttpMethod.Post, "/api/v1/schedules/streaming/swaps", swap);
        Assert.Equal(["chiara", "hiro"], People(await browser.JsonAsync(OnCall)));

        string id = asked.GetProperty("written").GetProperty("id").GetString()!;
        await browser.SendAsync(HttpMethod.Put, $"/api/v1/roster/swaps/{id}/answer", new { accept = true });
        Assert.Equal(["ana", "hiro"], People(await browser.JsonAsync(OnCall)));

        object ill = new
        {
            person = "ana",
            start = "2026-11-24T12:00:00Z",
            end = "2026-11-24T18:00:00Z",
        };
        JsonElement taken = await browser.SendAsync(HttpMethod.Post, "/api/v1/roster/absences", ill);
        Assert.Contains(
            taken.GetProperty("warnings").EnumerateArray().Select(one => one.GetString()!),
            one => one.Contains("has taken a swap from 24 Nov 2026", StringComparison.Ordinal)
        );

        string[] warnings = [];
        foreach (string person in new[] { "ana", "ben", "chiara", "hiro" })
        {
            object away = new
            {
                person,
                start = "2026-12-01T00:00:00Z",
                end = "2026-12-02T00:00:00Z",
            };
            JsonElement answer = await browser.SendAsync(HttpMethod.Post, "/api/v1/roster/absences", away);
            warnings = [.. answer.GetProperty("warnings").EnumerateArray().Select(one => one.GetString()!)];
        }

        Assert.Contains(warnings, one => one.Contains("has nobody in primary from 1 Dec 2026", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_page_s_forms_say_who_stands_in_and_who_was_asked()
    {
        await using ConsoleBrowser browser = await ConsoleBrowser.OpenAsync();
        IHtmlDocument page = await browser.PageAsync("/on-call/streaming");
        (string, string)[] typed =
        [
            ("person", "liam"),
            ("rotation", "primary"),
            ("start", "2026-11-24T10:00"),
            ("end", "2026-11-24T14:00"),
            ("reason", "Dentist"),
        ];
        using HttpResponseMessage saved = await browser.SubmitAsync(page.QuerySelector("#override-form"), role: null, typed);
        Assert.Equal(HttpStatusCode.SeeOther, saved.StatusCode);
        Assert.Equal(["liam", "hiro"], People(await browser.JsonAsync(OnCall)));

        page = await browser.PageAsync("/on-call/streaming");
        Assert.Contains("stands in for primary", page.QuerySelector("#roster")!.TextContent, StringComparison.Ordinal);
        Assert.Null((await browser.PageAsync("/on-call/streaming", role: "viewer")).QuerySelector("#roster form"));
        PageRules.Hold(page);
    }

    private static object StandIn(string person) =>
        new
        {
            person,
            rotation = "primary",
            start = "2026-11-24T10:00:00Z",
            end = "2026-11-24T14:00:00Z",
            reason = "Dentist",
        };

    private static IEnumerable<string?> People(JsonElement answer) =>
        answer.GetProperty("people").EnumerateArray().Select(one => one.GetProperty("person").GetString());
}
