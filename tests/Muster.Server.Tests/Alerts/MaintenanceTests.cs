// Maintenance windows: planned by form and over the API, for a service, week by week, and what is refused.
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AngleSharp.Html.Dom;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.TestHost;
using Muster.Core.Alerts;
using Muster.Server.Tests.Drivers;
using Muster.Server.Tests.Drivers.InMemory;

namespace Muster.Server.Tests.Alerts;

public sealed class MaintenanceTests
{
    [Fact]
    public async Task A_window_for_a_service_is_quiet_in_its_time_and_pages_for_what_fires_after_it()
    {
        await using ConsoleBrowser browser = await ConsoleBrowser.OpenAsync();
        IHtmlDocument page = await browser.PageAsync("/silences");
        using HttpResponseMessage answer = await browser.SubmitAsync(
            page.QuerySelector("#window-form"),
            typed: [("service", "search"), ("from", "2026-11-23T04:00"), ("minutes", "120"), ("weeks", "2"), ("reason", "New disks")]
        );
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        await browser.Console.SignalAsync("SearchSlow", "search", "critical");
        Assert.NotNull((await browser.Console.GroupAsync("SearchSlow")).Page);

        await browser.Console.PassAsync(TimeSpan.FromMinutes(63));
        await browser.Console.SignalAsync("SearchDown", "search", "critical");
        AlertGroup held = await browser.Console.GroupAsync("SearchDown");
        await browser.Console.PassAsync(TimeSpan.FromHours(2));

        Assert.Equal("silenced until 2026-11-23 06:00 UTC by ana: New disks (week 1 of 2)", held.Held);
        Assert.NotNull((await browser.Console.GroupAsync("SearchDown")).Page);
        IHtmlDocument after = await browser.PageAsync("/silences");
        Assert.Contains("week 2 of 2", after.QuerySelector("#holding").Text(), StringComparison.Ordinal);
        PageRules.Hold(after);
    }

    [Fact]
    public async Task A_window_that_is_not_right_comes_back_with_each_mistake_and_what_was_typed()
    {
        await using ConsoleBrowser browser = await ConsoleBrowser.OpenAsync();
        IHtmlDocument page = await browser.PageAsync("/silences");

        using HttpResponseMessage answer = await browser.SubmitAsync(
            page.QuerySelector("#window-form"),
            typed: [("from", "tomorrow"), ("weeks", "99"), ("reason", "Typed before")]
        );

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        IHtmlDocument again = Html.Parse(await answer.Content.ReadAsStringAsync());
        Assert.NotEmpty(again.QuerySelector("#window-from-error").Text());
        Assert.NotEmpty(again.QuerySelector("#window-weeks-error").Text());
        Assert.NotEmpty(again.QuerySelector("#window-matchers-error").Text());
        Assert.Equal("Typed before", again.QuerySelector("#window-reason")?.GetAttribute("value"));
    }

    [Fact]
    public async Task The_api_plans_lists_reviews_and_ends_and_names_every_mistake()
    {
        await using ConsoleBrowser browser = await ConsoleBrowser.OpenAsync();
        using HttpClient client = ((TestServer)browser.Console.Get<IServer>()).CreateClient();
        using HttpResponseMessage refused = await SendAsync(
            client,
            HttpMethod.Post,
            "/api/v1/silences",
            new
            {
                EndsAt = StreamFlowConsole.Night.AddHours(-1),
                Reason = "",
                Matchers = new[] { "region=~\"(\"" },
                Services = new[] { "nowhere" },
                Weeks = 0,
            }
        );
        JsonElement mistakes = (await refused.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Equal(
            ["endsAt", "endsAt", "matchers[0]", "reason", "services[0]", "weeks"],
            mistakes.EnumerateArray().Select(one => one.GetProperty("field").GetString()!).Order(StringComparer.Ordinal)
        );

        using HttpResponseMessage made = await SendAsync(
            client,
            HttpMethod.Post,
            "/api/v1/silences",
            new
            {
                EndsAt = StreamFlowConsole.Night.AddDays(3),
                Reason = "New disks",
                Services = new[] { "search", "playback-api" },
            }
        );
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        await browser.Console.PassAsync(TimeSpan.FromDays(1));
        JsonElement listed = (await browser.JsonAsync("/api/v1/silences")).GetProperty("items")[0];
        Assert.Equal(StreamFlowConsole.Night.AddDays(1), listed.GetProperty("reviewDueAt").GetDateTimeOffset());
        Assert.Equal("__service__=~\"search|playback-api\"", listed.GetProperty("matchers")[0].GetString());
        IHtmlDocument page = await browser.PageAsync("/silences");
        Assert.Contains("To review", page.QuerySelector("#holding").Text(), StringComparison.Ordinal);

        string path = $"/api/v1/silences/{listed.GetProperty("id").GetString()}";
        using HttpResponseMessage reviewed = await SendAsync(client, HttpMethod.Put, path + "/review", body: null);
        JsonElement kept = await reviewed.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(JsonValueKind.Null, kept.GetProperty("reviewDueAt").ValueKind);
        using HttpResponseMessage ended = await SendAsync(client, HttpMethod.Put, path + "/end", new { Why = "The disks are in" });
        JsonElement over = await ended.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(("expired", "The disks are in"), (over.GetProperty("state").GetString(), over.GetProperty("endedWhy").GetString()));
    }

    private static async Task<HttpResponseMessage> SendAsync(HttpClient client, HttpMethod method, string path, object? body)
    {
        using HttpRequestMessage request = new(method, path);
        request.Content = body is null ? null : JsonContent.Create(body);
        return await client.SendAsync(request);
    }
}
