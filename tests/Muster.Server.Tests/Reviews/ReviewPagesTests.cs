// The pages of a review in a browser without a script: the whole way, every refusal with what was typed, two people at once.
using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Muster.Core.Kernel;
using Muster.Server.Tests.Drivers;
using Muster.Server.Web.Access;

namespace Muster.Server.Tests.Reviews;

public sealed class ReviewPagesTests(ReviewWorld world) : IClassFixture<ReviewWorld>
{
    [Fact]
    public async Task A_review_is_written_and_closed_by_forms_alone()
    {
        IncidentId incident = await world.ResolvedAsync();
        using Drivers.Browser ana = await world.Server.SignedInAsync("Ana");
        IHtmlDocument page = await ana.ReadAsync($"/reviews/{incident}");
        PageRules.Hold(page);
        Assert.Contains("Nobody has asked why yet", page.Words("#closing"), StringComparison.Ordinal);
        Assert.Contains("Nothing will be done yet", page.Words("#closing"), StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("#close button[disabled]"));
        Assert.Contains("Card payments fail", page.Words("#part-summary"), StringComparison.Ordinal);

        page = await ana.DoneAsync(page, "edit-summary", ("text", "Payments failed.\r\n\r\n- at **night**"));
        Assert.Equal("Payments failed. at night", page.Words("#part-summary .prose"));
        Assert.NotNull(page.QuerySelector("#part-summary .prose li strong"));

        page = await ana.DoneAsync(page, "ask-first", ("text", "The pool was empty"), ("evidence", "https://git.example.org/1"));
        string first = Assert.Single(page.Ids("#whys-tree > li", "why-"));
        Assert.Equal("https://git.example.org/1", page.QuerySelector($"#why-{first} .by a")?.GetAttribute("href"));
        page = await ana.DoneAsync(page, $"ask-{first}", ("text", "The library has no default limit"));
        string second = Assert.Single(page.Ids($"#why-{first} ol > li:not(.next)", "why-"));
        Assert.Contains("2 whys deep", page.Words("#whys"), StringComparison.Ordinal);
        page = await ana.DoneAsync(page, $"root-{second}", ("class", "MissingGuardrail"));
        Assert.Contains("Root cause: missing guardrail", page.Words($"#why-{second}"), StringComparison.Ordinal);

        page = await ana.DoneAsync(
            page,
            "action-add",
            ("text", "Give the pool a limit"),
            ("owner", "ben"),
            ("dueAt", world.Server.Clock.GetUtcNow().AddDays(7).ToString("yyyy-MM-dd", null)),
            ("type", "Prevent")
        );
        string item = Assert.Single(page.Ids("#actions .items > li", "item-"));
        Assert.Contains("Ben Okafor", page.Words($"#item-{item}"), StringComparison.Ordinal);
        Assert.Contains("no_verification", page.Words($"#item-{item} .findings"), StringComparison.Ordinal);
        Assert.Contains("needs a way to tell that it worked", page.Words("#closing"), StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("#close button[disabled]"));
        page = await ana.DoneAsync(page, $"verify-{item}", ("verification", "A load test"));
        Assert.Null(page.QuerySelector($"#item-{item} .findings"));
        PageRules.Hold(page);

        page = await ana.DoneAsync(page, "close");
        Assert.Contains("Ana Silva closed it", page.Words("#closing"), StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("#edit-summary, #ask-first, #action-add"));
        page = await ana.DoneAsync(page, $"done-{item}", ("result", "In the library now"));
        Assert.Contains("In the library now", page.Words($"#item-{item}"), StringComparison.Ordinal);
        page = await ana.DoneAsync(page, "reopen", ("reason", "A cause is missing"));
        Assert.NotNull(page.GetElementById("ask-first"));
    }

    [Fact]
    public async Task A_person_as_the_cause_is_refused_with_the_next_question()
    {
        IncidentId incident = await world.ResolvedAsync();
        using Drivers.Browser ana = await world.Server.SignedInAsync("Ana");
        IHtmlDocument page = await ana.ReadAsync($"/reviews/{incident}");
        page = await ana.DoneAsync(page, "ask-first", ("text", "An engineer forgot the limit"));
        string why = Assert.Single(page.Ids("#whys-tree > li", "why-"));
        Assert.Contains("How did the system allow it?", page.Words($"#next-{why} summary"), StringComparison.Ordinal);

        page = await ana.RefusedAsync(page, $"root-{why}", 422, ("class", "Process"));

        Assert.Contains("How did the system allow it?", page.Words("#refusal"), StringComparison.Ordinal);
        Assert.True(page.QuerySelector($"#asking-{why}")!.HasAttribute("open"));
        Assert.Equal("How did the system allow it?", page.Words($"label[for=ask-{why}-text]"));
        PageRules.Hold(page);
    }

    [Fact]
    public async Task A_root_cause_that_is_rewritten_into_a_person_comes_back_with_the_typed_text()
    {
        IncidentId incident = await world.ResolvedAsync();
        using Drivers.Browser ana = await world.Server.SignedInAsync("Ana");
        IHtmlDocument page = await ana.ReadAsync($"/reviews/{incident}");
        page = await ana.DoneAsync(page, "ask-first", ("text", "Nothing limits the pool"));
        string why = Assert.Single(page.Ids("#whys-tree > li", "why-"));
        page = await ana.DoneAsync(page, $"root-{why}", ("class", "Design"));

        page = await ana.RefusedAsync(page, $"rewrite-{why}", 422, ("text", "It was human error"));

        Assert.Equal("It was human error", ((IHtmlTextAreaElement)page.GetElementById($"rewrite-{why}-text")!).Value);
        Assert.True(page.GetElementById($"change-{why}")!.HasAttribute("open"));
        Assert.Contains("How did the system allow it?", page.Words($"#rewrite-{why}"), StringComparison.Ordinal);
        Assert.Contains("Nothing limits the pool", page.Words($"#why-{why} .ans"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_taken_out_is_kept_with_its_reason_and_comes_back()
    {
        IncidentId incident = await world.ResolvedAsync();
        using Drivers.Browser ana = await world.Server.SignedInAsync("Ana");
        IHtmlDocument page = await ana.ReadAsync($"/reviews/{incident}");
        page = await ana.DoneAsync(page, "ask-first", ("text", "The cache was cold"));
        string why = Assert.Single(page.Ids("#whys-tree > li", "why-"));

        page = await ana.RefusedAsync(page, $"remove-{why}", 422, ("reason", " "));
        Assert.Contains("Say something here", page.Words($"#remove-{why}-reason-error"), StringComparison.Ordinal);
        page = await ana.DoneAsync(page, $"remove-{why}", ("reason", "It was warm"));
        Assert.Null(page.GetElementById($"why-{why}"));
        Assert.Contains("It was warm", page.Words($"#out-{why}"), StringComparison.Ordinal);
        page = await ana.DoneAsync(page, $"restore-{why}");
        Assert.NotNull(page.GetElementById($"why-{why}"));
    }

    [Fact]
    public async Task Every_mistake_in_an_action_item_stands_at_its_field()
    {
        IncidentId incident = await world.ResolvedAsync();
        using Drivers.Browser ana = await world.Server.SignedInAsync("Ana");
        IHtmlDocument page = await ana.ReadAsync($"/reviews/{incident}");

        page = await ana.RefusedAsync(
            page,
            "action-add",
            422,
            ("text", ""),
            ("owner", ""),
            ("dueAt", "2026-02-31"),
            ("verification", "A load test")
        );

        Assert.NotNull(page.GetElementById("action-text-error"));
        Assert.NotNull(page.GetElementById("action-owner-error"));
        Assert.NotNull(page.GetElementById("action-due-error"));
        Assert.Equal("A load test", ((IHtmlInputElement)page.GetElementById("action-verification")!).Value);
        Assert.True(page.GetElementById("adding-action")!.HasAttribute("open"));
        PageRules.Hold(page);
    }

    [Fact]
    public async Task Two_people_who_write_one_section_lose_neither_text()
    {
        IncidentId incident = await world.ResolvedAsync();
        using Drivers.Browser ana = await world.Server.SignedInAsync("Ana");
        using Drivers.Browser ben = await world.Server.SignedInAsync("Ben");
        IHtmlDocument hers = await ana.ReadAsync($"/reviews/{incident}");
        IHtmlDocument his = await ben.ReadAsync($"/reviews/{incident}");
        await ana.DoneAsync(hers, "edit-lessons", ("text", "Ana's lesson"));
        // Another section is another place: nothing stands in the way there.
        his = await ben.DoneAsync(his, "edit-impact", ("text", "Ben's impact"));

        his = await ben.ReadAsync($"/reviews/{incident}");
        hers = await ana.ReadAsync($"/reviews/{incident}");
        await ana.DoneAsync(hers, "edit-lessons", ("text", "Ana's second lesson"));
        IHtmlDocument refused = await ben.RefusedAsync(his, "edit-lessons", 409, ("text", "Ben's lesson"));

        Assert.Equal("Ana's second lesson", refused.Words("#part-lessons .prose"));
        Assert.Equal("Ben's lesson", ((IHtmlTextAreaElement)refused.GetElementById("edit-lessons-text")!).Value);
        // Saving once more without a decision is refused once more.
        refused = await ben.RefusedAsync(refused, "edit-lessons", 409);
        string over = refused.QuerySelector("#edit-lessons button[name=seen]")!.GetAttribute("value")!;
        IHtmlDocument done = await ben.DoneAsync(refused, "edit-lessons", ("seen", over));
        Assert.Equal("Ben's lesson", done.Words("#part-lessons .prose"));
    }

    [Fact]
    public async Task What_was_typed_into_a_review_that_was_closed_meanwhile_is_shown()
    {
        IncidentId incident = await world.ResolvedAsync();
        using Drivers.Browser ana = await world.Server.SignedInAsync("Ana");
        IHtmlDocument page = await ana.ReadAsync($"/reviews/{incident}");
        await ReviewApiTests.CloseAsync(world, incident);

        page = await ana.RefusedAsync(page, "ask-first", 409, ("text", "A late thought"));

        Assert.Contains("The review is closed", page.Words("#refusal"), StringComparison.Ordinal);
        Assert.Equal("A late thought", ((IHtmlTextAreaElement)page.GetElementById("kept-text")!).Value);
    }

    [Fact]
    public async Task The_script_gets_the_fragment_with_the_reason_or_a_problem()
    {
        IncidentId incident = await world.ResolvedAsync();
        using HttpRequestMessage request = new(HttpMethod.Post, $"/reviews/{incident}/whys");
        request.Content = new FormUrlEncodedContent([new("text", "")]);
        request.Headers.Add("X-Fragment", "1");
        using HttpResponseMessage answer = await world.Api.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        IHtmlDocument part = await answer.PageAsync();
        Assert.Equal("live", part.Body!.FirstElementChild!.Id);
        Assert.NotNull(part.GetElementById("ask-first-text-error"));

        using HttpRequestMessage gone = new(HttpMethod.Post, $"/reviews/{incident}/whys/nothing/whys");
        gone.Content = new FormUrlEncodedContent([new("text", "Because")]);
        gone.Headers.Add("X-Fragment", "1");
        using HttpResponseMessage problem = await world.Api.SendAsync(gone, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, problem.StatusCode);
        Assert.Equal("application/problem+json", problem.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task A_form_that_is_sent_twice_is_one_answer()
    {
        IncidentId incident = await world.ResolvedAsync();
        using Drivers.Browser ana = await world.Server.SignedInAsync("Ana");
        IHtmlDocument page = await ana.ReadAsync($"/reviews/{incident}");

        await ana.DoneAsync(page, "ask-first", ("text", "Once"));
        IHtmlDocument after = await ana.DoneAsync(page, "ask-first", ("text", "Once"));

        Assert.Single(after.QuerySelectorAll("#whys-tree > li"));
    }

    [Fact]
    public async Task A_viewer_reads_and_finds_nothing_to_change()
    {
        IncidentId incident = await world.ResolvedAsync();
        using Drivers.Browser vera = await world.Server.SignedInAsync("Vera", AccountRole.Viewer);
        IHtmlDocument page = await vera.ReadAsync($"/reviews/{incident}");

        Assert.Empty(page.QuerySelectorAll("#live form, #live details.ask, #live details.edit"));
        using HttpResponseMessage answer = await vera.PostAsync($"/reviews/{incident}/whys", ("text", "Because"));
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task The_four_times_are_told_and_what_is_not_known_is_said()
    {
        IncidentId incident = await world.ResolvedAsync();
        using Drivers.Browser ana = await world.Server.SignedInAsync("Ana");

        IHtmlDocument page = await ana.ReadAsync($"/reviews/{incident}");

        Assert.Equal(
            [
                ("Time to detect", "Not known", "nobody said when it began"),
                ("Time to acknowledge", "Not known", "nobody was paged"),
                ("Time to mitigate", "0 s", "detected → stopped"),
                ("Time to resolve", "0 s", "detected → resolved"),
            ],
            page.QuerySelectorAll(".vitals > div:not(.span)")
                .Select(vital => (vital.Words("dt"), vital.Words("dd > span"), vital.Words("dd > small")))
        );
    }

    [Fact]
    public async Task An_entry_of_the_timeline_serves_as_evidence()
    {
        IncidentId incident = await world.ResolvedAsync();
        using Drivers.Browser ana = await world.Server.SignedInAsync("Ana");
        IHtmlDocument page = await ana.ReadAsync($"/reviews/{incident}");
        IElement offered = page.QuerySelectorAll("#evidence option")[^1];

        page = await ana.DoneAsync(page, "ask-first", ("text", "Because"), ("evidence", offered.GetAttribute("value")!));

        IElement link = Assert.Single(page.QuerySelectorAll("#whys-tree .by a"));
        Assert.Equal(offered.TextContent, link.TextContent);
        Assert.NotNull(page.QuerySelector($"#timeline {link.GetAttribute("href")}"));
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("/incidents/INC-1#e-999999999999")]
    [InlineData("the graph of Tuesday")]
    public async Task Evidence_of_another_form_is_words_and_no_link(string evidence)
    {
        IncidentId incident = await world.ResolvedAsync();
        using Drivers.Browser ana = await world.Server.SignedInAsync("Ana");
        IHtmlDocument page = await ana.ReadAsync($"/reviews/{incident}");

        page = await ana.DoneAsync(page, "ask-first", ("text", "Because"), ("evidence", evidence));

        Assert.Empty(page.QuerySelectorAll("#whys-tree .by a"));
        Assert.Contains(evidence, page.Words("#whys-tree .by"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_severity_without_a_review_can_have_one_all_the_same()
    {
        IncidentId incident = await world.ResolvedAsync(Severity.Sev3);
        using Drivers.Browser ana = await world.Server.SignedInAsync("Ana");
        IHtmlDocument page = await ana.ReadAsync($"/reviews/{incident}");
        Assert.Contains("SEV-3 needs no review", page.Words("#live"), StringComparison.Ordinal);

        page = await ana.DoneAsync(page, "draft");

        Assert.Contains("Card payments fail", page.Words("#part-summary"), StringComparison.Ordinal);
        Assert.Contains("No date", page.Words(".vitals"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_incident_that_is_not_resolved_says_when_its_review_comes()
    {
        IncidentId incident = await world.DeclaredAsync();
        using Drivers.Browser ana = await world.Server.SignedInAsync("Ana");

        Assert.Contains("not resolved yet", (await ana.ReadAsync($"/reviews/{incident}")).Words("#live"), StringComparison.Ordinal);
        using HttpResponseMessage early = await ana.PostAsync($"/reviews/{incident}/draft");
        Assert.Equal(HttpStatusCode.Conflict, early.StatusCode);
    }

    [Theory]
    [InlineData("/reviews/INC-99999")]
    [InlineData("/reviews/INC-99999/live")]
    [InlineData("/reviews/nothing")]
    [InlineData("/reviews?status=lost")]
    [InlineData("/reviews?cursor=made-up")]
    public async Task An_address_that_leads_nowhere_says_so(string path)
    {
        using Drivers.Browser ana = await world.Server.SignedInAsync("Ana");
        using HttpResponseMessage answer = await ana.GetAsync(path);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task The_fragment_is_the_inside_of_the_page_and_is_not_sent_twice()
    {
        IncidentId incident = await world.ResolvedAsync();
        using Drivers.Browser ana = await world.Server.SignedInAsync("Ana");
        using HttpResponseMessage first = await ana.GetAsync($"/reviews/{incident}/live");
        string tag = first.Headers.ETag!.Tag;

        using HttpRequestMessage again = new(HttpMethod.Get, $"/reviews/{incident}/live");
        again.Headers.TryAddWithoutValidation("If-None-Match", tag);
        using HttpResponseMessage second = await world.Api.SendAsync(again, TestContext.Current.CancellationToken);

        Assert.Equal("live", (await first.PageAsync()).Body!.FirstElementChild!.Id);
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
    }

    [Fact]
    public async Task The_list_shows_what_is_to_do_and_what_is_closed()
    {
        IncidentId waiting = await world.ResolvedAsync();
        IncidentId closed = await world.ResolvedAsync();
        await ReviewApiTests.CloseAsync(world, closed);
        using Drivers.Browser ana = await world.Server.SignedInAsync("Ana");

        IHtmlDocument todo = await ana.ReadAsync("/reviews");
        IHtmlDocument done = await ana.ReadAsync($"/reviews?status=closed&q={closed}");

        PageRules.Hold(todo);
        Assert.NotNull(todo.GetElementById($"review-{waiting}"));
        Assert.Null(todo.GetElementById($"review-{closed}"));
        Assert.NotNull(done.GetElementById($"review-{closed}"));
        Assert.Single(done.QuerySelectorAll("tbody tr"));
    }
}
