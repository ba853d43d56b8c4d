// The pages of services, teams, people and escalation policies: what they say, and to whom.
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Muster.Core.Alerts;
using Muster.Core.Catalog;
using Muster.Server.Tests.Drivers;
using Muster.Server.Tests.Drivers.InMemory;

namespace Muster.Server.Tests.Services;

public sealed class ServicePagesTests
{
    [Fact]
    public async Task The_list_has_what_is_in_trouble_first_then_the_most_critical()
    {
        await using ConsoleBrowser browser = await ConsoleBrowser.OpenAsync();
        await browser.Console.SignalAsync("SearchSlow", "search", "warning");

        IHtmlDocument page = await browser.PageAsync("/services");

        IElement[] rows = [.. page.QuerySelectorAll("#service-rows > tr")];
        Assert.Equal("service-search", rows[0].Id);
        Assert.Contains("1 group fires", rows[0].Text(), StringComparison.Ordinal);
        Assert.Contains("Tier 0", rows[1].Text(), StringComparison.Ordinal);
        Assert.Contains("No alert", rows[1].Text(), StringComparison.Ordinal);
        Assert.Contains("Ben Okafor", page.QuerySelector("#service-playback-api").Text(), StringComparison.Ordinal);
        Assert.Equal(10, rows.Length);
        PageRules.Hold(page);
    }

    [Fact]
    public async Task A_service_names_its_owner_who_is_on_call_and_whom_each_step_reaches_now()
    {
        await using ConsoleBrowser browser = await ConsoleBrowser.OpenAsync();
        await browser.Console.SignalAsync("PlaybackErrorsHigh", "playback-api", "critical");
        AlertGroup group = await browser.Console.GroupAsync("PlaybackErrorsHigh");

        IHtmlDocument page = await browser.PageAsync("/services/playback-api");

        Assert.Equal(["Ben Okafor", "Streaming"], page.QuerySelectorAll(".vitals .mid").Take(2).Select(name => name.Text()));
        Assert.Equal("Ben Okafor, Chiara Rossi", page.QuerySelector("#step-1 > p").Text());
        Assert.Equal("after 5 min", page.QuerySelector("#step-2 .r").Text());
        Assert.Equal("Ana Silva, Ben Okafor, Chiara Rossi, Hiro Tanaka", page.QuerySelector("#step-2 > p").Text());
        Assert.Equal(4, page.QuerySelectorAll("#command .rows > li").Length);
        Assert.NotNull(page.QuerySelector($"#groups a[href='/alerts/{group.Id}']"));
        Assert.NotNull(group.Incident);
        Assert.NotNull(page.QuerySelector($"#incidents a[href='/incidents/{group.Incident}']"));
        Assert.Contains("muster apply -f org.yaml", page.QuerySelector("#live").Text(), StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("#live form"));
        PageRules.Hold(page);
    }

    [Fact]
    public async Task A_service_whose_schedule_has_a_gap_says_that_nobody_is_reached()
    {
        await using ConsoleBrowser browser = await ConsoleBrowser.OpenAsync(StreamFlowConsole.Night.AddYears(-1));

        IHtmlDocument list = await browser.PageAsync("/services");
        IHtmlDocument page = await browser.PageAsync("/services/identity");

        Assert.Contains("Nobody", list.QuerySelector("#service-identity .st.out").Text(), StringComparison.Ordinal);
        Assert.Contains("reaches nobody", page.QuerySelector(".vitals").Text(), StringComparison.Ordinal);
        Assert.Equal("Reaches nobody now", page.QuerySelector("#step-1 > p").Text());
    }

    [Fact]
    public async Task A_service_shows_its_own_alerts_and_not_those_that_only_speak_of_it()
    {
        await using ConsoleBrowser browser = await ConsoleBrowser.OpenAsync();
        await browser.Console.SignalAsync("checkout is called too often", "search", "warning");

        IHtmlDocument page = await browser.PageAsync("/services/checkout");

        Assert.Contains("No alert yet", page.QuerySelector("#groups").Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_responder_sees_how_to_reach_people_and_a_viewer_does_not()
    {
        await using ConsoleBrowser browser = await ConsoleBrowser.OpenAsync();

        IHtmlDocument mine = await browser.PageAsync("/people");
        IHtmlDocument seen = await browser.PageAsync("/people", role: "viewer");

        Assert.NotNull(mine.QuerySelector("#person-ana a[href='mailto:ana@streamflow.example']"));
        Assert.NotNull(mine.QuerySelector("#person-ana a[href='tel:+3515550101']"));
        Assert.Contains("a…@streamflow.example", seen.QuerySelector("#person-ana").Text(), StringComparison.Ordinal);
        string all = seen.DocumentElement.OuterHtml;
        Assert.DoesNotContain("ana@streamflow", all, StringComparison.Ordinal);
        Assert.DoesNotContain("555 0101", all, StringComparison.Ordinal);
        PageRules.Hold(mine);
    }

    [Fact]
    public async Task A_person_who_is_on_call_says_for_what()
    {
        await using ConsoleBrowser browser = await ConsoleBrowser.OpenAsync();

        IHtmlDocument page = await browser.PageAsync("/people");

        Assert.Contains("Streaming on call, primary", page.QuerySelector("#person-ben").Text(), StringComparison.Ordinal);
        Assert.Contains("Off call", page.QuerySelector("#person-farah").Text(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/teams", "#team-streaming", "Playback API")]
    [InlineData("/escalation-policies", "#policy-platform", "Grace Wanjiru")]
    public async Task Teams_and_policies_have_pages_and_living_parts(string url, string card, string words)
    {
        await using ConsoleBrowser browser = await ConsoleBrowser.OpenAsync();

        IHtmlDocument page = await browser.PageAsync(url);
        IHtmlDocument part = await browser.PageAsync(url + "/live");

        Assert.Contains(words, page.QuerySelector(card).Text(), StringComparison.Ordinal);
        Assert.Equal(page.QuerySelector("#live")?.GetAttribute("data-fragment"), url + "/live");
        Assert.Equal("live", part.Body!.FirstElementChild?.Id);
        PageRules.Hold(page);
    }

    [Fact]
    public async Task An_unknown_service_is_not_found()
    {
        await using ConsoleBrowser browser = await ConsoleBrowser.OpenAsync();

        await browser.PageAsync("/services/nothing", 404);
        await browser.PageAsync("/services/nothing/live", 404);
    }

    [Theory]
    [InlineData("/services")]
    [InlineData("/teams")]
    [InlineData("/people")]
    [InlineData("/escalation-policies")]
    public async Task An_empty_organisation_says_how_to_describe_one(string url)
    {
        await using ConsoleBrowser browser = await ConsoleBrowser.OpenAsync(organisation: Organisation.Empty with { Name = "New" });

        IHtmlDocument page = await browser.PageAsync(url);

        Assert.Contains("muster apply -f org.yaml", page.QuerySelector(".empty").Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_api_lists_services_with_their_state_and_who_is_on_call()
    {
        await using ConsoleBrowser browser = await ConsoleBrowser.OpenAsync();
        await browser.Console.SignalAsync("PlaybackErrorsHigh", "playback-api", "critical");
        AlertGroup group = await browser.Console.GroupAsync("PlaybackErrorsHigh");

        JsonElement[] items = [.. (await browser.JsonAsync("/api/v1/services")).GetProperty("items").EnumerateArray()];

        JsonElement playback = items.Single(item => item.GetProperty("id").GetString() == "playback-api");
        Assert.Equal("incident", playback.GetProperty("state").GetString());
        Assert.Equal(group.Id.Value, playback.GetProperty("firingGroups")[0].GetString());
        Assert.Equal(group.Incident!.Value.Value, playback.GetProperty("openIncidents")[0].GetString());
        Assert.Equal("ben", playback.GetProperty("onCall")[0].GetString());
        Assert.Equal((0, true), (playback.GetProperty("tier").GetInt32(), playback.GetProperty("alwaysOn").GetBoolean()));
        JsonElement search = items.Single(item => item.GetProperty("id").GetString() == "search");
        Assert.Equal("healthy", search.GetProperty("state").GetString());
    }
}
