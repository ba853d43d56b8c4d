// What becomes of a post when the network, a proxy or an impatient finger gets in its way: it is kept, shown and stored once.
using Microsoft.Playwright;
using Muster.Browser.Tests.Driving;

namespace Muster.Browser.Tests.Live;

public sealed class PostingTests(OpenConsole console) : PageTests(console)
{
    private const string Notes = "**/notes";
    private const string Unavailable = "the server responded with a status of 503";
    private static readonly TimeSpan Slow = TimeSpan.FromSeconds(1.5);
    private static readonly TimeSpan Outage = TimeSpan.FromSeconds(6);

    [Fact]
    public async Task A_slow_post_is_not_cut_off_by_a_refresh_and_is_stored_once()
    {
        (string incident, IPage page) = await BeginAsync("Slow posts");
        List<string> failed = [];
        page.RequestFailed += (_, request) =>
        {
            // A refresh may give way to a newer one; a post may not.
            if (request.Method == "POST")
            {
                failed.Add($"{request.Method} {request.Url}: {request.Failure}");
            }
        };
        await page.RouteAsync(
            Notes,
            async route =>
            {
                await World.Ben.NoteAsync(incident, "Said meanwhile");
                await Task.Delay(Slow);
                await route.ContinueAsync();
            }
        );
        await WriteNoteAsync(page, "Slowly posted");
        await AddNote(page).ClickAsync();

        // What is typed while the post is on its way belongs to the next one.
        await page.Locator("#note-text").FillAsync("Typed meanwhile");
        await Says(page, "#timeline", "Slowly posted");
        await Says(page, "#timeline", "Said meanwhile");

        Assert.Empty(failed);
        await HasValue(page, "#note-text", "Typed meanwhile");
        Assert.Equal(1, await World.Ben.CountAsync(incident, "Slowly posted"));
    }

    [Fact]
    public async Task A_double_click_is_stored_once()
    {
        (string incident, IPage page) = await BeginAsync("Double clicks");
        await WriteNoteAsync(page, "Clicked twice");
        await AddNote(page).DblClickAsync();
        await Says(page, "#timeline", "Clicked twice");
        await HasValue(page, "#note-text", "");

        await WriteNoteAsync(page, "Clicked after it");
        await AddNote(page).ClickAsync();
        await Says(page, "#timeline", "Clicked after it");
        Assert.Equal(1, await World.Ben.CountAsync(incident, "Clicked twice"));
    }

    [Fact]
    public async Task A_post_without_a_connection_waits_in_sight_and_is_stored_once()
    {
        Witness.Provoked("net::ERR_INTERNET_DISCONNECTED");
        (string incident, IPage page) = await BeginAsync("Offline");
        await page.Context.SetOfflineAsync(true);
        await Says(page, "#net", "Offline");
        await WriteNoteAsync(page, "Said in a tunnel");
        await AddNote(page).ClickAsync();

        await Says(page, "#outbox", "Waiting to be sent");
        await Says(page, "#outbox", $"Note on {incident}");
        await Says(page, "#net", "1 queued");
        await HasValue(page, "#note-text", "");
        await Task.Delay(Outage, TestContext.Current.CancellationToken);
        Assert.Equal(0, await World.Ben.CountAsync(incident, "Said in a tunnel"));
        await page.Context.SetOfflineAsync(false);

        await Says(page, "#timeline", "Said in a tunnel");
        await Assertions.Expect(page.Locator("#outbox")).ToHaveCountAsync(0, new() { Timeout = Soon });
        await LiveAsync(page);
        Assert.Equal(1, await World.Ben.CountAsync(incident, "Said in a tunnel"));
    }

    [Fact]
    public async Task A_note_that_waited_for_a_connection_happened_when_it_was_written()
    {
        Witness.Provoked("net::ERR_INTERNET_DISCONNECTED");
        (string incident, IPage page) = await BeginAsync("A long tunnel");
        await page.Context.SetOfflineAsync(true);
        await Says(page, "#net", "Offline");
        await WriteNoteAsync(page, "Seen in the tunnel");
        await AddNote(page).ClickAsync();
        await Says(page, "#outbox", $"Note on {incident}, just now");

        // The tunnel takes a quarter of an hour.
        await page.EvaluateAsync(
            "() => localStorage.setItem('muster-outbox', JSON.stringify(JSON.parse(localStorage.getItem('muster-outbox')).map(job => ({ ...job, at: job.at - 900_000 }))))"
        );
        await page.Context.SetOfflineAsync(false);

        ILocator note = page.Locator("#timeline li", new() { HasText = "Seen in the tunnel" });
        await Assertions.Expect(note).ToContainTextAsync("happened", new() { Timeout = Soon });
        await Assertions.Expect(note).ToContainTextAsync("recorded later");
    }

    [Fact]
    public async Task A_post_that_a_proxy_cannot_pass_on_waits_and_can_be_taken_back()
    {
        Witness.Provoked(Unavailable);
        (string incident, IPage page) = await BeginAsync("A proxy without a server");
        await page.RouteAsync(Notes, route => route.FulfillAsync(new() { Status = 503, Body = "no upstream" }));
        await WriteNoteAsync(page, "Taken back");
        await AddNote(page).ClickAsync();
        await Says(page, "#outbox", $"Note on {incident}");

        await page.Locator("#outbox button").ClickAsync();

        await Assertions.Expect(page.Locator("#outbox")).ToHaveCountAsync(0);
        await HasValue(page, "#note-text", "Taken back");
        await page.UnrouteAsync(Notes);
        await AddNote(page).ClickAsync();
        await Says(page, "#timeline", "Taken back");
        Assert.Equal(1, await World.Ben.CountAsync(incident, "Taken back"));
    }

    [Fact]
    public async Task A_post_whose_answer_is_lost_is_sent_again_and_stored_once()
    {
        Witness.Provoked("the server responded with a status of 504");
        (string incident, IPage page) = await BeginAsync("Lost answers");
        bool lost = false;
        await page.RouteAsync(
            Notes,
            async route =>
            {
                if (lost)
                {
                    await route.ContinueAsync();
                    return;
                }

                lost = true;
                await route.FetchAsync();
                await route.FulfillAsync(new() { Status = 504 });
            }
        );
        await WriteNoteAsync(page, "Answered into the void");
        await AddNote(page).ClickAsync();
        await Says(page, "#outbox", "Waiting to be sent");
        await Says(page, "#timeline", "Answered into the void");
        await Assertions.Expect(page.Locator("#outbox")).ToHaveCountAsync(0, new() { Timeout = Soon });

        Assert.True(lost);
        Assert.Equal(1, await World.Ben.CountAsync(incident, "Answered into the void"));
    }

    [Fact]
    public async Task A_declaration_that_cannot_be_sent_keeps_its_text_and_says_so()
    {
        Witness.Provoked(Unavailable);
        IPage page = Watched(await World.Chromium.NewPageAsync(World.Town.Muster.Url, session: World.Session));
        await page.GotoAsync("/incidents/new");
        await page.RouteAsync(
            "**/incidents",
            route =>
                route.FulfillAsync(
                    new()
                    {
                        Status = 503,
                        ContentType = "text/html",
                        Body = "<p>busy",
                    }
                )
        );
        await page.Locator("#declare-title").FillAsync("Nothing plays");
        await page.Locator("form.declare button.pri").ClickAsync();

        await Says(page, "#toasts [role=alert]", "nothing was sent. What you typed is kept.");
        await HasValue(page, "#declare-title", "Nothing plays");
        await page.UnrouteAsync("**/incidents");
        await page.Locator("form.declare button.pri").ClickAsync();
        await Arriving.AtAsync(page, "/incidents/INC-");
        await Says(page, "h1", "Nothing plays");
    }

    [Fact]
    public async Task A_refresh_that_fails_leaves_the_page_alone_and_is_tried_again()
    {
        Witness.Provoked(Unavailable);
        (string incident, IPage page) = await BeginAsync("A refresh that fails");
        await WriteNoteAsync(page, "Half a sentence");
        await page.RouteAsync(
            "**/live",
            route =>
                route.FulfillAsync(
                    new()
                    {
                        Status = 503,
                        ContentType = "text/html",
                        Body = "<main id=live>busy</main>",
                    }
                )
        );
        await World.Ben.NoteAsync(incident, "Behind the proxy");
        await Says(page, "#net", "Reconnecting");
        await HasValue(page, "#note-text", "Half a sentence");

        await page.UnrouteAsync("**/live");

        await Says(page, "#timeline", "Behind the proxy");
        await LiveAsync(page);
        await HasValue(page, "#note-text", "Half a sentence");
    }

    private async Task<(string Incident, IPage Page)> BeginAsync(string title)
    {
        string incident = await World.Ben.DeclareAsync(title);
        return (incident, await OpenAsync($"/incidents/{incident}"));
    }
}
