// A Muster server with four people, a service and a key, as an admin sets it up by the command line.
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Microsoft.Playwright;
using Muster.Peers;

namespace Muster.Browser.Tests.Driving;

public sealed class Town : IAsyncDisposable
{
    public const string Password = "correct horse battery staple";

    private Town(MusterServer muster, string intakeKey) => (Muster, IntakeKey) = (muster, intakeKey);

    public MusterServer Muster { get; }

    public string IntakeKey { get; }

    public static async Task<Town> BuildAsync(SmtpInbox inbox, string? database)
    {
        Dictionary<string, string> settings = new()
        {
            ["MUSTER_SMTP"] = $"smtp://127.0.0.1:{inbox.Port}?from=muster@example.org",
            ["MUSTER_ALLOW_PRIVATE_WEBHOOKS"] = "true",
        };
        if (database is not null)
        {
            settings["MUSTER_DATABASE"] = database;
        }

        MusterServer muster = MusterServer.Prepare(settings);
        string key = await muster.MustRunAsync(null, "key", "create", "monitoring", "--scope", "intake");
        await muster.MustRunAsync(null, "apply", "-f", Path.Combine(AppContext.BaseDirectory, "Driving", "org.yaml"), "--yes");
        await muster.MustRunAsync(Password, "user", "add", "ana@example.org", "--name", "Ana Silva", "--role", "admin", "--password-stdin");
        await muster.StartAsync();
        return new(muster, key);
    }

    /// <summary>A person who works over the API, with a key that stands for them.</summary>
    public async Task<Fellow> FellowAsync(string email) =>
        new(Muster.Url, await Muster.MustRunAsync(null, "key", "create", $"of {email}", "--scope", "api", "--as", email));

    /// <summary>Monitoring says that an alert fires, of the Playback API unless it says otherwise.</summary>
    public async Task FireAsync(string alertname, string severity, string service = "playback-api")
    {
        using HttpClient monitoring = new() { BaseAddress = Muster.Url };
        monitoring.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", IntakeKey);
        object labels = new
        {
            alertname,
            severity,
            service,
        };
        using HttpResponseMessage answer = await monitoring.PostAsJsonAsync("/api/v2/alerts", new[] { new { labels } });
        answer.EnsureSuccessStatusCode();
    }

    public static async Task SignInAsync(IPage page, string email)
    {
        ArgumentNullException.ThrowIfNull(page);
        await page.GotoAsync("/sign-in");
        await page.Locator("#email").FillAsync(email);
        await page.Locator("#password").FillAsync(Password);
        await page.Locator("#sign-in button").ClickAsync();
        await Arriving.SignedInAsync(page);
    }

    /// <summary>Opens every fold and menu around an element, as a person would by clicking; again, until a refresh has brought the element.</summary>
    public static Task OpenAsync(IPage page, string selector)
    {
        ArgumentNullException.ThrowIfNull(page);
        return Until.TrueAsync(
            $"{selector} is seen",
            TimeSpan.FromSeconds(20),
            async () =>
            {
                await page.EvaluateAsync(
                    "selector => { for (let at = document.querySelector(selector); at; at = at.parentElement) if (at.tagName === 'DETAILS') at.open = true; }",
                    selector
                );
                return await page.Locator(selector).First.IsVisibleAsync();
            }
        );
    }

    public ValueTask DisposeAsync() => Muster.DisposeAsync();
}
