// The pages of runbooks and runs, without a script: ask, look, approve as the second person, start, confirm, stop.
using AngleSharp.Html.Dom;
using Muster.Server.Tests.Drivers;
using Muster.Server.Web.Access;

namespace Muster.Server.Tests.Runbooks;

public sealed class RunPagesTests(RunWorld world) : IClassFixture<RunWorld>
{
    private const string Sweep = """
        id: sweep-segments
        title: Sweep old segments
        risk: destructive
        services: [playback-api]
        parameters:
          days: { type: integer, min: 7, max: 90, default: 30, description: Older than so many days. }
          zone: { type: choice, choices: [eu, us], default: eu }
        steps:
          - name: Delete them
            http: { method: DELETE, url: "GATEWAY/segments?days={{days}}&zone={{zone}}" }
            preview: { get: "GATEWAY/count?days={{days}}" }
          - name: By hand
            manual: { items: [Look at the graph, Tell the room] }
        """;

    [Fact]
    public async Task A_run_goes_from_the_form_through_the_second_person_to_its_end()
    {
        world.Answers["/count"] = http => http.Response.Body.WriteAsync("1,204 segments"u8.ToArray()).AsTask();
        await world.WriteAsync(Sweep);
        string incident = await world.DeclareAsync();
        using Browser ana = await world.Server.SignedInAsync("Ana");
        using Browser ben = await world.Server.SignedInAsync("Ben");
        IHtmlDocument list = await ana.ReadAsync("/runbooks");
        PageRules.Hold(list);
        Assert.Contains("destructive two people", list.Words("#runbook-sweep-segments"), StringComparison.Ordinal);
        IHtmlDocument form = await ana.ReadAsync($"/runbooks/sweep-segments?incident={incident}");
        PageRules.Hold(form);

        IHtmlDocument refused = await ana.RefusedAsync(form, "ask-form", 422, ("p-days", "3"));
        Assert.Contains("7 at least", refused.DocumentElement.TextContent, StringComparison.Ordinal);
        IHtmlDocument run = await ana.DoneAsync(form, "ask-form", ("p-days", "60"));
        PageRules.Hold(run);
        string id = run.Words(".crumbs [aria-current]");
        Assert.Contains("1,204 segments", run.Words("#preview-0"), StringComparison.Ordinal);
        Assert.Contains("60", run.Words("#parameter-days"), StringComparison.Ordinal);
        Assert.Null(run.QuerySelector("#approve-form"));
        Assert.Null(run.QuerySelector("#start-form"));
        Assert.Contains(
            "waits for a second person",
            (await ben.ReadAsync($"/incidents/{incident}")).Words("#runs"),
            StringComparison.Ordinal
        );

        IHtmlDocument seen = await ben.ReadAsync($"/runs/{id}");
        Assert.Contains("DELETE", seen.Words("#step-0"), StringComparison.Ordinal);
        Assert.Contains("days=60&zone=eu", seen.Words("#step-0"), StringComparison.Ordinal);
        PageRules.Hold(await ben.DoneAsync(seen, "approve-form"));
        await ana.DoneAsync(await ana.ReadAsync($"/runs/{id}"), "start-form");
        IHtmlDocument running = await Eventually.GetAsync(
            "the manual step",
            async () => await ana.ReadAsync($"/runs/{id}") is { } page && page.QuerySelector("#item-1-0") is not null ? page : null
        );
        PageRules.Hold(running);
        Assert.NotNull(running.QuerySelector("#stop-form"));
        Assert.Contains(world.Heard, one => one.StartsWith("DELETE /segments?days=60&zone=eu", StringComparison.Ordinal));
        running = await ana.DoneAsync(running, "item-1-0");
        running = await ben.DoneAsync(await ben.ReadAsync($"/runs/{id}"), "item-1-1");
        Assert.Contains("succeeded", running.Words("#end"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_is_stopped_by_one_button_and_a_requester_withdraws_what_has_not_begun()
    {
        await world.WriteAsync(
            """
            id: wait-long
            title: Wait long
            risk: safe
            production: false
            steps: [{ name: Wait, wait: { for: 10m } }]
            """
        );
        using Browser ana = await world.Server.SignedInAsync("Ana");
        using Browser ben = await world.Server.SignedInAsync("Ben");
        IHtmlDocument form = await ana.ReadAsync("/runbooks/wait-long");
        IHtmlDocument first = await ana.DoneAsync(form, "ask-form");
        Assert.Contains("refused", (await ana.DoneAsync(first, "refuse-form")).Words("#run-head"), StringComparison.Ordinal);
        IHtmlDocument run = await ana.DoneAsync(await ana.ReadAsync("/runbooks/wait-long"), "ask-form");
        string id = run.Words(".crumbs [aria-current]");
        await ana.DoneAsync(run, "start-form");
        IHtmlDocument stopped = await ben.DoneAsync(await ben.ReadAsync($"/runs/{id}"), "stop-form");
        Assert.Contains("was stopped", stopped.Words("#end"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Glass_is_broken_with_a_reason()
    {
        await world.WriteAsync(Sweep);
        using Browser ana = await world.Server.SignedInAsync("Ana");
        IHtmlDocument run = await ana.DoneAsync(await ana.ReadAsync("/runbooks/sweep-segments"), "ask-form");
        IHtmlDocument broken = await ana.DoneAsync(run, "glass-form", ("reason", "The disk fills up and nobody answers."));
        PageRules.Hold(broken);
        Assert.Contains("Ana Silva broke the glass", broken.Words("#glass"), StringComparison.Ordinal);
        Assert.NotNull(broken.QuerySelector("#start-form"));
    }

    [Fact]
    public async Task Every_mistake_in_a_runbook_is_told_with_its_line()
    {
        using Browser ada = await world.Server.SignedInAsync("Ada", AccountRole.Admin);
        IHtmlDocument page = await ada.ReadAsync("/runbooks/new");
        PageRules.Hold(page);
        IHtmlDocument refused = await ada.RefusedAsync(page, "runbook-form", 422, ("text", "id: x\ntitle: X\nrisk: wild\nstesp: []\n"));
        string said = refused.DocumentElement.TextContent;
        Assert.Contains("Line 3", said, StringComparison.Ordinal);
        Assert.Contains("did you mean 'steps'", said, StringComparison.Ordinal);
        IHtmlDocument written = await ada.DoneAsync(page, "runbook-form");
        Assert.Contains("Shed traffic at the gateway", written.Words("h1"), StringComparison.Ordinal);
    }
}
