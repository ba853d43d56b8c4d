// One headless Chromium for the tests of a class: Debian's own, driven by Playwright.
using Microsoft.Playwright;

namespace Muster.Browser.Tests;

public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] Flags =
    [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
    ];

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public IBrowser Browser => _browser ?? throw new InvalidOperationException("The browser is not started yet.");

    public async ValueTask InitializeAsync()
    {
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = "/usr/bin/chromium", Args = Flags });
    }

    /// <summary>A page of a desktop, in a context of its own.</summary>
    /// <param name="session">The cookies of a sign-in, as Playwright writes them; null: signed in nowhere.</param>
    public Task<IPage> NewPageAsync(
        Uri server,
        bool javaScript = true,
        ColorScheme theme = ColorScheme.Light,
        string? session = null,
        string? zone = null
    ) => NewAsync(server, 1440, 900, javaScript, theme, session, zone);

    /// <summary>A page of a phone that is signed in nowhere.</summary>
    public Task<IPage> NewPhoneAsync(Uri? server = null, bool javaScript = true, ColorScheme theme = ColorScheme.Light) =>
        NewAsync(server, 390, 844, javaScript, theme, session: null, zone: null);

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
    }

    private async Task<IPage> NewAsync(
        Uri? server,
        int width,
        int height,
        bool javaScript,
        ColorScheme theme,
        string? session,
        string? zone
    )
    {
        IBrowserContext context = await Browser.NewContextAsync(
            new()
            {
                BaseURL = server?.ToString(),
                ViewportSize = new() { Width = width, Height = height },
                JavaScriptEnabled = javaScript,
                ColorScheme = theme,
                StorageState = session,
                TimezoneId = zone,
            }
        );
        context.SetDefaultTimeout(20_000);
        return await context.NewPageAsync();
    }
}
