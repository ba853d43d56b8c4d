// A phone whose clock is an hour wrong shows the same countdowns as everybody else: the server's time counts.
using System.Globalization;
using Microsoft.Playwright;
using Muster.Browser.Tests.Driving;

namespace Muster.Browser.Tests.Live;

public sealed class ClockTests(OpenConsole console) : PageTests(console)
{
    private const int PromiseMinutes = 45;

    [Theory]
    [InlineData(60)]
    [InlineData(-60)]
    public async Task A_clock_that_is_an_hour_wrong_changes_no_timer(int minutesWrong)
    {
        string incident = await World.Ben.DeclareAsync("Clocks");
        await World.Ben.StateAsync(incident, "Looking into it", PromiseMinutes);
        IPage page = Watched(await World.Chromium.NewPageAsync(World.Town.Muster.Url, session: World.Session));
        await page.AddInitScriptAsync(
            $$"""
            const RightDate = Date;
            const wrong = {{minutesWrong}} * 60_000;
            globalThis.Date = class extends RightDate {
              constructor(...given) { given.length ? super(...given) : super(RightDate.now() + wrong); }
              static now() { return RightDate.now() + wrong; }
            };
            """
        );
        await page.GotoAsync($"/incidents/{incident}");
        await LiveAsync(page);
        await ExpectRightAsync(page);

        // Also after a refresh, and for a row that came with it.
        await World.Ben.NoteAsync(incident, "A fresh row");
        await Says(page, "#timeline", "A fresh row");
        await ExpectRightAsync(page);
        await Says(page, "#last-statement", "min");
        await Assertions.Expect(page.Locator("#last-statement")).Not.ToContainTextAsync(" h ");
        double off = await page.EvaluateAsync<double>("() => Date.now() - performance.timeOrigin - performance.now()");
        Assert.InRange(Math.Abs(off), 59 * 60_000, 61 * 60_000);
    }

    [Fact]
    public async Task An_instant_is_typed_in_the_zone_of_the_reader_and_recorded_in_UTC()
    {
        string incident = await World.Ben.DeclareAsync("Zones");
        IPage page = Watched(await World.Chromium.NewPageAsync(World.Town.Muster.Url, session: World.Session, zone: "Asia/Kathmandu"));
        await page.GotoAsync($"/incidents/{incident}");
        await LiveAsync(page);
        await WriteNoteAsync(page, "Read on a dashboard");
        await Says(page, "label[for=note-at]", "Happened at (GMT+5:45)");

        await page.Locator("#note-at").FillAsync("2026-09-01T10:00");
        await World.Ben.NoteAsync(incident, "Said meanwhile");
        await Says(page, "#timeline", "Said meanwhile");
        await HasValue(page, "#note-at", "2026-09-01T10:00");
        await AddNote(page).ClickAsync();

        await Says(page, "#timeline", "happened 1 Sep 2026, 04:15 UTC, recorded later");
        await HasValue(page, "#note-at", "");
    }

    [Fact]
    public async Task An_instant_that_the_form_offers_is_shown_in_the_zone_of_the_reader_and_stays_itself()
    {
        string incident = await World.Ben.DeclareAsync("Offered instants", impactStartedAt: "2026-09-01T04:15:00Z");
        IPage page = Watched(await World.Chromium.NewPageAsync(World.Town.Muster.Url, session: World.Session, zone: "Asia/Kathmandu"));
        await page.GotoAsync($"/incidents/{incident}");
        await LiveAsync(page);
        await HasValue(page, "#impact-start-at", "2026-09-01T10:00");

        await page.EvaluateAsync("() => document.getElementById('impact-start').requestSubmit()");
        await World.Ben.NoteAsync(incident, "Said afterwards");
        await Says(page, "#timeline", "Said afterwards");

        Assert.Equal(new(2026, 9, 1, 4, 15, 0, TimeSpan.Zero), await World.Ben.ImpactBeganAsync(incident));
        await HasValue(page, "#impact-start-at", "2026-09-01T10:00");
    }

    private static async Task ExpectRightAsync(IPage page)
    {
        Assert.InRange(Span(await page.Locator(".vitals [data-due]").InnerTextAsync()).TotalMinutes, PromiseMinutes - 5, PromiseMinutes);
        Assert.InRange(Span(await page.Locator(".vitals [data-since]").InnerTextAsync()).TotalMinutes, 0, 5);
    }

    /// <summary>Reads <c>12:34</c>; anything else, such as an overdue or an hour, fails.</summary>
    private static TimeSpan Span(string shown) => TimeSpan.ParseExact(shown.Trim(), @"mm\:ss", CultureInfo.InvariantCulture);
}
