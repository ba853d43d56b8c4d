// Dragging over the days of an on-call calendar lets somebody stand in for them.
using System.Globalization;
using Microsoft.Playwright;
using Muster.Browser.Tests.Driving;

namespace Muster.Browser.Tests.Live;

public sealed class CalendarTests(OpenConsole console) : PageTests(console)
{
    [Fact]
    public async Task Days_that_are_dragged_over_become_a_stand_in_and_Escape_gives_up()
    {
        IPage page = await OpenAsync("/on-call/streaming?view=month");
        await page.GetByRole(AriaRole.Link, new() { Name = "Later" }).ClickAsync();
        await Arriving.AtAsync(page, "/on-call/streaming?view=month&day=");
        await LiveAsync(page);
        ILocator days = page.Locator(".cal-days > li:not(.outside)");
        string first = await days.Nth(8).GetAttributeAsync("data-day") ?? "";
        string last = await days.Nth(10).GetAttributeAsync("data-day") ?? "";

        await DragAsync(page, days.Nth(8), days.Nth(9));
        await Assertions.Expect(page.Locator(".dragged")).ToHaveCountAsync(2);
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.Locator(".dragged")).ToHaveCountAsync(0);
        await page.Mouse.UpAsync();

        // From the later day to the earlier one is the same.
        await DragAsync(page, days.Nth(10), days.Nth(8));
        await page.Mouse.UpAsync();
        await HasValue(page, "#picked-start", first + "T00:00");
        DateTime end = DateTime.Parse(last, CultureInfo.InvariantCulture).AddDays(1);
        await HasValue(page, "#picked-end", end.ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture));
        await LiveAsync(page);
        await page.Locator("#picked-person").SelectOptionAsync("ben");
        await page.Locator("#picked-reason").FillAsync("Wedding");
        await page.Locator("#picked-form button").ClickAsync();

        await Assertions.Expect(page.Locator(".cal-days .over")).ToHaveCountAsync(3, new() { Timeout = Soon });
        await Says(page, $"#day-streaming-{first} .over", "Ben Okafor");
        await Says(page, $"#day-streaming-{last} .over", "stands in");
    }

    /// <summary>With the button still down at the end.</summary>
    private static async Task DragAsync(IPage page, ILocator from, ILocator to)
    {
        (float X, float Y) start = await MiddleAsync(from);
        (float X, float Y) end = await MiddleAsync(to);
        await page.Mouse.MoveAsync(start.X, start.Y);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(end.X, end.Y, new() { Steps = 4 });
    }

    private static async Task<(float X, float Y)> MiddleAsync(ILocator day)
    {
        await day.ScrollIntoViewIfNeededAsync();
        LocatorBoundingBoxResult box = await day.BoundingBoxAsync() ?? throw new InvalidOperationException("The day is not seen.");
        return (box.X + box.Width / 2, box.Y + box.Height / 2);
    }
}
