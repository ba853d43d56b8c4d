// Silencing by form: from a group, from the list, what is refused, and the end of a silence.
using System.Net;
using AngleSharp.Html.Dom;
using Muster.Core.Alerts;
using Muster.Server.Tests.Drivers;
using Muster.Server.Tests.Drivers.InMemory;

namespace Muster.Server.Tests.Alerts;

public sealed class SilencePagesTests
{
    [Fact]
    public async Task The_form_of_a_group_is_filled_with_its_labels_and_makes_a_silence()
    {
        await using ConsoleBrowser browser = await ConsoleBrowser.OpenAsync();
        await browser.Console.SignalAsync("SearchSlow", "search", "warning");
        AlertGroup group = await browser.Console.GroupAsync("SearchSlow");
        IHtmlDocument page = await browser.PageAsync($"/alerts/{group.Id}");

        using HttpResponseMessage answer = await browser.SubmitAsync(
            page.QuerySelector("#silence-form"),
            typed: ("reason", "Planned work")
        );

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Equal($"/alerts/{group.Id}", answer.Headers.Location?.ToString());
        Silence made = Assert.Single(await browser.Console.Store.SilencesAsync(StreamFlowConsole.Night, CancellationToken.None));
        Assert.Equal(("ana", "Planned work"), (made.CreatedBy, made.Comment));
        Assert.Contains(new Matcher("alertname", "SearchSlow", IsRegex: false, IsEqual: true), made.Matchers);
        Assert.Equal(StreamFlowConsole.Night.AddHours(2), made.EndsAt);
        IHtmlDocument after = await browser.PageAsync($"/alerts/{group.Id}");
        Assert.Contains("Planned work", after.QuerySelector($"#silence-{made.Id}").Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_that_arrives_twice_is_one_silence()
    {
        await using ConsoleBrowser browser = await ConsoleBrowser.OpenAsync();
        IHtmlDocument page = await browser.PageAsync("/silences");
        (string, string)[] typed = [("matchers", "job=\"api\""), ("reason", "Planned work")];

        using HttpResponseMessage first = await browser.SubmitAsync(page.QuerySelector("#silence-form"), typed: typed);
        using HttpResponseMessage second = await browser.SubmitAsync(page.QuerySelector("#silence-form"), typed: typed);

        Assert.Equal(HttpStatusCode.SeeOther, second.StatusCode);
        Assert.Single(await browser.Console.Store.SilencesAsync(StreamFlowConsole.Night, CancellationToken.None));
    }

    [Theory]
    [InlineData("matchers", "region=~\"(\"")]
    [InlineData("matchers", "region=~\".*\"")]
    [InlineData("matchers", "")]
    [InlineData("reason", " ")]
    [InlineData("minutes", "99999999999")]
    public async Task A_form_that_is_not_right_comes_back_with_the_mistake_at_its_field_and_what_was_typed(string field, string value)
    {
        await using ConsoleBrowser browser = await ConsoleBrowser.OpenAsync();
        await browser.Console.SignalAsync("SearchSlow", "search", "warning");
        AlertGroup group = await browser.Console.GroupAsync("SearchSlow");
        IHtmlDocument page = await browser.PageAsync($"/alerts/{group.Id}");

        using HttpResponseMessage answer = await browser.SubmitAsync(
            page.QuerySelector("#silence-form"),
            typed: [("reason", "Typed before"), (field, value)]
        );

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        IHtmlDocument again = Html.Parse(await answer.Content.ReadAsStringAsync());
        Assert.NotEmpty(again.QuerySelector($"#silence-{field}-error").Text());
        if (field != "reason")
        {
            Assert.Equal("Typed before", again.QuerySelector("#silence-reason")?.GetAttribute("value"));
        }

        Assert.Empty(await browser.Console.Store.SilencesAsync(StreamFlowConsole.Night, CancellationToken.None));
    }

    [Fact]
    public async Task A_silence_is_ended_from_the_list()
    {
        await using ConsoleBrowser browser = await ConsoleBrowser.OpenAsync();
        IHtmlDocument empty = await browser.PageAsync("/silences");
        using HttpResponseMessage made = await browser.SubmitAsync(
            empty.QuerySelector("#silence-form"),
            typed: [("matchers", "job=\"api\""), ("reason", "Planned work")]
        );
        IHtmlDocument page = await browser.PageAsync("/silences");
        await browser.Console.PassAsync(TimeSpan.FromMinutes(5));

        using HttpResponseMessage answer = await browser.SubmitAsync(
            page.QuerySelector("#holding form"),
            typed: [("why", "Done an hour early")]
        );

        Assert.Equal("/silences", answer.Headers.Location?.ToString());
        IHtmlDocument after = await browser.PageAsync("/silences");
        Assert.Contains("Nothing is silenced", after.QuerySelector("#holding").Text(), StringComparison.Ordinal);
        Assert.Contains("Planned work", after.QuerySelector("#over").Text(), StringComparison.Ordinal);
        Assert.Matches(@"ended .* by Ana.*: Done an hour early", after.QuerySelector("#over").Text());
        PageRules.Hold(page);
        PageRules.Hold(after);
    }

    [Fact]
    public async Task A_viewer_reads_silences_and_may_not_change_them()
    {
        await using ConsoleBrowser browser = await ConsoleBrowser.OpenAsync();
        IHtmlDocument mine = await browser.PageAsync("/silences");
        using HttpResponseMessage made = await browser.SubmitAsync(
            mine.QuerySelector("#silence-form"),
            typed: [("matchers", "job=\"api\""), ("reason", "Planned work")]
        );

        IHtmlDocument seen = await browser.PageAsync("/silences", role: "viewer");
        using HttpResponseMessage refused = await browser.SubmitAsync(
            mine.QuerySelector("#silence-form"),
            "viewer",
            [("matchers", "job=\"web\""), ("reason", "Mine")]
        );

        Assert.Contains("Planned work", seen.QuerySelector("#holding").Text(), StringComparison.Ordinal);
        Assert.Empty(seen.QuerySelectorAll("#live form"));
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
    }
}
