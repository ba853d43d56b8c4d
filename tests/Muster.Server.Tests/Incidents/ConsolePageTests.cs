// What the console shows to whom, and that its parts can be refreshed without losing focus or text.
using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Muster.Server.Tests.Drivers;

namespace Muster.Server.Tests.Incidents;

public sealed class ConsolePageTests(IncidentWorld world) : IClassFixture<IncidentWorld>
{
    [Fact]
    public async Task Every_row_form_and_fold_of_the_living_parts_has_an_id_of_its_own()
    {
        string id = await FullIncidentAsync();
        using Browser ana = await world.Server.SignedInAsync("Ana");

        foreach (string path in new[] { $"/incidents/{id}", "/incidents?status=all", "/incidents/new" })
        {
            IHtmlDocument page = await PageAsync(ana, path);
            IElement live = page.GetElementById("live")!;
            IEnumerable<IElement> nameless = live.QuerySelectorAll(
                    "li, form, details, tbody tr, input:not([type=hidden]):not([type=radio]), textarea, select"
                )
                .Where(element => string.IsNullOrEmpty(element.Id) && element.Closest(".crumbs, .steps") is null);
            Assert.Empty(nameless.Select(element => $"{path}: {element.OuterHtml[..Math.Min(120, element.OuterHtml.Length)]}"));
            string[] ids = [.. page.QuerySelectorAll("[id]").Select(element => element.Id!)];
            Assert.Equal(ids.Distinct(StringComparer.Ordinal), ids);
        }
    }

    [Fact]
    public async Task Every_form_carries_an_operation_and_says_which_one_it_is()
    {
        string id = await FullIncidentAsync();
        using Browser ana = await world.Server.SignedInAsync("Ana");
        IElement[] forms = [.. (await PageAsync(ana, $"/incidents/{id}")).QuerySelectorAll("#live form[method=post]")];

        Assert.True(forms.Length > 12);
        Assert.All(forms, form => Assert.NotEmpty(form.QuerySelector<IHtmlInputElement>("input[name=op]")!.Value));
        Assert.All(forms, form => Assert.Equal(form.Id, form.QuerySelector<IHtmlInputElement>("input[name=form]")!.Value));
    }

    [Fact]
    public async Task A_viewer_sees_everything_and_no_form()
    {
        string id = await FullIncidentAsync();
        using Browser vera = await world.Server.SignedInAsync("Vera");
        IHtmlDocument page = await PageAsync(vera, $"/incidents/{id}");

        Assert.Empty(page.QuerySelectorAll("#live form"));
        Assert.Contains("Call the bank", page.GetElementById("tasks")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await vera.GetAsync("/incidents/new")).StatusCode);
        Assert.Null((await PageAsync(vera, "/incidents")).QuerySelector("a[href='/incidents/new']"));
        Assert.Equal(
            HttpStatusCode.Forbidden,
            (await vera.PostAsync($"/incidents/{id}/notes", ("kind", "note"), ("text", "x"))).StatusCode
        );
    }

    [Fact]
    public async Task The_resolution_is_offered_once_the_impact_has_stopped_and_the_page_says_why_before()
    {
        string id = await world.DeclareAsync();
        using Browser ana = await world.Server.SignedInAsync("Ana");

        IHtmlDocument before = await PageAsync(ana, $"/incidents/{id}");
        Assert.Null(before.GetElementById("resolve"));
        Assert.Contains(
            "not resolved before it is known when the impact stopped",
            before.GetElementById("mitigate")!.TextContent,
            StringComparison.Ordinal
        );
        await world.DoAsync("ana", HttpMethod.Put, $"/{id}/mitigation", new { impactStoppedAt = world.Server.Clock.GetUtcNow() });
        IHtmlDocument after = await PageAsync(ana, $"/incidents/{id}");

        Assert.NotNull(after.GetElementById("resolve"));
        Assert.Null(after.GetElementById("mitigate"));
    }

    [Fact]
    public async Task A_mitigation_is_suggested_before_anything_else_is_tried()
    {
        string id = await world.DeclareAsync();
        using Browser ana = await world.Server.SignedInAsync("Ana");

        IElement card = (await PageAsync(ana, $"/incidents/{id}")).GetElementById("mitigation")!;

        Assert.Contains("Suggested: roll back", card.TextContent, StringComparison.Ordinal);
        Assert.Equal("roll_back", new FilledForm(await PageAsync(ana, $"/incidents/{id}"), "mitigation-choice").Offered("kind"));
    }

    [Fact]
    public async Task Required_roles_that_nobody_holds_are_named_in_words()
    {
        string id = await world.DeclareAsync(severity: "SEV-1");
        using Browser vera = await world.Server.SignedInAsync("Vera");

        string roles = (await PageAsync(vera, $"/incidents/{id}")).GetElementById("roles")!.TextContent;

        Assert.Contains("SEV-1 needs a Scribe and a Comms Lead.", roles, StringComparison.Ordinal);
        Assert.Contains("holds several roles, until somebody joins", roles, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_next_statement_begins_with_the_impact_and_action_of_the_last()
    {
        string id = await FullIncidentAsync();
        using Browser ana = await world.Server.SignedInAsync("Ana");

        FilledForm form = new(await PageAsync(ana, $"/incidents/{id}"), "statement");

        Assert.Equal(
            ("", "Some payments fail", "Rolling back"),
            (form.Offered("status"), form.Offered("impact"), form.Offered("currentAction"))
        );
        Assert.Equal("30", form.Offered("next"));
    }

    [Fact]
    public async Task The_list_shows_open_incidents_first_and_finds_by_words()
    {
        string over = await world.MitigatedAsync();
        await world.DoAsync("ana", HttpMethod.Put, $"/{over}/title", new { title = "Okapi over" });
        await world.DoAsync("ana", HttpMethod.Put, $"/{over}/resolution", new { text = "Fixed" });
        string open = await world.DeclareAsync(title: "Okapi open");
        using Browser ana = await world.Server.SignedInAsync("Ana");

        string[] all = await RowsAsync("/incidents?status=all&q=okapi");
        string[] searched = await RowsAsync("/incidents?q=okapi");

        Assert.Equal([$"row-{open}", $"row-{over}"], all);
        Assert.Equal([$"row-{open}"], searched);
        Assert.Contains(
            "Nothing matches",
            (await PageAsync(ana, "/incidents?q=nothinglikethat")).GetElementById("incidents")!.TextContent,
            StringComparison.Ordinal
        );
        Assert.Equal(HttpStatusCode.SeeOther, (await ana.GetAsync("/incidents?cursor=edited")).StatusCode);

        async Task<string[]> RowsAsync(string path) =>
            [.. (await PageAsync(ana, path)).QuerySelectorAll("#incident-rows > tr").Select(row => row.Id!)];
    }

    [Fact]
    public async Task What_people_typed_is_shown_as_text()
    {
        string id = await world.DeclareAsync(title: "<script>alert(1)</script>");
        await world.DoAsync("ana", HttpMethod.Post, $"/{id}/notes", new { text = "<img src=x onerror=alert(1)>" });
        using Browser ana = await world.Server.SignedInAsync("Ana");

        IHtmlDocument page = await PageAsync(ana, $"/incidents/{id}");

        Assert.Empty(page.QuerySelectorAll("#live script, #live img"));
        Assert.Equal("<script>alert(1)</script>", page.QuerySelector(".head h1")!.TextContent);
    }

    private async Task<string> FullIncidentAsync()
    {
        string id = await world.DeclareAsync();
        await world.DoAsync("ana", HttpMethod.Post, $"/{id}/notes", new { text = "Seen at 02:09" });
        await world.DoAsync(
            "ana",
            HttpMethod.Post,
            $"/{id}/tasks",
            new
            {
                text = "Call the bank",
                to = "ben",
                minutes = 10,
            }
        );
        object mitigation = new
        {
            kind = "roll_back",
            text = "Back to 22-3",
            to = "ben",
        };
        await world.DoAsync("ana", HttpMethod.Post, $"/{id}/mitigations", mitigation);
        object statement = new
        {
            status = "Looking",
            impact = "Some payments fail",
            currentAction = "Rolling back",
            nextUpdateMinutes = 15,
        };
        await world.DoAsync("ana", HttpMethod.Post, $"/{id}/statements", statement);
        return id;
    }

    private static async Task<IHtmlDocument> PageAsync(Browser browser, string path) => Html.Parse(await browser.PageAsync(path));
}
