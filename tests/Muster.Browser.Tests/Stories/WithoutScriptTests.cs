// The whole way of an incident in a browser that runs no script: every act is a plain form.
using Microsoft.Playwright;
using Muster.Browser.Tests.Driving;

namespace Muster.Browser.Tests.Stories;

public sealed class WithoutScriptTests(OpenConsole console) : PageTests(console)
{
    [Fact]
    public async Task An_alert_becomes_a_reviewed_incident_without_a_script()
    {
        IPage page = Watched(await World.Chromium.NewPageAsync(World.Town.Muster.Url, javaScript: false));
        await Town.SignInAsync(page, "ana@example.org");
        await AcknowledgeAsync(page);
        string incident = await DeclareAsync(page);
        await CommandAsync(page);
        await TellAsync(page);
        await EndAsync(page);
        await ReviewAsync(page, incident);
    }

    [Fact]
    public async Task A_double_click_without_a_script_is_one_command()
    {
        string incident = await World.Ben.DeclareAsync("Double clicks without a script");
        IPage page = Watched(await World.Chromium.NewPageAsync(World.Town.Muster.Url, javaScript: false, session: World.Session));
        await page.GotoAsync($"/incidents/{incident}");
        await WriteNoteAsync(page, "Clicked twice, plainly");
        int posts = 0;
        page.Request += (_, request) => posts += request.Method == "POST" ? 1 : 0;

        await AddNote(page).DblClickAsync();

        await Says(page, "#timeline", "Clicked twice, plainly");
        Assert.InRange(posts, 1, 2);
        Assert.Equal(1, await World.Ben.CountAsync(incident, "Clicked twice, plainly"));
    }

    [Fact]
    public async Task A_refused_form_comes_back_with_what_was_typed_and_why()
    {
        Witness.Provoked("the server responded with a status of 422");
        string incident = await World.Ben.DeclareAsync("Refused without a script");
        IPage page = Watched(await World.Chromium.NewPageAsync(World.Town.Muster.Url, javaScript: false, session: World.Session));
        await page.GotoAsync($"/incidents/{incident}");
        await WriteNoteAsync(page, "From the future");
        await page.Locator("#note-at")
            .FillAsync(await page.EvaluateAsync<string>("() => new Date(Date.now() + 2 * 864e5).toISOString().slice(0, 16)"));
        await AddNote(page).ClickAsync();

        await HasValue(page, "#note-text", "From the future");
        await Assertions.Expect(page.Locator("#note .refused, #note .error").First).ToBeVisibleAsync();
        Assert.Equal(0, await World.Ben.CountAsync(incident, "From the future"));
    }

    private async Task AcknowledgeAsync(IPage page)
    {
        await World.Town.FireAsync("NoScript", "critical");
        Assert.Equal("active", await World.Ana.PageStatusAsync("NoScript"));
        await page.GotoAsync("/alerts");
        await page.GetByRole(AriaRole.Link, new() { Name = "NoScript" }).First.ClickAsync();
        await page.Locator("#acknowledge button").ClickAsync();
        await Says(page, "#page", "Ana Silva has it");
    }

    private static async Task<string> DeclareAsync(IPage page)
    {
        await page.Locator("a[href^='/incidents/new']").First.ClickAsync();
        await page.Locator("#declare-title").FillAsync("Nothing plays, and no script runs");
        await page.Locator("#declare-sev2").ClickAsync();
        await page.Locator("form.declare button.pri").ClickAsync();
        await Arriving.AtAsync(page, "/incidents/INC-");
        await Says(page, "#live", "Ana Silva");
        return page.Url[(page.Url.LastIndexOf('/') + 1)..];
    }

    private static async Task CommandAsync(IPage page)
    {
        await page.Locator("#role-menu-operations_lead > summary").ClickAsync();
        await page.Locator("#assign-operations_lead select").SelectOptionAsync("ben");
        await SendAsync(page, "#assign-operations_lead");
        await Says(page, "#role-row-operations_lead", "Ben Okafor");
        await page.Locator("#composer .tabs label", new() { HasText = "Task" }).ClickAsync();
        await page.Locator("#task-text").FillAsync("Compare the last two releases");
        await page.Locator("#task-to").SelectOptionAsync("ben");
        await SendAsync(page, "#task");
        await Says(page, "#tasks", "Compare the last two releases");
    }

    private static async Task TellAsync(IPage page)
    {
        await page.Locator("#statement-status").FillAsync("The cause is being looked for");
        await page.Locator("#statement-impact").FillAsync("All viewers");
        await page.Locator("#statement-action").FillAsync("Rolling back the last release");
        await SendAsync(page, "#statement");
        await Says(page, "#last-statement", "Rolling back the last release");
        await page.Locator("#mitigation-text").FillAsync("playback-api back to 2026.11.22-3");
        await SendAsync(page, "#mitigation-choice");
        await Says(page, "#timeline", "playback-api back to 2026.11.22-3");
    }

    private static async Task EndAsync(IPage page)
    {
        await page.Locator("#mitigate-menu > summary").ClickAsync();
        await SendAsync(page, "#mitigate");
        await Says(page, ".head .ttl", "Mitigated");
        await page.Locator("#resolve-menu > summary").ClickAsync();
        await page.Locator("#resolve-text").FillAsync("The connection pool is bounded again");
        await SendAsync(page, "#resolve");
        await Says(page, ".head .ttl", "Resolved");
    }

    private static async Task ReviewAsync(IPage page, string incident)
    {
        await page.Locator($"a[href='/reviews/{incident}']").First.ClickAsync();
        await page.Locator("#asking-first > summary").ClickAsync();
        await page.Locator("#ask-first-text").FillAsync("The connection pool was exhausted");
        await SendAsync(page, "#ask-first");
        await page.Locator("#whys-tree details.menu > summary").First.ClickAsync();
        await page.Locator("details[id^='rooting-'] > summary").ClickAsync();
        await page.Locator("form[id^='root-'] select").SelectOptionAsync("MissingGuardrail");
        await SendAsync(page, "form[id^='root-']");
        await Says(page, "#whys-tree", "Root cause");
        await page.Locator("#adding-action > summary").ClickAsync();
        await page.Locator("#action-text").FillAsync("Bound the connection pool everywhere");
        await page.Locator("#action-owner").SelectOptionAsync("ben");
        await page.Locator("#action-due")
            .FillAsync(await page.EvaluateAsync<string>("() => new Date(Date.now() + 14 * 864e5).toISOString().slice(0, 10)"));
        await page.Locator("#action-verification").FillAsync("A load test with one loud tenant");
        await SendAsync(page, "#action-add");
        await Says(page, "#actions", "Bound the connection pool everywhere");
        await SendAsync(page, "#close");
        await Says(page, "#closing", "Ana Silva closed it");
        await page.GotoAsync($"/incidents/{incident}");
        await Says(page, ".head .ttl", "Reviewed");
    }

    private static Task SendAsync(IPage page, string form) => page.Locator($"{form} button.pri").First.ClickAsync();
}
