// A schedule that is imported over the API pages like any other; its address is read again, and the last good reading holds.
using System.Net;
using System.Text.Json;
using AngleSharp.Html.Dom;
using Microsoft.Extensions.DependencyInjection;
using Muster.Server.OnCall.Import;
using Muster.Server.Tests.Channels;
using Muster.Server.Tests.Drivers;
using Muster.Server.Web.Access;
using Muster.Storage.Access;

namespace Muster.Server.Tests.OnCall.Import;

public sealed class CalendarImportTests
{
    private const string Door = "/api/v1/imported-calendars";
    private const string Token = "private-canary-7c1e";

    [Fact]
    public async Task A_file_becomes_a_schedule_after_a_dry_run_and_every_mistake_is_named_at_once()
    {
        await using MusterServer server = await MusterServer.StartAsync();
        using HttpClient api = await AdminAsync(server);
        string good = Calendar(("a", "Ana", 0, 30));

        (HttpStatusCode status, JsonElement why, _) = await api.SendJsonAsync(
            HttpMethod.Post,
            Door,
            new { name = "Support line", content = Calendar(("a", "Zoe", 0, 8), ("b", "Lunch", 8, 9), ("c", "Ana", 9, 20)) }
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Equal(["line 4", "line 10"], why.GetProperty("errors").EnumerateArray().Select(one => one.GetProperty("field").GetString()));

        (status, JsonElement dry, _) = await api.SendJsonAsync(
            HttpMethod.Post,
            Door,
            new
            {
                name = "Support line",
                content = good,
                dryRun = true,
            }
        );
        Assert.Equal((HttpStatusCode.OK, "support-line"), (status, dry.GetProperty("schedule").GetString()));
        Assert.Equal(HttpStatusCode.NotFound, (await api.SendJsonAsync(HttpMethod.Get, OnCall("support-line"))).Status);

        (status, _, _) = await api.SendJsonAsync(HttpMethod.Post, Door, new { name = "Support line", content = good });
        Assert.Equal((HttpStatusCode.OK, "ana"), (status, await WhoAsync(api, "support-line")));
        await server.AccountAsync("Vera", AccountRole.Viewer);
        using HttpClient reader = server.Client(await server.KeyAsync(ApiKeyScope.Api, "vera"));
        Assert.Equal(
            HttpStatusCode.Forbidden,
            (await reader.SendJsonAsync(HttpMethod.Post, Door, new { name = "X", content = good })).Status
        );
    }

    [Fact]
    public async Task An_address_is_read_again_by_its_tag_and_what_was_read_holds_while_it_fails()
    {
        (int Status, string Text) says = (200, Calendar(("a", "Ana", 0, 300)));
        await using ProviderPeer calendar = await ProviderPeer.StartAsync(
            (asked, _, response) =>
            {
                if (asked.Headers.IfNoneMatch == "\"v1\"" && says.Status == 304)
                {
                    response.StatusCode = 304;
                    return Task.CompletedTask;
                }

                response.Headers.ETag = "\"v1\"";
                return ProviderPeer.SayAsync(response, says.Status, says.Text, "text/calendar");
            }
        );
        await using MusterServer server = await MusterServer.StartAsync(options => options with { AllowPrivateWebhooks = true });
        using HttpClient api = await AdminAsync(server);
        (HttpStatusCode status, JsonElement made, _) = await api.SendJsonAsync(
            HttpMethod.Post,
            Door,
            new { name = "Support", url = $"{calendar.Url}{Token}.ics" }
        );
        Assert.True(status == HttpStatusCode.OK, made.ToString());

        says = (304, "");
        await NextHourAsync(server);
        Assert.Null(await FailureAsync(api));
        says = (500, "");
        await NextHourAsync(server);
        Assert.Equal("Its server answered 500.", await FailureAsync(api));
        Assert.Equal("ana", await WhoAsync(api, "support"));
        using HttpResponseMessage health = await api.GetAsync(new Uri("/healthz", UriKind.Relative));
        Assert.Contains("The calendar of the schedule support", await health.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        says = (200, Calendar(("b", "Ben", 0, 300), ("l", "Lunch", 20, 21)));
        await NextHourAsync(server);
        Assert.Null(await FailureAsync(api));
        Assert.Equal("ben", await WhoAsync(api, "support"));

        using Browser browser = await server.SignedInAsync("Ana");
        string page = await browser.PageAsync("/on-call/support");
        Assert.Contains("Read from 127.0.0.1 each hour", page, StringComparison.Ordinal);
        Assert.Contains("Lunch", page, StringComparison.Ordinal);
        says = (200, Calendar(("c", "Ana", 0, 300)));
        using HttpResponseMessage again = await browser.PostAsync("/calendar-import/support/reading");
        Assert.Equal((HttpStatusCode.SeeOther, "/on-call/support"), (again.StatusCode, again.Headers.Location?.ToString()));
        Assert.Equal("ana", await WhoAsync(api, "support"));
        Assert.Contains("id=\"read-again\"", page, StringComparison.Ordinal);
        using HttpResponseMessage none = await browser.PostAsync("/calendar-import/nowhere/reading");
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
        string told = made + page + (await api.SendJsonAsync(HttpMethod.Get, Door)).Body + string.Join('\n', server.Log.All);
        Assert.DoesNotContain(Token, told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_within_is_not_asked_and_each_wrong_field_is_told()
    {
        await using ProviderPeer within = await ProviderPeer.StartAsync((_, _, response) => ProviderPeer.SayAsync(response, 200, ""));
        await using MusterServer server = await MusterServer.StartAsync();
        using HttpClient api = await AdminAsync(server);
        (HttpStatusCode status, JsonElement why, _) = await api.SendJsonAsync(
            HttpMethod.Post,
            Door,
            new
            {
                id = "Not An Id",
                zone = "Moon/Sea",
                url = within.Url,
            }
        );

        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Equal(
            ["name", "id", "zone", "url"],
            why.GetProperty("errors").EnumerateArray().Select(one => one.GetProperty("field").GetString()).Distinct()
        );
        Assert.Empty(within.All);
    }

    [Fact]
    public async Task The_console_s_form_names_every_mistake_shows_what_would_come_and_imports_the_file_that_it_kept()
    {
        await using MusterServer server = await MusterServer.StartAsync();
        using HttpClient api = await AdminAsync(server);
        using Browser browser = await server.SignedInAsync("Ana");
        Assert.Contains("href=\"/calendar-import\"", await browser.PageAsync("/on-call"), StringComparison.Ordinal);
        IHtmlDocument page = Html.Parse(await browser.PageAsync("/calendar-import"));
        PageRules.Hold(page);
        string[] zones = [.. page.QuerySelectorAll("#known-zones option").Select(zone => zone.GetAttribute("value")!)];
        Assert.Contains("Europe/Prague", zones);
        Assert.All(zones, zone => Assert.True(Core.OnCall.ScheduleRules.IsKnownZone(zone), zone));
        Assert.Equal("known-zones", page.QuerySelector("#import-zone")?.GetAttribute("list"));

        page = await SendAsync(
            page,
            HttpStatusCode.UnprocessableEntity,
            Calendar(("a", "Zoe", 0, 8), ("b", "Lunch", 8, 9)),
            ("look", "yes")
        );
        Assert.Equal(2, page.QuerySelectorAll("#mistakes li").Length);
        Assert.Equal("Support line", new FilledForm(page, "import-form").Offered("name"));
        page = await SendAsync(page, HttpStatusCode.UnprocessableEntity, Calendar(("a", "Ana", 0, 30)), ("zone", "Moon/Sea"));
        Assert.NotNull(page.QuerySelector("#import-zone-error"));
        page = await SendAsync(page, HttpStatusCode.UnprocessableEntity, Calendar(("a", "Ana", 0, 30)), ("name", "当番"));
        Assert.Contains("none of the letters a-z", page.QuerySelector("#import-name-error")?.TextContent, StringComparison.Ordinal);
        page = await SendAsync(page, HttpStatusCode.UnprocessableEntity, Calendar(("a", "Ana", 0, 30)), ("name", ""));
        Assert.EndsWith("as people will read it.", page.QuerySelector("#import-name-error")?.TextContent.Trim(), StringComparison.Ordinal);
        page = await SendAsync(page, HttpStatusCode.OK, Calendar(("a", "Ana", 0, 30)), ("zone", "Europe/Prague"), ("look", "yes"));
        Assert.Contains("Ana", Assert.Single(page.QuerySelectorAll("#seen li")).TextContent, StringComparison.Ordinal);
        PageRules.Hold(page);
        Assert.Equal(HttpStatusCode.NotFound, (await api.SendJsonAsync(HttpMethod.Get, OnCall("support-line"))).Status);

        using HttpResponseMessage done = await new FilledForm(page, "import-form").PostAsync(browser);
        Assert.Equal((HttpStatusCode.SeeOther, "/on-call/support-line"), (done.StatusCode, done.Headers.Location?.ToString()));
        Assert.Equal("ana", await WhoAsync(api, "support-line"));
        string shown = await browser.PageAsync("/on-call/support-line");
        Assert.Contains("/calendar-import?schedule=support-line", shown, StringComparison.Ordinal);

        // The same form twice is one import; another form with this name would replace the calendar of the first.
        using HttpResponseMessage again = await new FilledForm(page, "import-form").PostAsync(browser);
        Assert.Equal(HttpStatusCode.SeeOther, again.StatusCode);
        string other = Calendar(("b", "Ben", 0, 30));
        foreach ((string, string)[] look in new (string, string)[][] { [("look", "yes")], [] })
        {
            page = Html.Parse(await browser.PageAsync("/calendar-import"));
            page = await SendAsync(page, HttpStatusCode.UnprocessableEntity, other, look);
            Assert.Contains("Import it again", page.QuerySelector("#import-name-error")?.TextContent, StringComparison.Ordinal);
        }

        Assert.Equal("ana", await WhoAsync(api, "support-line"));
        page = Html.Parse(await browser.PageAsync("/calendar-import?schedule=support-line"));
        await SendAsync(page, HttpStatusCode.SeeOther, other);
        Assert.Equal("ben", await WhoAsync(api, "support-line"));

        async Task<IHtmlDocument> SendAsync(IHtmlDocument from, HttpStatusCode status, string file, params (string, string)[] typed)
        {
            FilledForm form = new FilledForm(from, "import-form").With([("name", "Support line"), .. typed]);
            (string Name, string Value)[] fields = [.. form.Fields.Where(field => field.Name != "file")];
            using HttpResponseMessage answer = await browser.PostFileAsync(form.Action, "file", file, fields);
            string text = await answer.Content.ReadAsStringAsync();
            Assert.True(answer.StatusCode == status, text);
            return Html.Parse(text);
        }
    }

    private static async Task<HttpClient> AdminAsync(MusterServer server)
    {
        await server.AccountAsync("Ana", AccountRole.Admin);
        await server.AccountAsync("Ben", AccountRole.Responder);
        return server.Client(await server.KeyAsync(ApiKeyScope.Api, "ana"));
    }

    private static async Task NextHourAsync(MusterServer server)
    {
        server.Clock.FastForward(CalendarImport.Every + TimeSpan.FromMinutes(1));
        await server.Services.GetRequiredService<CalendarRefresh>().TurnAsync(CancellationToken.None);
    }

    private static async Task<string?> FailureAsync(HttpClient api) =>
        Assert
            .Single((await api.SendJsonAsync(HttpMethod.Get, Door)).Body.GetProperty("items").EnumerateArray())
            .GetProperty("failure")
            .GetString();

    private static async Task<string> WhoAsync(HttpClient api, string schedule) =>
        string.Join(
            ',',
            (await api.SendJsonAsync(HttpMethod.Get, OnCall(schedule)))
                .Body.GetProperty("people")
                .EnumerateArray()
                .Select(one => one.GetProperty("person").GetString())
        );

    private static string OnCall(string schedule) => $"/api/v1/schedules/{schedule}/on-call";

    /// <summary>Events from so many hours on from an hour ago to so many.</summary>
    private static string Calendar(params (string Uid, string Summary, int From, int To)[] events)
    {
        DateTimeOffset begins = new MovableClock().GetUtcNow().AddHours(-1);
        return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//test//EN\r\n"
            + string.Concat(
                events.Select(one =>
                    $"BEGIN:VEVENT\r\nUID:{one.Uid}\r\nDTSTART:{begins.AddHours(one.From):yyyyMMdd'T'HHmmss}Z\r\nDTEND:{begins.AddHours(one.To):yyyyMMdd'T'HHmmss}Z\r\nSUMMARY:{one.Summary}\r\nEND:VEVENT\r\n"
                )
            )
            + "END:VCALENDAR\r\n";
    }
}
