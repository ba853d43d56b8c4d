// A drill in Chromium: alone from the start to the debrief, and two people in one, at twenty times the speed.
using Microsoft.Playwright;
using Muster.Browser.Tests.Driving;

namespace Muster.Browser.Tests.Stories;

public sealed class DrillTests(OpenConsole console) : PageTests(console)
{
    private const int Phone = 390;

    [Fact]
    public async Task One_person_plays_and_a_second_joins_and_both_see_what_happens_without_a_reload()
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

        await World.Town.Muster.MustRunAsync(
            Town.Password,
            "user",
            "add",
            "ben@example.org",
            "--name",
            "Ben Okafor",
            "--role",
            "responder",
            "--password-stdin"
        );
        IPage ben = await World.Chromium.NewPageAsync(World.Town.Muster.Url);
        await Town.SignInAsync(ben, "ben@example.org");
        await ben.GotoAsync(ana.Url);

        // The alert comes by the clock of the drill alone: nobody does anything, and nobody reloads.
        await ana.Locator("#raised li").First.WaitForAsync();
        await ben.Locator("#raised li").First.WaitForAsync();
        await ana.SelectOptionAsync("#declare-severity", "1");
        await ana.Locator("#act-declare button").ClickAsync();
        await ben.Locator("#feed").GetByText("Declared as SEV-1").WaitForAsync();
        await ben.Locator("#asking summary").ClickAsync();
        await ben.Locator("#ask-target").SelectOptionAsync("database");
        await ben.Locator("#act-ask button").ClickAsync();
        await ana.Locator("#feed").GetByText("looks at database").First.WaitForAsync();
        await ben.Locator("#feed").GetByText("on database:").First.WaitForAsync();
        await ana.Locator("#pause button").ClickAsync();
        await ana.Locator("#resume").WaitForAsync();
        found.AddRange(await Axe.LookAsync(ana, "a drill"));

        // Declared on its page, it is an incident of the console, which leads back.
        await ana.Locator(".vitals a[href^='/incidents/INC-']").ClickAsync();
        await Arriving.AtAsync(ana, "/incidents/INC-");
        await ana.Locator(".vitals").GetByText("the drill is paused").WaitForAsync();
        found.AddRange(await Axe.LookAsync(ana, "the incident of a drill"));
        await ana.Locator("#drill-band a").ClickAsync();
        await Arriving.AtAsync(ana, "/drills/D-");

        await ana.SetViewportSizeAsync(1440, 900);
        await ana.Locator("#end button").ClickAsync();
        await ana.Locator("#replay .hidden-truth").First.WaitForAsync();
        found.AddRange(await Axe.LookAsync(ana, "a debrief"));
        await ben.Locator("#over").WaitForAsync();
        await ben.Context.CloseAsync();
        Assert.True(found.Count == 0, string.Join(Environment.NewLine, found));
    }

    [Fact]
    public async Task On_a_phone_nothing_of_a_drill_its_alerts_its_incident_and_its_debrief_is_wider_than_the_screen()
    {
        IPage page = await OpenAsync("/drills");
        await page.SetViewportSizeAsync(Phone, 844);
        await FitsAsync(page, "the list of drills");
        await page.Locator("#speed-thundering-herd").SelectOptionAsync("20");
        await page.Locator("#seed-thundering-herd").FillAsync("7");
        await page.Locator("#start-thundering-herd button").First.ClickAsync();
        await Arriving.AtAsync(page, "/drills/D-");
        await LiveAsync(page);
        string drill = page.Url;
        Assert.Equal(0, await page.Locator("#act-acknowledge").CountAsync());
        await FitsAsync(page, "a drill that begins");
        await page.Locator("#raised a").First.WaitForAsync();
        Assert.Equal(1, await page.Locator("#act-acknowledge").CountAsync());
        await page.SelectOptionAsync("#declare-severity", "1");
        await page.Locator("#act-declare button").ClickAsync();
        await page.Locator("#feed").GetByText("Declared as SEV-1").WaitForAsync();
        await page.Locator("#pause button").ClickAsync();
        await page.Locator("#resume").WaitForAsync();
        await FitsAsync(page, "a drill that is played");
        await page.GotoAsync((await page.Locator("#raised a").First.GetAttributeAsync("href"))!);
        await FitsAsync(page, "its alerts");
        await page.GotoAsync(drill);
        await page.GotoAsync((await page.Locator(".vitals a[href^='/incidents/INC-']").GetAttributeAsync("href"))!);
        await FitsAsync(page, "its incident");
        await page.GotoAsync(drill);
        await page.Locator("#end button").ClickAsync();
        await page.Locator("#replay .hidden-truth").First.WaitForAsync();
        await FitsAsync(page, "its debrief");
    }

    /// <summary>With everything open that can be opened, in a page that scrolls sideways nowhere.</summary>
    private static async Task FitsAsync(IPage page, string what)
    {
        string[] wide = await page.EvaluateAsync<string[]>(
            """
            () => {
              for (const one of document.querySelectorAll('main details')) one.open = true;
              const hides = e => e && (getComputedStyle(e).overflowX !== 'visible' || hides(e.parentElement));
              return [...document.querySelectorAll('main *')]
                .filter(e => e.getBoundingClientRect().width > 0 && e.getBoundingClientRect().right > innerWidth + 0.5 && !hides(e.parentElement))
                .map(e => `${e.tagName} ${e.id || e.closest('[id]').id} ${Math.round(e.getBoundingClientRect().right)} ${e.textContent.slice(0, 40)}`)
                .concat(document.documentElement.scrollWidth > innerWidth ? [`the page ${document.documentElement.scrollWidth}`] : []);
            }
            """
        );
        Assert.True(wide.Length == 0, $"{what}: {string.Join("; ", wide.Take(6))}");
    }
}
