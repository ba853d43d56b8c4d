// What a page does when its session ends while it is open: it asks to sign in, and gives the draft back after it.
using Microsoft.Playwright;
using Muster.Browser.Tests.Driving;

namespace Muster.Browser.Tests.Live;

public sealed class SessionTests(OpenConsole console) : PageTests(console)
{
    [Fact]
    public async Task A_sign_out_in_another_tab_leads_to_the_sign_in_and_the_draft_comes_back()
    {
        (string incident, IPage page) = await DraftAsync("Signed out elsewhere");
        await SignOutInAnotherTabAsync(page);

        await World.Ben.NoteAsync(incident, "Said after the sign-out");

        await SignInAgainAsync(page, incident);
        await Says(page, "#timeline", "Said after the sign-out");
        await ExpectDraftAsync(page);
    }

    [Fact]
    public async Task A_quiet_page_asks_to_sign_in_when_its_stream_is_refused()
    {
        Witness.Provoked("net::ERR_INTERNET_DISCONNECTED");
        (string incident, IPage page) = await DraftAsync("A stream that is refused");
        await SignOutInAnotherTabAsync(page);

        await page.Context.SetOfflineAsync(true);
        await Says(page, "#net", "Offline");
        await page.Context.SetOfflineAsync(false);

        await SignInAgainAsync(page, incident);
        await ExpectDraftAsync(page);
    }

    [Fact]
    public async Task A_post_after_the_end_of_the_session_keeps_its_text()
    {
        (string incident, IPage page) = await DraftAsync("A post too late");
        await page.Context.ClearCookiesAsync();

        await AddNote(page).ClickAsync();

        await SignInAgainAsync(page, incident);
        await ExpectDraftAsync(page);
        Assert.Equal(0, await World.Ben.CountAsync(incident, "A draft of a note"));
    }

    [Fact]
    public async Task Somebody_else_who_signs_in_does_not_see_the_draft()
    {
        await World.Town.Muster.MustRunAsync(
            Town.Password,
            ["user", "add", "dee@example.org", "--name", "Dee Novak", "--role", "responder", "--password-stdin"]
        );
        (string incident, IPage page) = await DraftAsync("Another person's draft");
        await SignOutInAnotherTabAsync(page);
        await World.Ben.NoteAsync(incident, "Go and sign in");
        await Arriving.AtAsync(page, "/sign-in?");
        await Town.SignInAsync(page, "dee@example.org");

        await page.GotoAsync($"/incidents/{incident}");
        await LiveAsync(page);
        await HasValue(page, "#note-text", "");
        await HasValue(page, "#statement-impact", "");
    }

    /// <summary>A page with a session of its own and two texts that were not sent.</summary>
    private async Task<(string Incident, IPage Page)> DraftAsync(string title)
    {
        Witness.Provoked("the server responded with a status of 401");
        string incident = await World.Ben.DeclareAsync(title);
        IPage page = Watched(await World.Chromium.NewPageAsync(World.Town.Muster.Url));
        await Town.SignInAsync(page, "ana@example.org");
        await page.GotoAsync($"/incidents/{incident}");
        await LiveAsync(page);
        await page.Locator("#statement-impact").FillAsync("A draft of the impact");
        await WriteNoteAsync(page, "A draft of a note");
        return (incident, page);
    }

    private static async Task SignOutInAnotherTabAsync(IPage page)
    {
        IPage other = await page.Context.NewPageAsync();
        await other.GotoAsync("/");
        await other.Locator(".me form[data-forget] button").ClickAsync();
        // Its own live stream may tell it of the end before the answer to the form does: then the address says where it came from.
        await Arriving.AtAsync(other, "/sign-in");
        await Says(other, "h1", "Sign in");
        await other.CloseAsync();
    }

    private static async Task SignInAgainAsync(IPage page, string incident)
    {
        await Arriving.AtAsync(page, "/sign-in?");
        await Says(page, "h1", "Sign in");
        await page.Locator("#email").FillAsync("ana@example.org");
        await page.Locator("#password").FillAsync(Town.Password);
        await page.Locator("#sign-in button").ClickAsync();
        await Arriving.AtAsync(page, $"/incidents/{incident}");
        await LiveAsync(page);
    }

    private static async Task ExpectDraftAsync(IPage page)
    {
        await HasValue(page, "#note-text", "A draft of a note");
        await HasValue(page, "#statement-impact", "A draft of the impact");
    }
}
