// One server, one browser and two people for the tests of live pages: each test makes its own incident.
using Microsoft.Playwright;
using Muster.Peers;

namespace Muster.Browser.Tests.Driving;

/// <summary>Ana sits at the browser, and is on call; Ben works over the API.</summary>
[CollectionDefinition(Name)]
public sealed class OpenConsole : IAsyncLifetime, ICollectionFixture<OpenConsole>
{
    public const string Name = "open console";

    private SmtpInbox? _inbox;
    private Town? _town;
    private Fellow? _ana;
    private Fellow? _ben;

    public Chromium Chromium { get; } = new();

    public SmtpInbox Inbox => _inbox ?? throw NotYet();

    public Town Town => _town ?? throw NotYet();

    public Fellow Ana => _ana ?? throw NotYet();

    public Fellow Ben => _ben ?? throw NotYet();

    /// <summary>The cookies of Ana's sign-in.</summary>
    public string Session { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        await Chromium.InitializeAsync();
        _inbox = await SmtpInbox.StartAsync();
        _town = await Town.BuildAsync(_inbox, database: null);
        _ana = await _town.FellowAsync("ana@example.org");
        _ben = await _town.FellowAsync("ben@example.org");
        IPage page = await Chromium.NewPageAsync(_town.Muster.Url);
        await Town.SignInAsync(page, "ana@example.org");
        Session = await page.Context.StorageStateAsync();
        await page.Context.CloseAsync();
    }

    public async ValueTask DisposeAsync()
    {
        _ana?.Dispose();
        _ben?.Dispose();
        await Chromium.DisposeAsync();
        if (_town is not null)
        {
            await _town.DisposeAsync();
        }

        if (_inbox is not null)
        {
            await _inbox.DisposeAsync();
        }
    }

    private static InvalidOperationException NotYet() => new("The console is not open yet.");
}
