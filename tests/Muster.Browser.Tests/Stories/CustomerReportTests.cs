// A customer says on a phone without a script that something is broken, and whoever is on call reads it.
using Microsoft.Playwright;
using Muster.Browser.Tests.Driving;

namespace Muster.Browser.Tests.Stories;

public sealed class CustomerReportTests(OpenConsole console) : PageTests(console)
{
    [Fact]
    public async Task A_customer_reports_on_a_phone_without_a_script_and_a_responder_reads_it()
    {
        Witness.Provoked("the server responded with a status of 422");
        IPage phone = Watched(await World.Chromium.NewPhoneAsync(World.Town.Muster.Url, javaScript: false));
        await phone.GotoAsync("/status/report?component=watching");
        await phone.GetByLabel("It is very slow").CheckAsync();
        await phone.Locator("#text").FillAsync("The film stops every few seconds.");

        // Whoever is quicker than people are keeps what they typed, and presses again.
        do
        {
            await phone.GetByRole(AriaRole.Button, new() { Name = "Send the report" }).ClickAsync();
        } while (await phone.Locator("#notice").CountAsync() > 0);

        await Says(phone, "h1", "Thank you, it has arrived");
        Assert.Empty(await phone.Context.CookiesAsync());

        IPage reader = await OpenAsync("/customer-reports?component=watching");
        await Says(reader, "#reports", "The film stops every few seconds.");
        Assert.Empty(await Axe.LookAsync(reader, "customers' reports"));
    }

    [Fact]
    public async Task Axe_finds_nothing_on_the_form_nor_on_what_comes_after_it()
    {
        IPage page = Watched(await World.Chromium.NewPhoneAsync(World.Town.Muster.Url));
        await page.GotoAsync("/status/report");
        Assert.Empty(await Axe.LookAsync(page, "the form for customers"));
        await page.GotoAsync("/status/report/sent?told=1");
        Assert.Empty(await Axe.LookAsync(page, "what comes after the form"));
    }
}
