// From the start of the demo to playing, without an account: two browsers are two people in one drill, and a planned drill is started.
using Microsoft.Playwright;
using Muster.Browser.Tests.Driving;
using Muster.Peers;

namespace Muster.Browser.Tests.Stories;

public sealed class DemoDoorTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Fact]
    public async Task Two_browsers_press_play_and_two_people_play_one_drill()
    {
        await using MusterServer muster = MusterServer.Prepare();
        await muster.StartAsync("--demo");
        IPage one = await chromium.NewPageAsync(muster.Url);
        IPage two = await chromium.NewPhoneAsync(muster.Url, theme: ColorScheme.Dark);
        List<string> found = [];

        await one.GotoAsync("/drills");
        found.AddRange(await Axe.LookAsync(one, "the door of the demo"));
        await EnterAsync(one);
        await one.Locator("#start-streamflow-buffering button.pri").ClickAsync();
        await Arriving.AtAsync(one, "/drills/D-");
        await two.GotoAsync("/sign-in");
        await EnterAsync(two);
        await two.Locator("#running a").First.ClickAsync();
        await two.Locator("#drill-band").WaitForAsync();
        Assert.Equal(one.Url, two.Url);
        await two.Locator("#keyboard summary").ClickAsync();
        await two.Locator("#act-keyboard button").ClickAsync();
        await one.Locator("#feed").GetByText("at the keyboard").First.WaitForAsync();
        Assert.NotEqual(await WhoAsync(one), await WhoAsync(two));

        await one.GotoAsync("/drills/plan");
        await one.Locator("#plan-scenario").SelectOptionAsync("missing-index");
        await one.Locator("#plan-zone").FillAsync("Etc/UTC");
        await one.Locator("#plan-start")
            .FillAsync(await one.EvaluateAsync<string>("() => new Date(Date.now() + 3 * 3600e3).toISOString().slice(0, 16)"));
        await one.Locator("#plan-form button").ClickAsync();
        await one.Locator("#coming li.plan").WaitForAsync();
        found.AddRange(await Axe.LookAsync(one, "a planned drill"));
        await one.Locator("#coming form button.pri").ClickAsync();
        await Arriving.AtAsync(one, "/drills/D-2");
        Assert.True(found.Count == 0, string.Join(Environment.NewLine, found));
    }

    private static async Task EnterAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Play a drill now" }).ClickAsync();
        await Arriving.AtAsync(page, "/drills");
    }

    private static async Task<string> WhoAsync(IPage page)
    {
        await page.GotoAsync("/account");
        return await page.Locator("#who").InnerTextAsync();
    }
}
