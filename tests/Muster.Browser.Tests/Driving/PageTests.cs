// A test of pages: whatever it asks, no script may fail and no policy may be broken on the way.
using Microsoft.Playwright;

namespace Muster.Browser.Tests.Driving;

[Collection(OpenConsole.Name)]
public abstract class PageTests(OpenConsole console) : IAsyncDisposable
{
    /// <summary>A generous bound: what is slower is broken.</summary>
    protected const int Soon = 60_000;

    private readonly List<IBrowserContext> _contexts = [];

    protected OpenConsole World { get; } = console;

    protected Witness Witness { get; } = new();

    /// <summary>Closes the contexts; what the browser complained about meanwhile fails the test.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (IBrowserContext context in _contexts)
        {
            await context.CloseAsync();
        }

        GC.SuppressFinalize(this);
        Assert.Empty(Witness.Complaints);
    }

    /// <summary>Ana's browser on a page, once it is live.</summary>
    protected async Task<IPage> OpenAsync(string path)
    {
        IPage page = Watched(await World.Chromium.NewPageAsync(World.Town.Muster.Url, session: World.Session));
        await page.GotoAsync(path);
        await LiveAsync(page);
        return page;
    }

    /// <summary>Waits until the page hears the live stream.</summary>
    protected static Task LiveAsync(IPage page) => Says(page, "#net", "Live");

    /// <summary>Puts a page's context under the witness's eyes, and closes it at the end.</summary>
    protected IPage Watched(IPage page)
    {
        ArgumentNullException.ThrowIfNull(page);
        Witness.Watch(page.Context);
        _contexts.Add(page.Context);
        return page;
    }

    protected static Task Says(IPage page, string selector, string text)
    {
        ArgumentNullException.ThrowIfNull(page);
        return Assertions.Expect(page.Locator(selector)).ToContainTextAsync(text, new() { Timeout = Soon });
    }

    protected static Task HasValue(IPage page, string selector, string value)
    {
        ArgumentNullException.ThrowIfNull(page);
        return Assertions.Expect(page.Locator(selector)).ToHaveValueAsync(value, new() { Timeout = Soon });
    }

    /// <summary>Turns to the composer's note, and types.</summary>
    protected static async Task WriteNoteAsync(IPage page, string text)
    {
        ArgumentNullException.ThrowIfNull(page);
        await page.Locator("#composer .tabs label", new() { HasText = "Note" }).ClickAsync();
        await page.Locator("#note-text").FillAsync(text);
    }

    protected static ILocator AddNote(IPage page)
    {
        ArgumentNullException.ThrowIfNull(page);
        return page.Locator("#note button.pri");
    }
}
