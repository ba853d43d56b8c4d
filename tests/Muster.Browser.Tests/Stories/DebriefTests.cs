// A debrief in Chromium: the slider moves the replay without a reload, whys are checked in place, a scenario is tried out.
using Microsoft.Playwright;
using Muster.Browser.Tests.Driving;

namespace Muster.Browser.Tests.Stories;

public sealed class DebriefTests(OpenConsole console) : PageTests(console)
{
    private const string Scenario = """
        id: bad-release
        title: Bad release
        brief: You are on call for a small shop.
        lesson: A rollback is cheaper than an explanation.
        minutes: 10
        severity: 2
        clients: { shoppers: { entry: shop, demand: 800, people: 40000, timeout: 3s } }
        components: { shop: { kind: service, instances: 10, capacity: 120, latency: 20ms } }
        faults: { bad-release: { text: Release 7 fails., cause: true, at: [40s, 90s], effects: [{ errors: shop, value: 0.2 }] } }
        actions: [{ do: rollback, target: shop, takes: 90s, ends: [bad-release] }]
        alerts: [{ name: ShopErrors, when: shop errorRatio > 0.05 for 30s, summary: Many requests fail. }]
        whys: [{ why: Why did it fail?, because: No test has an old cookie., root: true, words: [[test]] }]
        """;

    [Fact]
    public async Task The_slider_replays_and_the_whys_are_compared_without_a_reload()
    {
        IPage ana = await OpenAsync("/drills");
        List<string> found = [];
        await ana.SetViewportSizeAsync(1440, 900);
        await ana.Locator("#how-thundering-herd summary").ClickAsync();
        await ana.Locator("#speed-thundering-herd").SelectOptionAsync("20");
        await ana.Locator("#seed-thundering-herd").FillAsync("7");
        await ana.Locator("#start-thundering-herd button").First.ClickAsync();
        await Arriving.AtAsync(ana, "/drills/D-");
        await LiveAsync(ana);
        await ana.Locator("#raised li").First.WaitForAsync();
        await ana.Locator("#end button").ClickAsync();
        await ana.Locator("#seek").WaitForAsync();
        await ana.EvaluateAsync("() => { window.stayed = true; }");

        // To the first second, where nothing holds but what varies from drill to drill, and forth again by the keyboard.
        await ana.Locator("#replay .hidden-truth").First.WaitForAsync();
        await ana.Locator("#seek").FillAsync("0");
        await Assertions.Expect(ana.Locator("#replay .hidden-truth")).ToHaveCountAsync(2, new() { Timeout = Soon });
        await Says(ana, "#replay-shown", "No two evenings are alike");
        await ana.Locator("#seek").FocusAsync();
        await ana.Keyboard.PressAsync("End");
        await ana.Locator("#replay .hidden-truth").First.WaitForAsync();
        await Says(ana, "#seek-at", "30:00");
        Assert.True(await ana.Locator("#seek").EvaluateAsync<bool>("one => one === document.activeElement"));
        Assert.False(await ana.Locator("nav.replay").IsVisibleAsync());

        await ana.Locator("#why-1").FillAsync("The cache was empty.");
        await ana.Locator("#evidence-1").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await ana.Locator("#root-1").CheckAsync();
        await ana.Locator("#whys-form button.pri").ClickAsync();
        await Says(ana, "#chain-1", "Found");
        Assert.True(await ana.EvaluateAsync<bool>("() => window.stayed"));
        found.AddRange(await Axe.LookAsync(ana, "a checked debrief"));

        await ana.SetViewportSizeAsync(1440, 900);
        await ana.GotoAsync("/drills/scenarios/preview");
        await ana.Locator("#preview-yaml").FillAsync(Scenario);
        await ana.Locator("#preview-form button").ClickAsync();
        await Says(ana, "#tried-par", "customer-minutes lost instead of");
        found.AddRange(await Axe.LookAsync(ana, "a scenario that was tried out"));
        Assert.True(found.Count == 0, string.Join(Environment.NewLine, found));
    }
}
