// Every page for the public, in its language: axe finds nothing in both themes and sizes, nothing is wider than a phone, and no script is there.
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using MimeKit;
using Muster.Browser.Tests.Driving;
using Muster.Peers;

namespace Muster.Browser.Tests.Pages;

public sealed partial class StatusPagesTests(OpenConsole console) : PageTests(console)
{
    private static readonly TimeSpan Mailed = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Axe_finds_nothing_on_any_page_for_the_public_in_both_themes_and_sizes()
    {
        Witness.Provoked("the server responded with a status of 4");
        string incident = await World.Ben.PublishAsync("Films stop");
        string planned = await World.Ben.PlanMaintenanceAsync("New disks", inHours: 30);
        string running = await World.Ben.PlanMaintenanceAsync("Faster network", inHours: 0);
        IPage page = Watched(await World.Chromium.NewPageAsync(World.Town.Muster.Url, javaScript: true));
        List<string> found = [];
        await Until.TrueAsync("the page shows what was published", Mailed, () => ShowsAsync(page, planned));

        foreach (
            string path in (string[])
                [
                    "/status/en/",
                    "/status/de/",
                    $"/status/fr/incidents/{incident}/",
                    $"/status/es/incidents/{planned}/",
                    $"/status/en/incidents/{running}/",
                    "/status/en/history/",
                    "/status/subscribe?language=de",
                    "/status/subscribe/asked?language=fr",
                    "/status/subscriptions/of-nobody",
                    "/status/report?language=es&component=watching",
                    "/status/report/sent?language=de&told=1",
                    "/status/report/confirm/of-nobody",
                ]
        )
        {
            await page.GotoAsync(path);
            found.AddRange(await LookAsync(page, path));
        }

        found.AddRange(await SubscribingAsync(page));
        found.AddRange(await ReportingAsync(page));
        Assert.True(found.Count == 0, string.Join(Environment.NewLine, found));
    }

    /// <summary>A form that was refused, and the pages behind the links of a subscriber's mails.</summary>
    private async Task<List<string>> SubscribingAsync(IPage page)
    {
        List<string> found = [];
        await page.GotoAsync("/status/subscribe?language=de");
        await page.Locator("#address").FillAsync("nobody");
        await SendAsync(page, "#subscribe button");
        await Says(page, "#address-error", "Diese Adresse geht nicht");
        found.AddRange(await LookAsync(page, "a subscription that was refused"));
        await page.Locator("#address").FillAsync("reader@example.org");
        await SendAsync(page, "#subscribe button");
        await Says(page, "h1", "Achten Sie auf unsere Nachricht");

        MimeMessage question = await World.Inbox.MessageAsync("reader@example.org", _ => true, Mailed);
        Assert.Equal("Bestätigen Sie Ihr Abo von StreamFlow", question.Subject);
        await page.GotoAsync(LinkIn(question));
        found.AddRange(await LookAsync(page, "a subscription to confirm"));
        await page.Locator("#confirm button").ClickAsync();
        await Says(page, "#state", "angemeldet");
        found.AddRange(await LookAsync(page, "one's own subscription"));
        string own = page.Url;
        await page.GotoAsync(own + "/unsubscribe");
        found.AddRange(await LookAsync(page, "a subscription to end"));
        await page.Locator("#unsubscribe button").ClickAsync();
        await Says(page, "#state", "Das Abo wurde beendet");
        found.AddRange(await LookAsync(page, "a subscription that was ended"));
        return found;
    }

    /// <summary>A form that was refused, and the page behind the link of a reporter's mail.</summary>
    private async Task<List<string>> ReportingAsync(IPage page)
    {
        List<string> found = [];
        await page.GotoAsync("/status/report?language=fr");
        await page.Locator("#contact").FillAsync("nobody");
        await SendAsync(page, "#report button");
        await Says(page, "#symptom-error", "Choisissez ce que vous voyez");
        found.AddRange(await LookAsync(page, "a report that was refused"));
        await page.Locator("input[name=symptom][value=slow]").CheckAsync();
        await page.Locator("#text").FillAsync("Les films s’arrêtent.");
        await page.Locator("#contact").FillAsync("cliente@example.org");
        await SendAsync(page, "#report button");
        await Says(page, "h1", "Merci, c’est bien arrivé");

        MimeMessage question = await World.Inbox.MessageAsync("cliente@example.org", _ => true, Mailed);
        Assert.Equal("Voulez-vous être informé quand ce sera fini ?", question.Subject);
        await page.GotoAsync(LinkIn(question));
        found.AddRange(await LookAsync(page, "an address to confirm"));
        await page.Locator("#confirm button").ClickAsync();
        await Says(page, "h1", "Nous vous écrirons une fois");
        return found;
    }

    /// <summary>Presses the button, again while it was too quick for a person.</summary>
    private static async Task SendAsync(IPage page, string button)
    {
        do
        {
            await page.Locator(button).ClickAsync();
        } while (await page.Locator("#notice").CountAsync() > 0 && await page.Locator(".field .error").CountAsync() == 0);
    }

    private static async Task<List<string>> LookAsync(IPage page, string name)
    {
        List<string> found = [.. await Axe.LookAsync(page, name)];
        if (await page.EvaluateAsync<int>("document.documentElement.scrollWidth") > 390)
        {
            found.Add($"{name}: it is wider than a phone.");
        }

        if (await page.Locator("script").CountAsync() > 0)
        {
            found.Add($"{name}: it has a script.");
        }

        return found;
    }

    private static async Task<bool> ShowsAsync(IPage page, string bulletin)
    {
        IResponse? answer = await page.GotoAsync($"/status/en/incidents/{bulletin}/");
        return answer?.Status == 200;
    }

    private static string LinkIn(MimeMessage mail) => new Uri(Links().Match(mail.TextBody ?? "").Value).PathAndQuery;

    [GeneratedRegex(@"https?://\S+/confirm\S*", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Links();
}
