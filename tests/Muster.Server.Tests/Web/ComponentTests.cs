// What the components put on the page.
using Muster.Server.Tests.Drivers;
using Muster.Server.Tests.Drivers.InMemory;
using Muster.Server.Web.Components;
using Muster.Server.Web.Views;

namespace Muster.Server.Tests.Web;

public sealed class ComponentTests
{
    [Theory]
    [InlineData(1, 0)]
    [InlineData(3, 2)]
    [InlineData(4, 3)]
    public async Task Severity_is_said_in_words_and_in_bars(int level, int hollow)
    {
        var chip = await Html.OfAsync<SevChip>(("Level", level));

        Assert.Equal($"SEV {level}", chip.TextContent.Trim());
        Assert.Equal(hollow, chip.QuerySelectorAll(".bars .o").Length);
    }

    [Fact]
    public async Task A_field_ties_its_help_and_its_error_to_the_input()
    {
        var field = await Html.OfAsync<Field>(
            ("Id", "title"),
            ("Label", "Title"),
            ("Help", "Short."),
            ("Error", "Say something."),
            ("Value", "<b>")
        );

        var input = field.QuerySelector("input")!;
        Assert.Equal("title", field.QuerySelector("label")?.GetAttribute("for"));
        Assert.Equal("true", input.GetAttribute("aria-invalid"));
        Assert.Equal("title-help title-error", input.GetAttribute("aria-describedby"));
        Assert.Equal("Say something.", field.QuerySelector("#title-error")?.TextContent);
        Assert.Equal("<b>", input.GetAttribute("value"));
    }

    [Theory]
    [InlineData(600, "calm", "10:00")]
    [InlineData(408, "soon", "06:48")]
    [InlineData(-72, "late", "overdue 01:12")]
    public async Task A_promise_is_calm_then_soon_then_late_in_words(int seconds, string state, string words)
    {
        var vital = await Html.OfAsync<VitalDue>(("Due", WebHost.Now.AddSeconds(seconds)), ("Every", TimeSpan.FromMinutes(15)));

        Assert.Equal(state, vital.QuerySelector("[data-state]")?.GetAttribute("data-state"));
        Assert.Equal(words, vital.QuerySelector(".big")?.TextContent);
    }

    [Fact]
    public async Task Labels_of_a_ribbon_that_have_no_room_leave_their_tick_and_their_tooltip()
    {
        var start = WebHost.Now.AddMinutes(-60);
        var view = new RibbonView(start, WebHost.Now)
        {
            Marks = [new("Impact", start), new("Detected", start.AddSeconds(30)), new("Mitigated", start.AddMinutes(30))],
        };

        var ribbon = await Html.OfAsync<Ribbon>(("View", view));

        var words = ribbon.QuerySelectorAll("svg > text").Select(text => text.TextContent.Split(' ')[0]).ToList();
        Assert.Equal(["Impact", "Mitigated", "Now"], words);
        Assert.Equal(3, ribbon.QuerySelectorAll(".tick").Length);
        Assert.Contains("Detected 00:58", ribbon.QuerySelector("svg")?.GetAttribute("aria-label"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_ribbon_says_when_the_promise_was_broken()
    {
        var view = new RibbonView(WebHost.Now.AddMinutes(-60), WebHost.Now) { Due = WebHost.Now.AddMinutes(-2) };

        var ribbon = await Html.OfAsync<Ribbon>(("View", view));

        Assert.Equal("Update was due 01:56", ribbon.QuerySelector(".latet")?.TextContent);
    }

    [Fact]
    public async Task A_gap_in_the_values_is_a_gap_in_the_line()
    {
        var points = new[] { 1.0, 4, double.NaN, 9, 19.6 }
            .Select((value, at) => new ChartPoint(WebHost.Now.AddMinutes(at), value))
            .ToList();

        var chart = await Html.OfAsync<LineChart>(("Points", points), ("Label", "Errors"), ("Unit", "%"));

        var line = chart.QuerySelector(".l")!.GetAttribute("d")!;
        Assert.Equal(2, line.Count(letter => letter == 'M'));
        Assert.Equal("", chart.QuerySelector(".a")!.GetAttribute("d"));
        Assert.Contains("10%", chart.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_chart_of_nothing_says_so()
    {
        var chart = await Html.OfAsync<LineChart>(("Points", Array.Empty<ChartPoint>()), ("Label", "Errors"));

        Assert.Contains("No measurements", chart.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lane_shows_a_gap_in_words_and_leaves_out_what_is_outside()
    {
        var from = WebHost.Now.Date;
        LaneShift[] shifts =
        [
            new(
                "s-0",
                "Too early",
                new DateTimeOffset(from.AddDays(-2), TimeSpan.Zero),
                new DateTimeOffset(from.AddDays(-1), TimeSpan.Zero)
            ),
            new(
                "s-1",
                "Nobody",
                new DateTimeOffset(from, TimeSpan.Zero),
                new DateTimeOffset(from.AddHours(6), TimeSpan.Zero),
                LaneKind.Gap
            ),
        ];

        var lane = await Html.OfAsync<Lane>(
            ("Label", "Final"),
            ("From", new DateTimeOffset(from, TimeSpan.Zero)),
            ("To", new DateTimeOffset(from.AddDays(1), TimeSpan.Zero)),
            ("Now", WebHost.Now),
            ("Shifts", shifts)
        );

        var gap = Assert.Single(lane.QuerySelectorAll("svg > svg.gap"));
        Assert.Equal("25%", gap.GetAttribute("width"));
        Assert.Equal("Nobody", gap.QuerySelector("text")?.TextContent);
        Assert.DoesNotContain("Too early", lane.InnerHtml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_people_typed_is_text_and_never_markup()
    {
        var entry = await Html.OfAsync<TimelineEntry>(
            ("Id", "e-1"),
            ("At", WebHost.Now),
            ("Kind", TimelineKind.Note),
            ("Title", "<img src=x>"),
            ("ChildContent", Html.Text("<script>alert(1)</script>"))
        );

        Assert.Empty(entry.QuerySelectorAll("img, script"));
        Assert.Equal("<img src=x>", entry.QuerySelector("b")?.TextContent);
    }

    [Fact]
    public void Every_icon_of_the_sections_is_drawn() =>
        Assert.All(NavSection.All, section => Assert.NotEmpty(IconSet.Drawing(section.Icon)));
}
