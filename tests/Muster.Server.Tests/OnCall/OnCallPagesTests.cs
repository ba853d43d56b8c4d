// The pages of on-call: who is on now and next, the lanes, and gaps in words.
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Muster.Core.Catalog;
using Muster.Core.Kernel;
using Muster.Core.OnCall;
using Muster.Server.Tests.Drivers;
using Muster.Server.Tests.Drivers.InMemory;

namespace Muster.Server.Tests.OnCall;

public sealed class OnCallPagesTests
{
    [Fact]
    public async Task Each_schedule_says_who_is_on_now_until_when_and_who_is_next()
    {
        await using ConsoleBrowser browser = await ConsoleBrowser.OpenAsync();

        IHtmlDocument page = await browser.PageAsync("/on-call");

        // A week of the rotation ends on Monday at nine in Lisbon, six hours on.
        Assert.Equal("primary Ben Okafor until Mon 23 Nov, 09:00 · then Chiara Rossi", page.QuerySelector("#duty-streaming-0 > .t").Text());
        Assert.Contains("Europe/Lisbon", page.QuerySelector("#schedule-streaming > .h").Text(), StringComparison.Ordinal);
        Assert.Equal(5, page.QuerySelectorAll("section.schedule").Length);
        PageRules.Hold(page);
    }

    [Fact]
    public async Task A_command_rotation_names_its_roles()
    {
        await using ConsoleBrowser browser = await ConsoleBrowser.OpenAsync();

        IHtmlDocument page = await browser.PageAsync("/on-call/incident-command");

        Assert.Equal(
            ["Incident Commander", "Operations Lead", "Scribe", "Comms Lead"],
            page.QuerySelectorAll(".duties > li").Select(duty => duty.QuerySelector(".t > small").Text())
        );
        Assert.NotEmpty(page.QuerySelectorAll("#relying a[href='/services/checkout']"));
        PageRules.Hold(page);
    }

    [Theory]
    [InlineData("/on-call", 7)]
    [InlineData("/on-call?days=14", 14)]
    [InlineData("/on-call/streaming", 14)]
    [InlineData("/on-call/streaming?days=7", 7)]
    [InlineData("/on-call/streaming?days=-1", 14)]
    public async Task The_lanes_show_one_or_two_weeks_from_the_schedule_s_own_midnight(string url, int days)
    {
        await using ConsoleBrowser browser = await ConsoleBrowser.OpenAsync();

        IHtmlDocument page = await browser.PageAsync(url);

        IElement lanes = page.QuerySelector("#schedule-streaming .lanes")!;
        Assert.Equal(days, lanes.QuerySelectorAll(".days > span").Length);
        Assert.Equal("Mon 23", lanes.QuerySelector(".days > [aria-current=date]").Text());
        Assert.Equal(2, lanes.QuerySelectorAll(".lane").Length);
        Assert.NotNull(lanes.QuerySelector(".lane line.now"));
    }

    [Fact]
    public async Task A_gap_is_drawn_and_said_and_an_override_stands_above_the_plan()
    {
        await using ConsoleBrowser browser = await ConsoleBrowser.OpenAsync();
        Organisation organisation = await browser.Console.OrganisationAsync();
        Schedule streaming = organisation.Schedule(new ScheduleId("streaming"))!;
        Rotation later = streaming.Rotations[0] with { Start = new NodaTime.LocalDateTime(2026, 11, 24, 9, 0) };
        DateTimeOffset night = StreamFlowConsole.Night;
        ScheduleOverride standIn = new(night.AddDays(3), night.AddDays(4), new PersonId("liam"), Rotation: "secondary");
        Schedule changed = streaming with { Rotations = [later, streaming.Rotations[1]], Overrides = [standIn] };
        await browser.Console.PutAsync(organisation with { Schedules = organisation.Schedules.SetItem("streaming", changed) });

        IHtmlDocument page = await browser.PageAsync("/on-call/streaming?days=7");

        string duty = page.QuerySelector("#duty-streaming-0").Text();
        Assert.Contains("Nobody is on call", duty, StringComparison.Ordinal);
        Assert.Contains("Ana Silva is the first", duty, StringComparison.Ordinal);
        Assert.Equal(
            "Nobody is primary from Mon 23 Nov, 02:58 to Tue 24 Nov, 09:00 (1 d 6 h)",
            Assert.Single(page.QuerySelectorAll(".gaps li")).Text()
        );
        Assert.Single(page.QuerySelectorAll(".lane .gap"));
        Assert.Single(page.QuerySelectorAll(".lane.final .shift.over"));
        Assert.Contains("as planned", page.QuerySelector(".lanes").Text(), StringComparison.Ordinal);
        Assert.NotEmpty(page.QuerySelectorAll(".agenda .gap"));
        PageRules.Hold(page);
    }

    [Fact]
    public async Task A_calendar_leads_from_a_day_to_its_stand_in_and_comes_back_to_the_same_month()
    {
        await using ConsoleBrowser browser = await ConsoleBrowser.OpenAsync();
        IHtmlDocument all = await browser.PageAsync("/on-call?view=weeks");
        Assert.Equal(5 * 14, all.QuerySelectorAll(".cal-days > li").Length);
        PageRules.Hold(all);

        IHtmlDocument month = await browser.PageAsync("/on-call/streaming?view=month&day=2026-12-10");
        Assert.Equal("December 2026", month.QuerySelector(".cal-nav h2").Text());
        Assert.Null(month.QuerySelector("#picked-form"));
        PageRules.Hold(month);
        IHtmlDocument picked = await browser.PageAsync(month.QuerySelector("#day-streaming-2026-12-05 a")!.GetAttribute("href")!);
        PageRules.Hold(picked);
        using HttpResponseMessage saved = await browser.SubmitAsync(
            picked.QuerySelector("#picked-form"),
            role: null,
            ("person", "liam"),
            ("rotation", "primary"),
            ("reason", "Wedding")
        );

        Assert.Equal("/on-call/streaming?view=month&day=2026-12-10", saved.Headers.Location?.ToString());
        month = await browser.PageAsync(saved.Headers.Location!.ToString());
        Assert.Equal("primary Liam Murphy stands in Wedding", Assert.Single(month.QuerySelectorAll(".cal-days .over")).Text());
        Assert.NotNull(month.QuerySelector("#day-streaming-2026-12-05 .over"));
        Assert.Null((await browser.PageAsync("/on-call/streaming?view=month", role: "viewer")).QuerySelector(".cal-days a, #picked"));
    }

    [Fact]
    public async Task The_reader_s_own_turn_is_marked()
    {
        await using ConsoleBrowser browser = await ConsoleBrowser.OpenAsync(StreamFlowConsole.Night.AddDays(-14));

        IHtmlDocument page = await browser.PageAsync("/on-call");

        string[] mine =
        [
            .. page.QuerySelectorAll(".duties b")
                .Where(name => name.TextContent.EndsWith("You", StringComparison.Ordinal))
                .Select(name => name.Text()),
        ];
        Assert.NotEmpty(mine);
        Assert.All(mine, name => Assert.StartsWith("Ana Silva", name, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_schedule_s_page_says_who_carried_how_much()
    {
        await using ConsoleBrowser browser = await ConsoleBrowser.OpenAsync();

        IHtmlDocument page = await browser.PageAsync("/on-call/streaming");

        string card = page.QuerySelector("#fairness").Text();
        Assert.Contains("h on call", card, StringComparison.Ordinal);
        Assert.Matches("never paged|[0-9] pages? \\(", card);
    }

    [Fact]
    public async Task An_unknown_schedule_is_not_found()
    {
        await using ConsoleBrowser browser = await ConsoleBrowser.OpenAsync();

        await browser.PageAsync("/on-call/nothing", 404);
        await browser.PageAsync("/on-call/nothing/live", 404);
    }

    [Fact]
    public async Task An_organisation_without_schedules_says_how_to_describe_one()
    {
        await using ConsoleBrowser browser = await ConsoleBrowser.OpenAsync(organisation: Organisation.Empty with { Name = "New" });

        IHtmlDocument page = await browser.PageAsync("/on-call");

        Assert.Contains("muster apply -f org.yaml", page.QuerySelector("#live").Text(), StringComparison.Ordinal);
    }
}
