// An exported review: approved files, and nothing that people pasted runs, lures, or breaks its form.
using System.Collections.Immutable;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Markdig;
using Muster.Core.Catalog;
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Core.People;
using Muster.Core.Reviews;
using Muster.Server.Reviews;
using Muster.Server.Reviews.Exports;
using Muster.Server.Tests.Drivers;

namespace Muster.Server.Tests.Reviews;

public sealed class ReviewExportTests
{
    private const string Folder = "tests/Muster.Server.Tests/Reviews/Exports/";

    private static readonly DateTimeOffset Start = new(2026, 11, 23, 2, 14, 0, TimeSpan.Zero);

    private static readonly Actor Ana = Actor.Person("ana");

    private static readonly ExportPlace Place = new(path => "https://muster.example.org" + path, Start.AddDays(3));

    [Theory]
    [InlineData("markdown", "review.md")]
    [InlineData("html", "review.html")]
    public void The_file_is_the_one_that_was_approved(string format, string name)
    {
        string written = ExportFormat.Find(format)!.Write(Story(), Place);
        string approved = RepositoryFile.Find(Folder + name) is { } there ? File.ReadAllText(there) : "";
        if (written != approved.ReplaceLineEndings("\n"))
        {
            string received = Path.Combine(AppContext.BaseDirectory, name);
            File.WriteAllText(received, written);
            Assert.Fail($"Read the difference and approve it: cp {received} {Folder}{name}");
        }
    }

    [Fact]
    public void What_is_pasted_stays_text_in_HTML()
    {
        IHtmlDocument page = new HtmlParser().ParseDocument(HtmlReview.Write(Hostile(), Place));
        Assert.Empty(page.QuerySelectorAll("script, img, iframe, object, embed, form, link, base, svg"));
        Assert.All(
            page.All.SelectMany(element => element.Attributes),
            attribute =>
                Assert.False(
                    attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase) || attribute.Name == "style",
                    attribute.Name
                )
        );
        Assert.All(
            page.QuerySelectorAll("[href], [src]").Select(element => element.GetAttribute("href") ?? element.GetAttribute("src")!),
            url => Assert.Matches("^https?://|^mailto:", url)
        );
        Assert.Contains("<script>alert(1)</script>", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal("default-src 'none'; style-src 'unsafe-inline'", page.QuerySelector("meta[http-equiv]")!.GetAttribute("content"));
    }

    [Fact]
    public void What_is_pasted_stays_text_in_Markdown_even_for_a_reader_that_lets_HTML_through()
    {
        string html = Markdown.ToHtml(
            MarkdownReview.Write(Hostile(), Place),
            new MarkdownPipelineBuilder().UseAutoLinks().UsePipeTables().Build()
        );
        IHtmlDocument page = new HtmlParser().ParseDocument(html);
        Assert.Empty(page.QuerySelectorAll("script, img, iframe, b"));
        Assert.All(
            page.QuerySelectorAll("a").Select(link => link.GetAttribute("href")!),
            url => Assert.Matches("^https?://|^mailto:", url)
        );
        Assert.Contains("<script>alert(1)</script>", page.Body!.TextContent, StringComparison.Ordinal);

        // The table of action items has one row for the one item, whatever stands in it.
        Assert.Single(page.QuerySelectorAll("tbody tr"));
        Assert.Equal(6, page.QuerySelectorAll("tbody td").Length);
    }

    [Theory]
    [InlineData(
        "# Big\n\n- one\n- **two** `<T>`\n\n[docs](https://example.org/a_b)",
        "### Big\n\n- one\n- **two** `<T>`\n\n[docs](https://example.org/a_b)"
    )]
    [InlineData("[x](javascript:alert(1))", "\\[x](javascript:alert(1))")]
    [InlineData("[x](JaVaScRiPt:alert(1))", "\\[x](JaVaScRiPt:alert(1))")]
    [InlineData("[x](&#106;avascript:alert(1))", "\\[x](&#106;avascript:alert(1))")]
    [InlineData("![x](https://evil.example/p.png)", "\\![x](https://evil.example/p.png)")]
    [InlineData("a <b>bold</b> c", "a \\<b\\>bold\\</b\\> c")]
    [InlineData("at [02:14](/incidents/INC-42#e-5)", "at [02:14](https://muster.example.org/incidents/INC-42#e-5)")]
    [InlineData("```\n<script>\n```", "```\n<script>\n```")]
    [InlineData("[mail](mailto:ana@example.org) and 1 < 2", "[mail](mailto:ana@example.org) and 1 < 2")]
    public void Markdown_keeps_its_form_and_loses_what_could_run_or_lure(string typed, string written) =>
        Assert.Equal(written, SafeMarkdown.Of(typed, "https://muster.example.org"));

    [Fact]
    public void A_long_night_is_cut_off_with_words()
    {
        ReviewRecord record = Story();
        IncidentEvent note = record.Timeline.Last(one => one is IncidentEvent.Declared);
        ReviewRecord busy = record with { Timeline = [.. Enumerable.Repeat(note, 10_000)] };
        foreach (ExportFormat format in ExportFormat.All)
        {
            string written = format.Write(busy, Place);
            Assert.Contains("9000 more entries stand on the page of the incident.", written, StringComparison.Ordinal);
            Assert.InRange(written.Length, 1, 1_000_000);
        }
    }

    private static ReviewRecord Story() =>
        Of(Sections("The pool was empty.\n\n- at **night**", "Nobody could pay."), "Limit the pool", "A load test with one loud tenant");

    private static ReviewRecord Hostile()
    {
        const string Evil =
            "<script>alert(1)</script> [x](javascript:alert(1)) ![y](https://evil.example/z.png) | a | b |\n\n<img src=x onerror=alert(1)>\n\n<b style=\"color:red\">bold</b>\n\n<javascript:alert(1)>\n\n[r]\n\n[r]: javascript:alert(1)";
        return Of(Sections(Evil, Evil), Evil, Evil);
    }

    private static (ReviewSection, string)[] Sections(string summary, string lessons) =>
        [(ReviewSection.Summary, summary), (ReviewSection.Lessons, lessons)];

    private static ReviewRecord Of((ReviewSection Section, string Text)[] sections, string item, string verification)
    {
        IncidentId id = new(42);
        IncidentCommand[] happened =
        [
            new IncidentCommand.Declare(
                id,
                IncidentType.Incident,
                "Card payments fail",
                Severity.Sev1,
                null,
                Start.AddMinutes(-9),
                Start,
                new("ana"),
                Ana,
                Start
            ),
            new IncidentCommand.Mitigate(Start.AddMinutes(20), "Payments go through", Ana, Start.AddMinutes(21)),
            new IncidentCommand.Resolve("The pool has a limit again", Ana, Start.AddMinutes(50)),
        ];
        (Incident incident, ImmutableArray<IncidentEvent> timeline) = Fold<Incident, IncidentCommand, IncidentEvent>(happened);
        ReviewCommand[] written =
        [
            ReviewDraft.From(incident, timeline, null).ToCommand(id, Start.AddDays(7), Ana, Start.AddHours(1)),
            .. sections.Select(one => new ReviewCommand.WriteSection(one.Section, one.Text, Ana, Start.AddHours(2))),
            new ReviewCommand.AddWhy("w1", null, "The pool was empty", "https://git.example.org/1", Ana, Start.AddHours(2)),
            new ReviewCommand.AddWhy("w2", "w1", "One tenant may take all of it", "/incidents/INC-42#e-1", Ana, Start.AddHours(2)),
            new ReviewCommand.AddWhy("w3", "w2", "Nothing limits a tenant", item, Ana, Start.AddHours(2)),
            new ReviewCommand.AddWhy("w4", "w1", "No alert says that it runs empty", null, Ana, Start.AddHours(2)),
            new ReviewCommand.AddWhy("w5", null, "A retry doubled the load", null, Ana, Start.AddHours(2)),
            new ReviewCommand.MarkRootCause("w3", CauseClass.MissingGuardrail, Ana, Start.AddHours(2)),
            new ReviewCommand.AddActionItem(
                "a1",
                item,
                new("ben"),
                Start.AddDays(14),
                ActionItemType.Prevent,
                verification,
                Ana,
                Start.AddHours(2)
            )
            {
                Priority = ActionItemPriority.High,
            },
        ];
        Organisation organisation = Organisation.Empty with
        {
            People = ImmutableSortedDictionary<string, Person>
                .Empty.Add("ana", new(new("ana"), "Ana Silva", "ana@example.org", null, "Europe/Lisbon", []))
                .Add("ben", new(new("ben"), "Ben Okafor", "ben@example.org", null, "Europe/London", [])),
        };
        return new(Fold<Review, ReviewCommand, ReviewEvent>(written).State, 1, incident, timeline, organisation);
    }

    private static (TState State, ImmutableArray<TEvent> Events) Fold<TState, TCommand, TEvent>(IEnumerable<TCommand> commands)
        where TState : IDecider<TState, TCommand, TEvent>
    {
        TState state = TState.Initial;
        List<TEvent> all = [];
        foreach (TCommand command in commands)
        {
            var accepted = Assert.IsType<Decision<TEvent>.Accepted>(TState.Decide(state, command));
            foreach (TEvent happened in accepted.Events)
            {
                state = TState.Evolve(state, happened);
                all.Add(happened);
            }
        }

        return (state, [.. all]);
    }
}
