// What a refresh must leave in the reader's hands: text, caret, focus, what is open, and which alert a button answers.
using Microsoft.Playwright;
using Muster.Browser.Tests.Driving;

namespace Muster.Browser.Tests.Live;

public sealed class RefreshTests(OpenConsole console) : PageTests(console)
{
    /// <summary>Writes on each row of the page which one it is; a row that is made anew loses the mark.</summary>
    private const string MarkRows = "() => { for (const row of document.querySelectorAll('#live li[id]')) row.mark = row.id; }";

    /// <summary>The marked rows that are still there, and whether each bears its own mark.</summary>
    private const string RowsKept =
        "() => [...document.querySelectorAll('#live li')].filter(row => row.mark).map(row => row.mark === row.id)";

    private const string FocusedForm = "() => document.activeElement.closest('form')?.getAttribute('id') ?? ''";

    [Fact]
    public async Task Typed_text_caret_focus_and_open_sections_survive_two_refreshes()
    {
        string incident = await World.Ben.DeclareAsync("Playback stutters");
        await World.Ben.TaskAsync(incident, "Look at the connection pool", "ana");
        IPage page = await OpenAsync($"/incidents/{incident}");
        await page.Locator("#tasks details > summary").ClickAsync();
        await page.Locator("#statement-impact").FillAsync("One viewer in eight");
        await WriteNoteAsync(page, "The pool is exhausted");
        await page.EvaluateAsync("() => document.getElementById('note-text').setSelectionRange(4, 8)");
        await page.EvaluateAsync(MarkRows);
        int rows = (await page.EvaluateAsync<bool[]>(RowsKept)).Length;

        await World.Ben.NoteAsync(incident, "The first from afar");
        await Says(page, "#timeline", "The first from afar");
        await World.Ben.NoteAsync(incident, "The second from afar");
        await Says(page, "#timeline", "The second from afar");

        string caret = await page.EvaluateAsync<string>(
            "() => `${document.activeElement.selectionStart}-${document.activeElement.selectionEnd}`"
        );
        Assert.Equal("4-8", caret);
        await page.Keyboard.TypeAsync("disk");
        await HasValue(page, "#note-text", "The disk is exhausted");
        await HasValue(page, "#statement-impact", "One viewer in eight");
        await Assertions.Expect(page.Locator("#compose-note")).ToBeCheckedAsync();
        await Assertions.Expect(page.Locator("#tasks details")).ToHaveAttributeAsync("open", "");
        bool[] kept = await page.EvaluateAsync<bool[]>(RowsKept);
        Assert.Equal(rows, kept.Length);
        Assert.DoesNotContain(false, kept);
    }

    [Fact]
    public async Task What_somebody_types_stays_when_a_statement_of_somebody_else_arrives_and_the_page_says_so()
    {
        string incident = await World.Ben.DeclareAsync("Two statements at once");
        IPage page = await OpenAsync($"/incidents/{incident}");
        await page.Locator("#statement-impact").FillAsync("One viewer in nine");
        await page.Locator("#statement-status").FillAsync("Half a statement");

        await World.Ben.StateAsync(incident, "Said by somebody else", nextUpdateMinutes: 30);
        await Says(page, "#timeline", "Said by somebody else");

        await HasValue(page, "#statement-status", "Half a statement");
        await HasValue(page, "#statement-impact", "One viewer in nine");
        await HasValue(page, "#statement-action", "Rolling back");
        await Says(page, "#toasts [role=alert]", "What you typed is kept");
        await Assertions.Expect(page.Locator("#toasts [role=alert]")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task A_form_that_ends_under_what_somebody_types_stays_until_it_is_empty()
    {
        string incident = await World.Ben.DeclareAsync("A form that ends");
        IPage page = await OpenAsync($"/incidents/{incident}");
        await page.Locator("#composer .tabs label", new() { HasText = "Task" }).ClickAsync();
        await page.Locator("#task-text").FillAsync("Ask the vendor");

        await World.Ben.EndAsync(incident);
        await Says(page, "#timeline", "The cache is cold again");

        await HasValue(page, "#task-text", "Ask the vendor");
        await Assertions.Expect(page.Locator("#task-text")).ToBeVisibleAsync();
        await Says(page, "#toasts [role=alert]", "What you typed is kept");
        await page.Locator("#task-text").FillAsync("");
        await World.Ben.NoteAsync(incident, "Said after the end");
        await Says(page, "#timeline", "Said after the end");
        await Assertions.Expect(page.Locator("#task-text")).ToHaveCountAsync(0, new() { Timeout = Soon });
        await Assertions.Expect(page.Locator("#statement-status")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Every_row_of_an_incident_and_of_the_front_page_has_an_id()
    {
        string incident = await World.Ben.DeclareAsync("Rows");
        await World.Ben.TaskAsync(incident, "Count the rows", "ana");
        foreach (string path in new[] { $"/incidents/{incident}", "/", "/alerts", "/incidents" })
        {
            IPage page = await OpenAsync(path);
            string[] without = await page.EvaluateAsync<string[]>(
                "() => [...document.querySelectorAll('#live :is(ul, .tl, tbody) > :is(li, tr):not([id])')].map(row => row.outerHTML)"
            );
            Assert.Empty(without);
        }
    }

    [Fact]
    public async Task Focus_stays_on_the_same_alert_when_a_worse_one_is_inserted_above_it()
    {
        await World.Ana.AnswerAllAsync();
        IPage page = await OpenAsync("/");
        await World.Town.FireAsync("SlowStart", "high");
        ILocator first = page.Locator("#mine-now li", new() { HasText = "SlowStart" });
        await first.Locator("button").FocusAsync();
        string form = await page.EvaluateAsync<string>(FocusedForm);
        Assert.StartsWith("ack-", form, StringComparison.Ordinal);

        await World.Town.FireAsync("AllDown", "critical");
        await Assertions.Expect(page.Locator("#mine-now li").First).ToContainTextAsync("AllDown", new() { Timeout = Soon });

        Assert.Equal(form, await page.EvaluateAsync<string>(FocusedForm));
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(first).ToHaveCountAsync(0, new() { Timeout = Soon });
        Assert.Equal("acknowledged", await World.Ana.PageStatusAsync("SlowStart"));
        Assert.Equal("active", await World.Ana.PageStatusAsync("AllDown"));
        await World.Ana.AnswerAllAsync();
    }

    [Fact]
    public async Task The_button_of_the_bar_does_not_turn_into_the_button_of_a_worse_page()
    {
        await World.Ana.AnswerAllAsync();
        IPage page = await OpenAsync("/incidents");
        await World.Town.FireAsync("BitrateLow", "high");
        await Says(page, "#mine", "BitrateLow");
        await page.Locator("#mine form .pri").FocusAsync();

        await World.Town.FireAsync("OriginGone", "critical");
        await Says(page, "#mine", "OriginGone");

        Assert.Empty(await page.EvaluateAsync<string>(FocusedForm));
        await page.Keyboard.PressAsync("Enter");
        await page.Locator("#mine form .pri").ClickAsync();
        await Says(page, "#mine", "BitrateLow");
        Assert.Equal("acknowledged", await World.Ana.PageStatusAsync("OriginGone"));
        Assert.Equal("active", await World.Ana.PageStatusAsync("BitrateLow"));
        await World.Ana.AnswerAllAsync();
    }
}
