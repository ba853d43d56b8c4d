// A person types a bulletin that the public may not read as it is, sees why, and answers for it by name.
using Microsoft.Playwright;
using Muster.Browser.Tests.Driving;

namespace Muster.Browser.Tests.Stories;

public sealed class BulletinTests(OpenConsole console) : PageTests(console)
{
    [Fact]
    public async Task Words_that_are_not_for_the_public_come_back_with_the_reason_and_go_out_when_somebody_answers_for_them()
    {
        Witness.Provoked("the server responded with a status of 422");
        IPage page = Watched(await World.Chromium.NewPageAsync(World.Town.Muster.Url, session: World.Session));
        await page.GotoAsync("/status-page/new");
        await page.Locator("#p-title").FillAsync("Trailers stop");
        await page.Locator("#p-body").FillAsync("It is probably the network.");
        await page.Locator("#publish-form button.pri").ClickAsync();
        await Says(page, "#p-body-error", "“probably” (speculation)");
        Assert.Empty(await Axe.LookAsync(page, "a bulletin that was refused"));
        await HasValue(page, "#p-body", "It is probably the network.");

        await page.GetByLabel("I answer for speculation as it is").CheckAsync();
        await page.Locator("#publish-form button.pri").ClickAsync();
        await page.WaitForURLAsync("**/status-page/B-*");
        await page.Locator("#u-body").FillAsync("It should be fixed soon.");
        await page.Locator("#update-form button.pri").ClickAsync();
        await Says(page, "#u-body-error", "speculation");
    }
}
