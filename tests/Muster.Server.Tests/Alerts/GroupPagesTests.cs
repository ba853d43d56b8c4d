// The pages of alert groups: the list, one group, and what a person can do there.
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Muster.Core.Alerts;
using Muster.Core.People;
using Muster.Engine.Intake;
using Muster.Server.Alerts;
using Muster.Server.Tests.Drivers;
using Muster.Server.Tests.Drivers.InMemory;

namespace Muster.Server.Tests.Alerts;

public sealed class GroupPagesTests
{
    [Fact]
    public async Task The_list_says_whom_a_group_paged_and_when_that_escalates()
    {
        await using ConsoleBrowser browser = await OpenAsync();
        AlertGroup group = await browser.Console.GroupAsync("PlaybackErrorsHigh");

        IHtmlDocument page = await browser.PageAsync("/alerts");

        string row = page.QuerySelector($"#group-{group.Id}").Text();
        Assert.Contains("SEV 1", row, StringComparison.Ordinal);
        Assert.Contains("Playback API", row, StringComparison.Ordinal);
        Assert.Contains("Paged ", row, StringComparison.Ordinal);
        Assert.Contains("Escalates in 05:00", row, StringComparison.Ordinal);
        Assert.Equal("group,page", page.QuerySelector("#live")?.GetAttribute("data-topics"));
        PageRules.Hold(page);
    }

    [Fact]
    public async Task A_group_that_pages_nobody_says_why()
    {
        await using ConsoleBrowser browser = await OpenAsync();
        await browser.Console.SignalAsync("DiskFilling", "encoder", "info");
        AlertGroup group = await browser.Console.GroupAsync("DiskFilling");

        IHtmlDocument page = await browser.PageAsync("/alerts");

        Assert.Contains("SEV-4 pages nobody", page.QuerySelector($"#group-{group.Id}").Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_over_stands_under_all_after_what_is_open()
    {
        await using ConsoleBrowser browser = await OpenAsync();
        await browser.Console.PassAsync(TimeSpan.FromMinutes(1));
        await browser.Console.SignalAsync("SearchSlow", "search", "warning");
        await browser.Console.SignalAsync("SearchSlow", "search", "warning", resolved: true);
        AlertGroup over = await browser.Console.GroupAsync("SearchSlow");
        AlertGroup open = await browser.Console.GroupAsync("PlaybackErrorsHigh");

        IHtmlDocument opened = await browser.PageAsync("/alerts");
        IHtmlDocument all = await browser.PageAsync("/alerts?status=all");

        Assert.Null(opened.QuerySelector($"#group-{over.Id}"));
        Assert.Equal([$"group-{open.Id}", $"group-{over.Id}"], all.QuerySelectorAll("#group-rows > tr").Select(row => row.Id));
    }

    [Fact]
    public async Task The_search_finds_by_service_and_an_unknown_status_is_refused()
    {
        await using ConsoleBrowser browser = await OpenAsync();

        IHtmlDocument found = await browser.PageAsync("/alerts?q=playback-api");
        IHtmlDocument none = await browser.PageAsync("/alerts?q=checkout");

        Assert.Single(found.QuerySelectorAll("#group-rows > tr"));
        Assert.Contains("Nothing matches “checkout”", none.QuerySelector("#groups").Text(), StringComparison.Ordinal);
        await browser.PageAsync("/alerts?status=wrong", 400);
        await browser.PageAsync("/alerts?cursor=wrong", 400);
    }

    [Fact]
    public async Task Whoever_ended_an_alert_by_saying_so_stands_there_by_name()
    {
        await using ConsoleBrowser browser = await OpenAsync();
        AlertGroup group = await browser.Console.GroupAsync("PlaybackErrorsHigh");
        Person person = (await browser.Console.OrganisationAsync()).People.Values.First();

        await browser.Console.Get<AlertEnding>().EndAsync(group.Id, person.Id);
        await browser.Console.SettleAsync();

        string alert = (await browser.PageAsync($"/alerts/{group.Id}")).QuerySelector(".alerts > li").Text();
        Assert.NotEqual(person.Id.Value, person.Name);
        Assert.Contains($"Resolved by {person.Name}", alert, StringComparison.Ordinal);
        Assert.Contains("Raised through prometheus, key prometheus-eu", alert, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_group_shows_its_alerts_with_all_that_their_sender_said_and_the_page_with_its_steps()
    {
        await using ConsoleBrowser browser = await OpenAsync();
        AlertGroup group = await browser.Console.GroupAsync("PlaybackErrorsHigh");

        IHtmlDocument page = await browser.PageAsync($"/alerts/{group.Id}");

        IElement alert = page.QuerySelector(".alerts > li")!;
        Assert.Contains("region=eu", alert.Text(), StringComparison.Ordinal);
        Assert.Contains("12 % of manifests fail", alert.Text(), StringComparison.Ordinal);
        Assert.Equal("http://prometheus.example/graph", alert.QuerySelector(".meta a")?.GetAttribute("href"));
        Assert.Equal("https://wiki.example/playback", alert.QuerySelector(".notes a")?.GetAttribute("href"));
        Assert.Equal(3, page.QuerySelectorAll(".page-steps > li").Length);
        Assert.Contains("next in 05:00", page.QuerySelector("#step-2").Text(), StringComparison.Ordinal);
        Assert.Equal(2, page.QuerySelectorAll("#step-1 ul > li").Length);
        PageRules.Hold(page);
    }

    [Fact]
    public async Task An_alert_says_how_often_it_was_heard_and_leads_to_the_receipt_of_its_first_signal()
    {
        await using ConsoleBrowser browser = await OpenAsync();
        AlertGroup group = await browser.Console.GroupAsync("PlaybackErrorsHigh");
        await browser.Console.SignalAsync("SearchSlow", "search", "warning");
        await browser.Console.SignalAsync("SearchSlow", "search", "warning");
        AlertGroup twice = await browser.Console.GroupAsync("SearchSlow");

        IElement once = (await browser.PageAsync($"/alerts/{group.Id}")).QuerySelector(".alerts > li")!;
        IElement again = (await browser.PageAsync($"/alerts/{twice.Id}")).QuerySelector(".alerts > li")!;

        Assert.Contains("Heard once", once.Text(), StringComparison.Ordinal);
        Assert.Contains("Heard 2 times", again.Text(), StringComparison.Ordinal);
        string receipt = again.QuerySelector("a[href^='/receipts/']")!.GetAttribute("href")!["/receipts/".Length..];
        JsonElement item = (await browser.JsonAsync($"/api/v1/groups/{twice.Id}")).GetProperty("alerts")[0];
        Assert.Equal((2, receipt), (item.GetProperty("signals").GetInt32(), item.GetProperty("receipt").GetString()));
    }

    [Fact]
    public async Task A_group_says_where_its_page_stands_and_leads_to_it()
    {
        await using ConsoleBrowser browser = await OpenAsync();
        AlertGroup group = await browser.Console.GroupAsync("PlaybackErrorsHigh");

        IHtmlDocument alerts = await browser.PageAsync($"/alerts/{group.Id}");

        Assert.Equal($"/pages/{group.Page}", alerts.QuerySelector("#page .h a")?.GetAttribute("href"));
        Assert.Contains("Step 2 is paged: ", alerts.QuerySelector(".page-stands .follows").Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Alerts_that_the_page_of_a_group_has_no_room_for_are_counted_with_those_that_fire()
    {
        await using ConsoleBrowser browser = await OpenAsync();
        for (int at = 0; at < GroupRecord.AlertsMax + 3; at++)
        {
            await browser.Console.SignalAsync("Everything", "encoder", "info", labels: ("instance", $"encoder-{at}"));
        }

        await browser.Console.SignalAsync("Everything", "encoder", "info", resolved: true, labels: ("instance", "encoder-0"));
        AlertGroup group = await browser.Console.GroupAsync("Everything");

        IHtmlDocument page = await browser.PageAsync($"/alerts/{group.Id}");

        Assert.Contains("And 3 more, of which 2 fire.", page.QuerySelector("#alerts").Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_alert_says_which_key_raised_it_and_which_resolved_it()
    {
        await using ConsoleBrowser browser = await OpenAsync();
        await browser.Console.SignalAsync("SearchSlow", "search", "warning");
        AlertGroup group = await browser.Console.GroupAsync("SearchSlow");
        IHtmlDocument firing = await browser.PageAsync($"/alerts/{group.Id}");
        await browser.Console.SignalAsync("SearchSlow", "search", "warning", resolved: true);
        IHtmlDocument over = await browser.PageAsync($"/alerts/{group.Id}");

        Assert.Contains("Raised through prometheus, key prometheus-eu", firing.Words(".alerts .meta"), StringComparison.Ordinal);
        Assert.DoesNotContain("Resolved by key", firing.Words(".alerts .meta"), StringComparison.Ordinal);
        Assert.Contains("Resolved by key prometheus-eu", over.Words(".alerts .meta"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_from_outside_becomes_a_link_only_when_it_is_a_web_address()
    {
        await using ConsoleBrowser browser = await OpenAsync();
        await browser.Console.SignalAsync(
            "Odd",
            "encoder",
            "warning",
            generator: "javascript:alert(1)",
            annotations: LabelSet.Of(("runbook_url", "file:///etc/passwd"))
        );
        AlertGroup group = await browser.Console.GroupAsync("Odd");

        IHtmlDocument page = await browser.PageAsync($"/alerts/{group.Id}");

        Assert.Empty(page.QuerySelectorAll(".alerts a:not([href^='/receipts/'])"));
        Assert.Contains("file:///etc/passwd", page.QuerySelector(".alerts").Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_responder_can_answer_declare_and_silence_and_a_viewer_sees_no_form()
    {
        await using ConsoleBrowser browser = await OpenAsync();
        await browser.Console.SignalAsync("SearchDown", "search", "critical");
        AlertGroup group = await browser.Console.GroupAsync("SearchDown");

        IHtmlDocument mine = await browser.PageAsync($"/alerts/{group.Id}");
        IHtmlDocument seen = await browser.PageAsync($"/alerts/{group.Id}", role: "viewer");

        Assert.Equal($"/pages/{group.Page}/acknowledgement", mine.QuerySelector("#acknowledge")?.GetAttribute("action"));
        Assert.NotNull(mine.QuerySelector($"a[href='/incidents/new?group={group.Id}']"));
        Assert.NotNull(mine.QuerySelector("#silence-form"));
        Assert.Empty(seen.QuerySelectorAll("#live form, #live a[href^='/incidents/new']"));
    }

    [Fact]
    public async Task Somebody_who_answered_stands_in_the_list_and_on_the_page()
    {
        await using ConsoleBrowser browser = await OpenAsync();
        AlertGroup group = await browser.Console.GroupAsync("PlaybackErrorsHigh");
        await browser.Console.AcknowledgeAsync(group.Page!.Value, "ben");

        IHtmlDocument list = await browser.PageAsync("/alerts");
        IHtmlDocument page = await browser.PageAsync($"/alerts/{group.Id}");

        Assert.Contains("Ben Okafor has it", list.QuerySelector($"#group-{group.Id}").Text(), StringComparison.Ordinal);
        Assert.Contains("Answered by", page.QuerySelector(".vitals").Text(), StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("#acknowledge"));
    }

    [Fact]
    public async Task An_unknown_group_is_not_found()
    {
        await using ConsoleBrowser browser = await OpenAsync();

        await browser.PageAsync("/alerts/nothing", 404);
        await browser.PageAsync("/alerts/NOT%20A%20SLUG", 404);
        await browser.PageAsync("/alerts/nothing/live", 404);
    }

    [Fact]
    public async Task The_living_part_is_the_page_s_own_and_is_not_sent_twice()
    {
        await using ConsoleBrowser browser = await OpenAsync();
        AlertGroup group = await browser.Console.GroupAsync("PlaybackErrorsHigh");

        IHtmlDocument part = await browser.PageAsync($"/alerts/{group.Id}/live");
        IHtmlDocument list = await browser.PageAsync("/alerts/live");

        Assert.Equal("live", part.Body!.FirstElementChild?.Id);
        Assert.Equal($"group:{group.Id},page", part.QuerySelector("#live")?.GetAttribute("data-topics"));
        Assert.Equal("live", list.Body!.FirstElementChild?.Id);
    }

    private static async Task<ConsoleBrowser> OpenAsync()
    {
        ConsoleBrowser browser = await ConsoleBrowser.OpenAsync();
        await browser.Console.SignalAsync(
            "PlaybackErrorsHigh",
            "playback-api",
            "critical",
            generator: "http://prometheus.example/graph",
            annotations: LabelSet.Of(("summary", "12 % of manifests fail"), ("runbook_url", "https://wiki.example/playback")),
            labels: ("region", "eu")
        );
        return browser;
    }
}
