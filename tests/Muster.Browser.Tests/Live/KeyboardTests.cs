// The console by the keyboard alone: every stop is seen, the keys lead where they say, and Escape closes.
using Microsoft.Playwright;
using Muster.Browser.Tests.Driving;

namespace Muster.Browser.Tests.Live;

public sealed class KeyboardTests(OpenConsole console) : PageTests(console)
{
    private const int StopsMax = 120;

    /// <summary>The stop in words when nothing shows that it has the focus; empty when an outline or a shadow does, on it or on the label around it.</summary>
    private const string Unseen = """
        () => {
          const at = document.activeElement;
          const shown = [at, at.closest('label'), at.closest('.cmd'), at.closest('textarea') && at.closest('.comp')].some(el => {
            if (!el) return false;
            const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(el);
            const { width, height } = el.getBoundingClientRect();
            const marked = (outlineStyle !== 'none' && parseFloat(outlineWidth) > 0) || (el.matches('.comp') && boxShadow !== 'none');
            return marked && width > 2 && height > 2;
          });
          return shown ? '' : at.outerHTML.slice(0, 200);
        }
        """;

    [Fact]
    public async Task Every_stop_of_the_tab_key_on_an_incident_is_seen()
    {
        string incident = await World.Ben.DeclareAsync("Stops");
        await World.Ben.TaskAsync(incident, "Look at the stops", "ana");
        IPage page = await OpenAsync($"/incidents/{incident}");
        List<string> unseen = [];
        int stops = 0;
        for (; stops < StopsMax; stops++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await page.EvaluateAsync<bool>("() => document.activeElement === document.body || document.activeElement.mark === true"))
            {
                break;
            }

            await page.EvaluateAsync("() => { document.activeElement.mark = true; }");
            unseen.Add(await page.EvaluateAsync<string>(Unseen));
        }

        Assert.InRange(stops, 20, StopsMax - 1);
        Assert.DoesNotContain(unseen, stop => stop.Length > 0);
    }

    [Fact]
    public async Task An_incident_is_written_changed_and_mitigated_without_a_mouse()
    {
        string incident = await World.Ben.DeclareAsync("No mouse");
        IPage page = await OpenAsync("/incidents");
        await page.Keyboard.PressAsync("Control+k");
        await Assertions.Expect(page.Locator("dialog input")).ToBeFocusedAsync(new() { Timeout = Soon });
        await page.Keyboard.TypeAsync(incident);
        await page.Keyboard.PressAsync("Enter");
        await Arriving.AtAsync(page, $"/incidents/{incident}");
        await LiveAsync(page);

        await page.Keyboard.PressAsync("m");
        await page.Keyboard.TypeAsync("Typed without a mouse: a u s n m");
        await page.Keyboard.PressAsync("Control+Enter");
        await Says(page, "#timeline", "Typed without a mouse: a u s n m");

        await page.EvaluateAsync("() => document.activeElement.blur()");
        await TabToAsync(page, "#take-operations_lead button");
        await page.Keyboard.PressAsync("Enter");
        await Says(page, "#role-row-operations_lead", "Ana Silva");

        await page.EvaluateAsync("() => document.activeElement.blur()");
        await page.Keyboard.PressAsync("s");
        await TabToAsync(page, "#severity input[type=radio]");
        await page.Keyboard.PressAsync("ArrowDown");
        await TabToAsync(page, "#severity-reason");
        await page.Keyboard.TypeAsync("Fewer viewers than thought");
        await TabToAsync(page, "#severity button.pri");
        await page.Keyboard.PressAsync("Enter");
        await Says(page, ".head", "SEV 3");

        await page.EvaluateAsync("() => document.activeElement.blur()");
        await page.Keyboard.PressAsync("n");
        await TabToAsync(page, "#mitigate button.pri");
        await page.Keyboard.PressAsync("Enter");
        await Says(page, ".head .ttl", "Mitigated");
    }

    [Fact]
    public async Task Keys_skip_the_frame_open_the_help_and_close_again_where_they_came_from()
    {
        string incident = await World.Ben.DeclareAsync("Keys");
        IPage page = await OpenAsync($"/incidents/{incident}");
        await page.Keyboard.PressAsync("Tab");
        Assert.Equal("Skip to the content", await page.EvaluateAsync<string>("() => document.activeElement.textContent"));
        await page.Keyboard.PressAsync("Enter");
        Assert.Equal("live", await FocusedAsync(page));

        await page.Keyboard.PressAsync("?");
        await Says(page, "dialog[open]", "Keys on this page");
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.Locator("dialog")).ToHaveCountAsync(0);
        Assert.Equal("live", await FocusedAsync(page));

        await page.Keyboard.PressAsync("s");
        await Assertions.Expect(page.Locator("#severity-menu")).ToHaveAttributeAsync("open", "");
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.Locator("#severity-menu")).Not.ToHaveAttributeAsync("open", "");
        Assert.True(await page.EvaluateAsync<bool>("() => document.activeElement.matches('#severity-menu > summary')"));

        await page.Keyboard.PressAsync("u");
        Assert.Equal("statement-status", await FocusedAsync(page));
        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.PressAsync("/");
        await HasValue(page, "#statement-status", "/");
    }

    [Fact]
    public async Task What_is_typed_before_the_palette_is_there_acts_on_nothing()
    {
        string incident = await World.Ben.DeclareAsync("A slow palette");
        IPage page = await OpenAsync($"/incidents/{incident}");
        TaskCompletionSource typed = new();
        await page.RouteAsync(
            "**/assets/dialogs.*",
            async route =>
            {
                await typed.Task;
                await route.ContinueAsync();
            }
        );
        await page.Keyboard.PressAsync("Control+k");
        await page.Keyboard.TypeAsync("su");
        string focused = await FocusedAsync(page);
        typed.SetResult();

        Assert.NotEqual("statement-status", focused);
        await Assertions.Expect(page.Locator("dialog input")).ToBeFocusedAsync(new() { Timeout = Soon });
        await Assertions.Expect(page.Locator("#severity-menu")).Not.ToHaveAttributeAsync("open", "");
    }

    [Fact]
    public async Task One_key_acknowledges_the_page_that_rings()
    {
        await World.Ana.AnswerAllAsync();
        IPage page = await OpenAsync("/incidents");
        await World.Town.FireAsync("AnsweredByKey", "critical");
        await Says(page, "#mine", "AnsweredByKey");

        await page.Keyboard.PressAsync("a");

        await Assertions.Expect(page.Locator("#mine form")).ToHaveCountAsync(0, new() { Timeout = Soon });
        Assert.Equal("acknowledged", await World.Ana.PageStatusAsync("AnsweredByKey"));
    }

    private static Task<string> FocusedAsync(IPage page) => page.EvaluateAsync<string>("() => document.activeElement.id");

    /// <summary>Presses Tab until the focus is there; fails when it cannot be reached.</summary>
    private static async Task TabToAsync(IPage page, string selector)
    {
        for (int stop = 0; stop < StopsMax; stop++)
        {
            if (await page.EvaluateAsync<bool>("selector => document.activeElement.matches(selector)", selector))
            {
                return;
            }

            await page.Keyboard.PressAsync("Tab");
        }

        Assert.Fail($"The tab key does not lead to {selector}.");
    }
}
