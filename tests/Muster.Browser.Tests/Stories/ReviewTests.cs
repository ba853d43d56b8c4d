// A review in Chromium: two people write at once, the linter reads along, and the replay is moved by the keyboard.
using Microsoft.Playwright;
using Muster.Browser.Tests.Driving;

namespace Muster.Browser.Tests.Stories;

public sealed class ReviewTests(OpenConsole console) : PageTests(console)
{
    [Fact]
    public async Task Two_people_write_one_section_at_once_and_both_texts_are_kept()
    {
        Witness.Provoked("the server responded with a status of 422");
        string incident = await ResolvedAsync("Two writers");
        IPage ana = await OpenAsync($"/reviews/{incident}");
        IPage ben = await OpenAsync($"/reviews/{incident}");

        await ana.Locator("#open-edit-lessons > summary").ClickAsync();
        await ana.Locator("#edit-lessons-text").FillAsync("Ana's lesson");
        await ben.Locator("#open-edit-lessons > summary").ClickAsync();
        await ben.Locator("#edit-lessons-text").FillAsync("Ben's lesson");
        await ben.Locator("#edit-lessons button.pri").ClickAsync();
        await Says(ana, "#part-lessons .prose", "Ben's lesson");
        await HasValue(ana, "#edit-lessons-text", "Ana's lesson");

        await ana.Locator("#edit-lessons button.pri").ClickAsync();
        await HasValue(ana, "#edit-lessons-theirs", "Ben's lesson");
        await HasValue(ana, "#edit-lessons-text", "Ana's lesson");
        await ana.Locator("#edit-lessons-text").FillAsync("Ben's lesson\n\nAna's lesson");
        await ana.Locator("#edit-lessons button[name=seen]").ClickAsync();
        await Says(ben, "#part-lessons .prose", "Ana's lesson");
        await Says(ben, "#part-lessons .prose", "Ben's lesson");
        await ben.GotoAsync($"/reviews/{incident}/sections/lessons/history");
        await Assertions.Expect(ben.Locator("textarea")).ToHaveCountAsync(2);
    }

    [Fact]
    public async Task The_linter_reads_along_as_one_types()
    {
        string incident = await ResolvedAsync("Read along");
        IPage page = await OpenAsync($"/reviews/{incident}");
        await LiveAsync(page);
        await page.Locator("#asking-first > summary").ClickAsync();
        await page.Locator("#ask-first-text").PressSequentiallyAsync("An engineer forgot the limit");
        await Says(page, "#lint-ask-first", "human_root_cause");
        await page.Locator("#ask-first-text").FillAsync("Nothing limits the pool");
        await Assertions.Expect(page.Locator("#lint-ask-first li")).ToHaveCountAsync(0, new() { Timeout = Soon });
    }

    [Fact]
    public async Task The_replay_is_moved_by_the_keyboard_without_a_reload()
    {
        string incident = await ResolvedAsync("Replayed");
        IPage page = Watched(await World.Chromium.NewPageAsync(World.Town.Muster.Url, session: World.Session));
        await page.GotoAsync($"/incidents/{incident}/replay");
        await page.EvaluateAsync("() => { window.stayed = true; }");
        await page.Locator("#seek").FocusAsync();
        await page.Keyboard.PressAsync("End");
        await Says(page, "#replay-shown .head", "Resolved");
        await page.Keyboard.PressAsync("Home");
        await Says(page, "#seek-at", "1 of");
        await Assertions.Expect(page.Locator("#replay-shown .head")).Not.ToContainTextAsync("Replayed Resolved");
        Assert.True(await page.EvaluateAsync<bool>("() => window.stayed"));
        Assert.Empty(await Axe.LookAsync(page, "a replay"));
    }

    private async Task<string> ResolvedAsync(string title)
    {
        string incident = await World.Ben.DeclareAsync(title);
        await World.Ben.StateAsync(incident, "Investigating", 15);
        await World.Ben.EndAsync(incident);
        return incident;
    }
}
