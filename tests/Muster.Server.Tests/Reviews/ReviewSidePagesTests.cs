// The pages beside a review: the replay, the meeting, the STAR summaries, the earlier texts; and what a review must bear.
using System.Diagnostics;
using System.Globalization;
using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Server.Tests.Drivers;

namespace Muster.Server.Tests.Reviews;

public sealed class ReviewSidePagesTests(ReviewWorld world) : IClassFixture<ReviewWorld>
{
    [Fact]
    public async Task The_turning_points_lead_to_the_record_and_to_how_it_stood_then()
    {
        IncidentId incident = await world.ResolvedAsync();
        using Drivers.Browser ana = await world.Server.SignedInAsync("Ana");
        IHtmlDocument page = await ana.ReadAsync($"/reviews/{incident}");
        IElement tried = page.QuerySelectorAll("#turning-points > li")
            .Single(one => one.Text().Contains("was tried", StringComparison.Ordinal));

        string[] links = [.. tried.QuerySelectorAll("a").Select(link => link.GetAttribute("href")!)];
        Assert.NotNull(page.QuerySelector($"#timeline {links[0]}"));
        IHtmlDocument then = await ana.ReadAsync(links[1]);

        PageRules.Hold(then);
        Assert.Contains("Responding", then.Words("#replay-shown .head"), StringComparison.Ordinal);
        Assert.Contains("since", then.Words("#replay-tried .rows"), StringComparison.Ordinal);
        Assert.Equal("Ongoing", then.Words("#replay-shown .vitals > div:last-child .mid"));
        Assert.Empty(then.QuerySelectorAll("#replay-shown form"));
    }

    [Fact]
    public async Task The_replay_goes_event_by_event_to_the_end_and_to_a_time_of_day()
    {
        IncidentId incident = await world.ResolvedAsync();
        using Drivers.Browser ana = await world.Server.SignedInAsync("Ana");
        IHtmlDocument page = await ana.ReadAsync($"/incidents/{incident}/replay");
        int steps = 1;
        for (; page.QuerySelectorAll(".replay-steps a").FirstOrDefault(link => link.Text() == "Forward") is { } on; steps++)
        {
            page = await ana.ReadAsync(on.GetAttribute("href")!);
        }

        string last = page.QuerySelector("#seek")!.GetAttribute("max")!;
        Assert.Equal(last, steps.ToString(CultureInfo.InvariantCulture));
        Assert.Equal(last, page.QuerySelector("#seek")!.GetAttribute("value"));
        Assert.Contains("Resolved", page.Words("#replay-shown .head"), StringComparison.Ordinal);
        // Of what lies beyond the record, the nearest.
        Assert.Equal("1", (await ana.ReadAsync($"/incidents/{incident}/replay?at=-5")).QuerySelector("#seek")!.GetAttribute("value"));
        Assert.Equal(last, (await ana.ReadAsync($"/incidents/{incident}/replay?at=99999")).QuerySelector("#seek")!.GetAttribute("value"));
        string clock = page.QuerySelector("#replay-clock")!.GetAttribute("value")!;
        IHtmlDocument timed = await ana.ReadAsync($"/incidents/{incident}/replay?at={Uri.EscapeDataString(clock)}");
        Assert.Equal(last, timed.QuerySelector("#seek")!.GetAttribute("value"));
        Assert.Equal("1", (await ana.ReadAsync($"/incidents/{incident}/replay?at=nonsense")).QuerySelector("#seek")!.GetAttribute("value"));
        using HttpResponseMessage nowhere = await ana.GetAsync("/incidents/INC-99999/replay");
        Assert.Equal(HttpStatusCode.NotFound, nowhere.StatusCode);
    }

    [Fact]
    public async Task A_meeting_shows_one_part_at_a_time_and_counts_by_the_clock_of_the_server()
    {
        IncidentId incident = await world.ResolvedAsync();
        using Drivers.Browser ana = await world.Server.SignedInAsync("Ana");
        IHtmlDocument page = await ana.ReadAsync($"/reviews/{incident}/meeting");
        Assert.Equal("What happened", page.Words("h1"));
        Assert.Empty(page.QuerySelectorAll("#meeting-clock time"));

        using HttpResponseMessage begun = await ana.GetAsync($"/reviews/{incident}/meeting/begin");
        page = await ana.ReadAsync(begun.Headers.Location!.OriginalString);
        Assert.Equal(2, page.QuerySelectorAll("#meeting-clock time").Length);
        List<string> titles = [page.Words("h1")];
        while (page.QuerySelector(".onward a[data-key=n]") is { } next)
        {
            page = await ana.ReadAsync(next.GetAttribute("href")!);
            PageRules.Hold(page);
            titles.Add(page.Words("h1"));
            Assert.Equal(titles[^1], page.QuerySelector(".agenda [aria-current]")!.FirstChild!.TextContent.Trim());
        }

        Assert.Equal(9, titles.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(2, page.QuerySelectorAll("#meeting-clock time").Length);
    }

    [Fact]
    public async Task A_star_summary_is_the_readers_own_until_another_is_chosen()
    {
        IncidentId incident = await world.ResolvedAsync();
        using Drivers.Browser ana = await world.Server.SignedInAsync("Ana");

        IHtmlDocument page = await ana.ReadAsync($"/reviews/{incident}/star");

        string text = ((IHtmlTextAreaElement)page.GetElementById("star-text")!).Value;
        Assert.Equal(["Situation", "Task", "Action", "Result"], text.Split('\n').Select(line => line.Split(':')[0]));
        Assert.Contains("I declared a SEV-1", text, StringComparison.Ordinal);
        Assert.Equal("Ana Silva", page.Words("[aria-current=page].chip"));
    }

    [Fact]
    public async Task Every_text_that_a_section_had_is_kept_and_both_of_two_writers_see_the_others()
    {
        IncidentId incident = await world.ResolvedAsync();
        using Drivers.Browser ana = await world.Server.SignedInAsync("Ana");
        using Drivers.Browser ben = await world.Server.SignedInAsync("Ben");
        IHtmlDocument his = await ben.ReadAsync($"/reviews/{incident}");
        await ana.DoneAsync(await ana.ReadAsync($"/reviews/{incident}"), "edit-lessons", ("text", "Ana's lesson"));

        IHtmlDocument refused = await ben.RefusedAsync(his, "edit-lessons", 409, ("text", "Ben's lesson"));
        Assert.Equal("Ana's lesson", ((IHtmlTextAreaElement)refused.GetElementById("edit-lessons-theirs")!).Value);
        Assert.Equal("Ben's lesson", ((IHtmlTextAreaElement)refused.GetElementById("edit-lessons-text")!).Value);
        string over = refused.QuerySelector("#edit-lessons button[name=seen]")!.GetAttribute("value")!;
        await ben.DoneAsync(refused, "edit-lessons", ("text", "Ana's lesson\nBen's lesson"), ("seen", over));

        IHtmlDocument history = await ana.ReadAsync($"/reviews/{incident}/sections/lessons/history");
        Assert.Equal(
            ["Ana's lesson\nBen's lesson", "Ana's lesson"],
            history.QuerySelectorAll("textarea").Cast<IHtmlTextAreaElement>().Select(text => text.Value)
        );
        Assert.Contains("Ben Okafor", history.Words("#live"), StringComparison.Ordinal);
        PageRules.Hold(history);
    }

    [Fact]
    public async Task Pasted_html_stays_text()
    {
        IncidentId incident = await world.ResolvedAsync();
        using Drivers.Browser ana = await world.Server.SignedInAsync("Ana");
        const string Pasted =
            "<script>alert(1)</script><img src=x onerror=alert(2)> <b onclick=alert(3)>bold</b> [go](javascript:alert(4))";
        IHtmlDocument page = await ana.ReadAsync($"/reviews/{incident}");
        page = await ana.DoneAsync(page, "edit-lessons", ("text", Pasted));
        page = await ana.DoneAsync(page, "ask-first", ("text", Pasted), ("evidence", Pasted));
        page = await ana.DoneAsync(page, "factor-add", ("text", Pasted), ("class", "Other"));

        Assert.Contains("<script>alert(1)</script>", page.QuerySelector("#part-lessons .prose")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("<script>alert(1)</script>", page.Words("#whys-tree .ans"), StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("#live img, #live script, #live [onerror], #live [onclick], #live a[href^='javascript']"));
        PageRules.Hold(page);
    }

    [Fact]
    public async Task A_review_of_ten_thousand_events_opens_within_its_budget()
    {
        IncidentId incident = await world.DeclaredAsync();
        for (int batch = 0; batch < 100; batch++)
        {
            await world.DecideAsync(incident, at => Notes(batch, at));
        }

        await world.EndAsync(incident);
        using Drivers.Browser ana = await world.Server.SignedInAsync("Ana");
        List<double> took = [];
        int bytes = 0;
        for (int look = 0; look < 10; look++)
        {
            long began = Stopwatch.GetTimestamp();
            using HttpResponseMessage answer = await ana.GetAsync($"/reviews/{incident}");
            byte[] body = await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
            took.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            bytes = body.Length;
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }

        took.Sort();
        TestContext.Current.TestOutputHelper!.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"figure: the review of an incident of 10,000 events has {bytes:N0} bytes, opens in {took[took.Count / 2]:0} ms, at worst {took[^1]:0} ms"
            )
        );
        Assert.InRange(bytes, 1, 400_000);
        IHtmlDocument replay = await ana.ReadAsync($"/incidents/{incident}/replay?at=9000");
        Assert.Equal("9000", replay.QuerySelector("#seek")!.GetAttribute("value"));
    }

    private static IEnumerable<IncidentCommand> Notes(int batch, DateTimeOffset at) =>
        Enumerable
            .Range(0, 100)
            .Select(note => new IncidentCommand.Note(
                $"n{batch}-{note}",
                NoteKind.Chat,
                $"Line {note} of {batch}",
                null,
                Actor.Person("ana"),
                at
            ));
}
