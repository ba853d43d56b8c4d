// The frame around every page: what it shows, and that it obeys the rules of the morph and of the policy.
using AngleSharp.Dom;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Muster.Server.Tests.Drivers;
using Muster.Server.Tests.Drivers.InMemory;
using Muster.Server.Web.Components;
using Muster.Server.Web.Fragments;
using Muster.Server.Web.Live;
using Muster.Server.Web.Views;

namespace Muster.Server.Tests.Web;

public sealed class FrameTests
{
    private static readonly Shell Night = new()
    {
        Me = new Person("Dana Kovač"),
        OpenIncidents = 2,
        FiringAlerts = 7,
        Page = new PageNotice("p-1", "Payments secondary", "/pages/p-1/ack")
        {
            EscalatesTo = "Tomas Lind",
            EscalatesAt = WebHost.Now.AddSeconds(72),
        },
        OnCall = new OnCallNow("Payments secondary", WebHost.Now.AddHours(-8), WebHost.Now.AddHours(5)),
    };

    [Fact]
    public async Task The_page_that_rings_says_who_is_next_and_when_and_is_acknowledged_by_a_plain_form()
    {
        var page = await NightAsync();

        var ringing = page.QuerySelector("#mine .page");
        Assert.Contains("Escalates to Tomas Lind in 01:12", Squeeze(ringing?.TextContent), StringComparison.Ordinal);
        var form = page.QuerySelector("#page-ack-p-1");
        Assert.Equal("/pages/p-1/ack", form?.GetAttribute("action"));
        Assert.StartsWith("op-", form?.QuerySelector("input[name=op]")?.GetAttribute("value"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_current_section_is_marked_and_open_things_are_counted()
    {
        var page = await NightAsync();

        Assert.Equal("/incidents", page.QuerySelector("#nav [aria-current=page]")?.GetAttribute("href"));
        Assert.Equal("2", page.QuerySelector("#nav a[href='/incidents'] .count")?.TextContent);
        Assert.Equal("7", page.QuerySelector("#tabbar a[href='/alerts'] .count")?.TextContent);
    }

    [Fact]
    public async Task Nothing_on_the_page_is_against_the_policy()
    {
        var page = await NightAsync();

        Assert.Empty(page.QuerySelectorAll("[style], style, script:not([src]), base"));
        Assert.DoesNotContain(
            page.All.SelectMany(element => element.Attributes),
            attribute => attribute.Name.StartsWith("on", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Ids_are_unique()
    {
        var page = await NightAsync();

        var ids = page.QuerySelectorAll("[id]").Select(element => element.Id).ToList();
        Assert.Equal(ids.Count, ids.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task The_frame_is_fetched_again_only_when_it_changed()
    {
        await using var host = await WebHost.StartAsync(shell: Night);
        using var client = host.Client();
        host.Hub.Publish(new LiveChange(Topics.OfPerson("ana"), 4));

        using var first = await client.GetAsync("/shell/live?section=incidents");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/shell/live?section=incidents");
        request.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var again = await client.SendAsync(request);

        var parts = Html.Parse(await first.Content.ReadAsStringAsync()).Body!.Children;
        Assert.Equal(["nav", "mine", "tabbar"], parts.Select(part => part.Id));
        Assert.Equal("4.0", parts[1].GetAttribute("data-rev"));
        Assert.Equal(304, (int)again.StatusCode);
    }

    [Fact]
    public async Task The_chosen_theme_is_in_the_first_paint()
    {
        await using var host = await MappedAsync();
        using var client = host.Client();
        using var choice = await client.PostAsync("/theme", new FormUrlEncodedContent([new("theme", "dark")]));
        client.DefaultRequestHeaders.Add("Cookie", choice.Headers.GetValues("Set-Cookie").Single().Split(';')[0]);

        var page = await Html.PageAsync(client, "/incidents");

        Assert.Equal("dark", page.DocumentElement.GetAttribute("data-theme"));
        Assert.Equal("light", page.QuerySelector("[data-theme-form] input")?.GetAttribute("value"));
    }

    [Fact]
    public async Task A_page_of_the_console_may_be_kept_for_when_the_server_is_away()
    {
        await using var host = await MappedAsync();
        using var client = host.Client();

        using var response = await client.GetAsync("/incidents");

        Assert.True(response.Headers.Contains("X-Keep"));
    }

    private static async Task<IDocument> NightAsync()
    {
        await using var host = await MappedAsync();
        using var client = host.Client();
        return await Html.PageAsync(client, "/incidents");
    }

    private static Task<WebHost> MappedAsync() =>
        WebHost.StartAsync(
            app =>
                app.MapGet(
                    "/incidents",
                    (HttpContext http) => Fragment.Page<MainLayout>(http, new { Title = "Incidents", Section = "incidents" })
                ),
            Night
        );

    private static string Squeeze(string? text) =>
        string.Join(' ', (text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
