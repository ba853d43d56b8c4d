// What one needs at night stands on a phone's screen without a search for it.
using Microsoft.Playwright;
using Muster.Browser.Tests.Driving;

namespace Muster.Browser.Tests.Pages;

public sealed class PhoneTests(OpenConsole console) : PageTests(console)
{
    private const int Width = 390;

    [Fact]
    public async Task The_answer_to_an_alert_group_is_not_cut_off()
    {
        await World.Ana.AnswerAllAsync();
        await World.Town.FireAsync("TranscoderStuck", "high");
        IPage page = await OpenAsync("/alerts");
        await page.Locator("#group-rows a", new() { HasText = "TranscoderStuck" }).First.ClickAsync();
        await LiveAsync(page);
        await page.SetViewportSizeAsync(Width, 844);

        LocatorBoundingBoxResult box = (await page.Locator("#acknowledge button").BoundingBoxAsync())!;

        Assert.InRange(box.X, 0, Width);
        Assert.InRange(box.X + box.Width, 0, Width);
        await World.Ana.AnswerAllAsync();
    }

    [Fact]
    public async Task A_page_that_rings_keeps_within_its_card_and_its_dock()
    {
        const int margin = 16;
        await World.Ana.AnswerAllAsync();
        await World.Town.FireAsync("EncoderStuck", "high");
        IPage page = await OpenAsync("/");
        await Assertions.Expect(page.Locator("#mine-now li")).ToHaveCountAsync(1, new() { Timeout = Soon });

        LocatorBoundingBoxResult head = (await page.Locator("#mine-now h2").BoundingBoxAsync())!;
        LocatorBoundingBoxResult row = (await page.Locator("#mine-now li").BoundingBoxAsync())!;
        Assert.InRange(head.Y + head.Height, 0, row.Y);

        await page.SetViewportSizeAsync(Width, 844);
        LocatorBoundingBoxResult decline = (await page.Locator("#mine .acts form").First.Locator("button").BoundingBoxAsync())!;
        Assert.InRange(decline.X + decline.Width, 0, Width - margin);
        await World.Ana.AnswerAllAsync();
    }

    [Fact]
    public async Task The_people_of_the_settings_stay_within_their_card()
    {
        IPage page = await OpenAsync("/");
        await page.GotoAsync("/settings/people");

        double over = await page.EvaluateAsync<double>(
            "() => document.querySelector('#people table').getBoundingClientRect().right - document.querySelector('#people').getBoundingClientRect().right"
        );

        Assert.InRange(over, -100, 1);
    }
}
