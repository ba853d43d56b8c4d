// Many tabs of one browser, and a server that goes away under them: it ends at once, comes back, and nobody has to reload.
using Microsoft.Playwright;
using Muster.Browser.Tests.Driving;

namespace Muster.Browser.Tests.Live;

public sealed class TabsTests(OpenConsole console) : PageTests(console)
{
    private const int Tabs = 8;
    private static readonly TimeSpan Outage = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task Eight_tabs_live_and_a_killed_server_that_comes_back_costs_no_reload_and_no_draft()
    {
        Witness.Provoked(
            "net::ERR_CONNECTION_REFUSED",
            "net::ERR_INCOMPLETE_CHUNKED_ENCODING",
            "net::ERR_CONNECTION_RESET",
            "net::ERR_EMPTY_RESPONSE"
        );
        await using Town town = await Town.BuildAsync(World.Inbox, database: null);
        using Fellow ben = await town.FellowAsync("ben@example.org");
        string incident = await ben.DeclareAsync("Many tabs");
        IPage[] tabs = await OpenTabsAsync(town, incident);
        await ben.NoteAsync(incident, "Heard in every tab");
        foreach (IPage tab in tabs)
        {
            await Says(tab, "#timeline", "Heard in every tab");
        }

        IPage page = tabs[0];
        await WriteNoteAsync(page, "A draft over the outage");
        await page.EvaluateAsync("() => { globalThis.sameDocument = true; }");
        await town.Muster.Process!.KillAsync();
        await Says(page, "#net", "Reconnecting");
        await Task.Delay(Outage, TestContext.Current.CancellationToken);
        await HasValue(page, "#note-text", "A draft over the outage");

        await town.Muster.StartAsync();
        await ben.NoteAsync(incident, "Said after the outage");
        foreach (IPage tab in tabs)
        {
            await Says(tab, "#timeline", "Said after the outage");
            await LiveAsync(tab);
        }

        Assert.True(await page.EvaluateAsync<bool>("() => globalThis.sameDocument"));
        await HasValue(page, "#note-text", "A draft over the outage");
        await AddNote(page).ClickAsync();
        await Says(page, "#timeline", "A draft over the outage");

        // Stopped politely, with all the streams open: nobody waits for them.
        await town.Muster.Process!.StopAsync();
        Assert.Equal(0, town.Muster.Process.ExitCode);
        await Says(page, "#net", "Reconnecting");
    }

    /// <summary>Tabs of one browser, which share a stream, and one of another browser.</summary>
    private async Task<IPage[]> OpenTabsAsync(Town town, string incident)
    {
        IPage first = Watched(await World.Chromium.NewPageAsync(town.Muster.Url));
        IPage other = Watched(await World.Chromium.NewPageAsync(town.Muster.Url));
        List<IPage> tabs = [first];
        for (int tab = 1; tab < Tabs; tab++)
        {
            tabs.Add(await first.Context.NewPageAsync());
        }

        await Town.SignInAsync(first, "ana@example.org");
        await Town.SignInAsync(other, "ana@example.org");
        tabs.Add(other);
        await Task.WhenAll(tabs.Select(tab => tab.GotoAsync($"/incidents/{incident}")));
        foreach (IPage tab in tabs)
        {
            await LiveAsync(tab);
        }

        return [.. tabs];
    }
}
