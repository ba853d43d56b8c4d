// The console without JavaScript: every form is filled in and posted as it stands on the page.
using System.Net;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Muster.Server.Tests.Drivers;

namespace Muster.Server.Tests.Incidents;

public sealed class ConsoleFormTests(IncidentWorld world) : IClassFixture<IncidentWorld>
{
    [Fact]
    public async Task An_incident_is_declared_commanded_told_mitigated_and_resolved_by_plain_forms()
    {
        using Browser ana = await world.Server.SignedInAsync("Ana");
        FilledForm declare = new(await PageAsync(ana, "/incidents/new"), "declare");
        Assert.Equal("SEV-2", declare.Offered("severity"));
        HttpResponseMessage declared = await declare
            .With("title", "Card payments failing")
            .With("severity", "SEV-1")
            .With("service", "payments")
            .With("impactStartedAtAgo", "5")
            .PostAsync(ana);
        Assert.Equal(HttpStatusCode.SeeOther, declared.StatusCode);
        string page = declared.Headers.Location!.ToString();
        string id = page.Split('/')[^1];

        await DoneAsync(ana, page, "assign-operations_lead", ("person", "ben"));
        await DoneAsync(ana, page, "take-scribe");
        await DoneAsync(ana, page, "note", ("text", "A deploy went out at 02:09"));
        await DoneAsync(ana, page, "chat", ("text", "Anybody seen this before?"));
        await DoneAsync(ana, page, "decision", ("text", "Roll back"));
        await DoneAsync(ana, page, "task", ("text", "Call the bank"), ("to", "chiara"));
        await DoneAsync(ana, page, "statement", ("status", "Looking"), ("impact", "Some payments fail"), ("currentAction", "Rolling back"));
        Assert.Matches("every (15|30) min", (await ana.ReadAsync(page)).Words(".vitals"));
        await DoneAsync(ana, page, "mitigation-choice", ("text", "Back to 22-3"), ("to", "ben"));
        string mitigation = (await IncidentAsync(id)).GetProperty("mitigations")[0].GetProperty("id").GetString()!;
        await DoneAsync(ana, page, "report-" + mitigation, ("outcome", "worked"));
        string task = (await IncidentAsync(id)).GetProperty("tasks")[0].GetProperty("id").GetString()!;
        await DoneAsync(ana, page, "done-" + task, ("result", "They know"));
        await DoneAsync(ana, page, "severity", ("severity", "SEV-2"), ("reason", "One bank only"));
        await DoneAsync(ana, page, "retitle", ("title", "One bank's cards fail"));
        await DoneAsync(ana, page, "mitigate", ("impactStoppedAtAgo", "0"), ("text", "Rolled back"));
        await DoneAsync(ana, page, "resolve", ("text", "The pool is bounded"));

        JsonElement incident = await IncidentAsync(id);
        Assert.Equal("Resolved", incident.GetProperty("phase").GetString());
        Assert.Equal("One bank's cards fail", incident.GetProperty("title").GetString());
        Assert.Equal("SEV-2", incident.GetProperty("severity").GetString());
        Assert.Equal(
            ["worked"],
            incident.GetProperty("mitigations").EnumerateArray().Select(one => one.GetProperty("outcome").GetString())
        );
        Assert.Equal("done", incident.GetProperty("tasks")[0].GetProperty("status").GetString());
        IHtmlDocument shown = await PageAsync(ana, page);
        Assert.Contains("Some payments fail", shown.GetElementById("last-statement")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("A deploy went out", shown.GetElementById("timeline-list")!.TextContent, StringComparison.Ordinal);

        await DoneAsync(ana, page, "reopen", ("reason", "It is back"));
        Assert.Equal("Responding", (await IncidentAsync(id)).GetProperty("phase").GetString());
    }

    [Fact]
    public async Task Command_is_handed_over_and_accepted_on_the_page()
    {
        string id = await world.DeclareAsync();
        using Browser ana = await world.Server.SignedInAsync("Ana");
        using Browser ben = await world.Server.SignedInAsync("Ben");

        await DoneAsync(ana, "/incidents/" + id, "hand-over", ("to", "ben"));
        Assert.Null((await PageAsync(ana, "/incidents/" + id)).GetElementById("accept-command"));
        await DoneAsync(ben, "/incidents/" + id, "accept-command");

        Assert.Equal("ben", (await IncidentAsync(id)).GetProperty("commander").GetString());
    }

    [Fact]
    public async Task One_s_own_note_is_removed_and_brought_back_and_others_notes_are_not_offered()
    {
        string id = await world.DeclareAsync();
        JsonElement written = await world.DoAsync("ana", HttpMethod.Post, $"/{id}/notes", new { text = "Wrong incident" });
        string entry = written.GetProperty("written").GetProperty("id").GetString()!;
        using Browser ana = await world.Server.SignedInAsync("Ana");
        using Browser ben = await world.Server.SignedInAsync("Ben");

        Assert.Null((await PageAsync(ben, "/incidents/" + id)).GetElementById("remove-" + entry));
        await DoneAsync(ana, "/incidents/" + id, "remove-" + entry, ("reason", "Meant for another"));
        Assert.Contains(
            "Removed by Ana Silva: Meant for another",
            (await PageAsync(ben, "/incidents/" + id)).GetElementById("timeline-list")!.TextContent,
            StringComparison.Ordinal
        );
        await DoneAsync(ana, "/incidents/" + id, "restore-" + entry);

        Assert.NotNull((await PageAsync(ana, "/incidents/" + id)).GetElementById("remove-" + entry));
    }

    [Fact]
    public async Task A_form_that_is_sent_twice_is_one_command_and_another_when_something_else_was_typed()
    {
        string id = await world.DeclareAsync();
        using Browser ana = await world.Server.SignedInAsync("Ana");
        FilledForm form = new(await PageAsync(ana, "/incidents/" + id), "note");

        foreach (string typed in new[] { "Typed first", "Typed first", "Typed after going back", "Typed after going back" })
        {
            HttpResponseMessage answer = await form.With("text", typed).PostAsync(ana);
            Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        }

        string timeline = (await PageAsync(ana, "/incidents/" + id)).GetElementById("timeline-list")!.TextContent;
        Assert.Equal(2, timeline.Split("Typed first").Length);
        Assert.Equal(2, timeline.Split("Typed after going back").Length);
    }

    [Fact]
    public async Task What_a_rule_refuses_stands_on_the_page_with_what_was_typed()
    {
        string id = await world.DeclareAsync(severity: "SEV-1");
        await world.DoAsync("ana", HttpMethod.Put, $"/{id}/roles/operations_lead", new { person = "ben" });
        using Browser ana = await world.Server.SignedInAsync("Ana");

        FilledForm form = new(await PageAsync(ana, "/incidents/" + id), "mitigation-choice");
        HttpResponseMessage refused = await form.With("text", "I do it myself").With("to", "ana").PostAsync(ana);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        IHtmlDocument page = Html.Parse(await refused.Content.ReadAsStringAsync());
        Assert.Contains("does not touch the keyboard", page.GetElementById("refusal")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("I do it myself", ((IHtmlInputElement)page.GetElementById("mitigation-text")!).Value);
        Assert.Contains("does not touch the keyboard", page.GetElementById("mitigation-choice")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_field_says_so_beside_itself_and_its_tab_stays_open()
    {
        string id = await world.DeclareAsync();
        using Browser ana = await world.Server.SignedInAsync("Ana");

        FilledForm form = new(await PageAsync(ana, "/incidents/" + id), "note");
        HttpResponseMessage refused = await form.With("text", "Early").With("happenedAt", "2001-01-01T00:00").PostAsync(ana);

        IHtmlDocument page = Html.Parse(await refused.Content.ReadAsStringAsync());
        Assert.True(((IHtmlInputElement)page.GetElementById("compose-note")!).IsChecked);
        Assert.Contains("over a year ago", page.GetElementById("note")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Early", ((IHtmlTextAreaElement)page.GetElementById("note-text")!).Value);
        Assert.Equal("2001-01-01T00:00", ((IHtmlInputElement)page.GetElementById("note-at")!).Value);
    }

    [Fact]
    public async Task A_declaration_that_is_refused_keeps_what_was_typed()
    {
        using Browser ana = await world.Server.SignedInAsync("Ana");
        FilledForm form = new(await PageAsync(ana, "/incidents/new"), "declare");

        HttpResponseMessage refused = await form.With("title", " ")
            .With("severity", "SEV-1")
            .With("impactStartedAt", "nonsense")
            .PostAsync(ana);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        IHtmlDocument page = Html.Parse(await refused.Content.ReadAsStringAsync());
        Assert.Contains("no date", page.GetElementById("declare-impact-error")!.TextContent, StringComparison.Ordinal);
        Assert.True(page.QuerySelector<IHtmlInputElement>("input[name=severity][value=SEV-1]")!.IsChecked);
    }

    [Fact]
    public async Task A_form_that_is_posted_twice_is_one_command()
    {
        using Browser ana = await world.Server.SignedInAsync("Ana");
        FilledForm form = new FilledForm(await PageAsync(ana, "/incidents/new"), "declare").With("title", "Tapped twice");

        HttpResponseMessage first = await form.PostAsync(ana);
        HttpResponseMessage second = await form.PostAsync(ana);

        Assert.Equal(first.Headers.Location, second.Headers.Location);
    }

    [Fact]
    public async Task The_script_is_answered_with_the_living_part_alone()
    {
        string id = await world.DeclareAsync();
        using Browser ana = await world.Server.SignedInAsync("Ana");

        HttpResponseMessage live = await ana.GetAsync($"/incidents/{id}/live");

        string html = await live.Content.ReadAsStringAsync();
        Assert.StartsWith("<main", html.TrimStart(), StringComparison.Ordinal);
        Assert.Equal($"\"{Html.Parse(html).GetElementById("live")!.GetAttribute("data-rev")}\"", live.Headers.ETag!.Tag);
        Assert.Equal(HttpStatusCode.NotFound, (await ana.GetAsync("/incidents/INC-99999/live")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await ana.GetAsync("/incidents/INC-99999")).StatusCode);
    }

    private static async Task<IHtmlDocument> PageAsync(Browser browser, string path) => Html.Parse(await browser.PageAsync(path));

    private async Task<JsonElement> IncidentAsync(string id) => await world.DoAsync("ana", HttpMethod.Get, "/" + id);

    private static async Task DoneAsync(Browser browser, string page, string form, params (string Name, string Value)[] fields)
    {
        FilledForm filled = new(await PageAsync(browser, page), form);
        foreach ((string name, string value) in fields)
        {
            filled.With(name, value);
        }

        HttpResponseMessage answer = await filled.PostAsync(browser);
        Assert.True(
            answer.StatusCode == HttpStatusCode.SeeOther,
            $"{form}: {(int)answer.StatusCode} {Html.Parse(await answer.Content.ReadAsStringAsync()).GetElementById("refusal")?.TextContent}"
        );
        Assert.Equal(page, answer.Headers.Location?.ToString());
    }
}
