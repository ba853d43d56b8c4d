// The forms that change the plan: what is refused stands in the same form again, with what was typed and each mistake beside its field.
using System.Net;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Muster.Server.Tests.Drivers;
using Muster.Server.Tests.Drivers.InMemory;

namespace Muster.Server.Tests.OnCall;

public sealed class RosterFormTests
{
    private const string Page = "/on-call/streaming";
    private const string Unread = "Write a day and a time, such as 2026-12-01T22:00.";

    [Fact]
    public async Task A_stand_in_that_is_refused_keeps_its_form_and_names_every_mistake_beside_its_field()
    {
        await using ConsoleBrowser browser = await ConsoleBrowser.OpenAsync();

        IHtmlDocument refused = await RefusedAsync(
            browser,
            Page,
            "#override-form",
            ("person", "liam"),
            ("rotation", "secondary"),
            ("start", "tomorrow"),
            ("end", "2026-11-24T14:00"),
            ("reason", " ")
        );

        IElement form = refused.QuerySelector("#override-form")!;
        Assert.Equal([("override-start", Unread), ("override-reason", "Say something here: it cannot be empty.")], Errors(form));
        Assert.Equal("tomorrow", form.QuerySelector("#override-start")?.GetAttribute("value"));
        Assert.Equal("2026-11-24T14:00", form.QuerySelector("#override-end")?.GetAttribute("value"));
        Assert.Equal("liam", form.QuerySelector("#override-person option[selected]")?.GetAttribute("value"));
        Assert.Equal("secondary", form.QuerySelector("#override-rotation option[selected]")?.GetAttribute("value"));
        Assert.True(refused.QuerySelector("#override-menu")?.HasAttribute("open"));
        Assert.False(refused.QuerySelector("#swap-menu")?.HasAttribute("open"));
        Assert.Empty(Errors(refused.QuerySelector("#absence-form")!));
        PageRules.Hold(refused);
    }

    [Theory]
    [InlineData("", "", "start end", Unread)]
    [InlineData("2026-11-24T14:00", "", "end", Unread)]
    [InlineData("0000-01-01T00:00", "2026-11-24T14:00", "start", Unread)]
    [InlineData("2026-11-24T14:00", "9999-12-31T23:59", "end", Unread)]
    [InlineData("2026-11-24T14:00", "2026-11-24T13:00", "end", "It has to end after it starts.")]
    [InlineData("2026-11-20T14:00", "2026-11-20T15:00", "end", "It lies in the past: who was on call then cannot be changed any more.")]
    public async Task What_is_wrong_with_the_times_is_true_and_beside_each(string start, string end, string fields, string expected)
    {
        ArgumentNullException.ThrowIfNull(fields);
        await using ConsoleBrowser browser = await ConsoleBrowser.OpenAsync();

        IHtmlDocument refused = await RefusedAsync(browser, Page, "#absence-form", ("start", start), ("end", end));

        Assert.Equal(fields.Split(' ').Select(field => ("absence-" + field, expected)), Errors(refused.QuerySelector("#absence-form")!));
    }

    [Fact]
    public async Task A_swap_says_what_is_wrong_with_each_side_and_what_the_rules_refuse_as_a_whole()
    {
        await using ConsoleBrowser browser = await ConsoleBrowser.OpenAsync();
        (string, string)[] night =
        [
            ("from", "chiara"),
            ("person", "chiara"),
            ("rotation", "primary"),
            ("start", "2026-11-24T10:00"),
            ("end", "2026-11-24T14:00"),
        ];

        IHtmlDocument mistyped = await RefusedAsync(browser, Page, "#swap-form", [.. night, ("returnStart", "2026-11-26T10:00")]);
        IHtmlDocument overlapping = await RefusedAsync(
            browser,
            Page,
            "#swap-form",
            [.. night, ("returnStart", "2026-11-24T12:00"), ("returnEnd", "2026-11-24T11:00")]
        );
        IHtmlDocument notTheirs = await RefusedAsync(browser, Page, "#swap-form", [.. night, ("from", "ana")]);

        Assert.Equal(
            [("swap-person", "A swap needs somebody else."), ("swap-return-end", Unread)],
            Errors(mistyped.QuerySelector("#swap-form")!)
        );
        Assert.Contains(("swap-return-end", "It has to end after it starts."), Errors(overlapping.QuerySelector("#swap-form")!));
        Assert.Contains("so they cannot give that time away", notTheirs.QuerySelector("#swap-refused").Text(), StringComparison.Ordinal);
        Assert.Equal("2026-11-24T10:00", notTheirs.QuerySelector("#swap-start")?.GetAttribute("value"));
        PageRules.Hold(notTheirs);
    }

    [Fact]
    public async Task The_form_of_a_chosen_day_comes_back_beside_the_same_calendar()
    {
        await using ConsoleBrowser browser = await ConsoleBrowser.OpenAsync();

        IHtmlDocument refused = await RefusedAsync(
            browser,
            Page + "?view=month&day=2026-12-10&pick=2026-12-05",
            "#picked-form",
            ("person", "liam"),
            ("end", "2026-12-04T00:00"),
            ("reason", "Wedding")
        );

        Assert.Equal([("picked-end", "It has to end after it starts.")], Errors(refused.QuerySelector("#picked-form")!));
        Assert.Equal("Wedding", refused.QuerySelector("#picked-reason")?.GetAttribute("value"));
        Assert.Equal("December 2026", refused.QuerySelector(".cal-nav h2").Text());
        Assert.Empty(Errors(refused.QuerySelector("#override-form")!));
        using HttpResponseMessage saved = await browser.SubmitAsync(
            refused.QuerySelector("#picked-form"),
            role: null,
            ("end", "2026-12-06T00:00")
        );
        Assert.Equal("/on-call/streaming?view=month&day=2026-12-10", saved.Headers.Location?.ToString());
    }

    [Fact]
    public async Task A_removal_without_a_reason_opens_its_form_again_with_the_mistake_at_its_field()
    {
        await using ConsoleBrowser browser = await ConsoleBrowser.OpenAsync();
        IHtmlDocument page = await browser.PageAsync(Page);
        using HttpResponseMessage saved = await browser.SubmitAsync(
            page.QuerySelector("#absence-form"),
            role: null,
            ("person", "chiara"),
            ("start", "2027-03-01T10:00"),
            ("end", "2027-03-02T10:00")
        );
        Assert.Equal(HttpStatusCode.SeeOther, saved.StatusCode);
        string away = (await browser.JsonAsync("/api/v1/roster")).GetProperty("absences")[0].GetProperty("id").GetString()!;
        string typed = new('x', 3000);

        IHtmlDocument refused = await RefusedAsync(browser, Page, $"#removal-{away}", ("reason", typed));

        IElement form = refused.QuerySelector($"#removal-{away}")!;
        (string field, string error) = Assert.Single(Errors(form));
        Assert.Equal("why-" + away, field);
        Assert.Equal("It has 3000 characters; at most 300 fit. Shorten it.", error);
        Assert.Equal(typed, form.QuerySelector($"#why-{away}")?.GetAttribute("value"));
        Assert.True(refused.QuerySelector($"#remove-{away}")?.HasAttribute("open"));
        PageRules.Hold(refused);
        using HttpResponseMessage removed = await browser.SubmitAsync(form, role: null, ("reason", "They are back"));
        Assert.Equal(HttpStatusCode.SeeOther, removed.StatusCode);
    }

    /// <summary>In Lisbon the clock shows no time between one and two in the morning of 28 March 2027.</summary>
    [Fact]
    public async Task A_local_time_that_is_skipped_counts_at_the_first_instant_after_the_gap_as_hand_overs_do()
    {
        await using ConsoleBrowser browser = await ConsoleBrowser.OpenAsync();
        IHtmlDocument page = await browser.PageAsync(Page);

        using HttpResponseMessage saved = await browser.SubmitAsync(
            page.QuerySelector("#absence-form"),
            role: null,
            ("person", "liam"),
            ("start", "2027-03-28T01:30"),
            ("end", "2027-03-29T01:30")
        );

        Assert.Equal(HttpStatusCode.SeeOther, saved.StatusCode);
        JsonElement away = Assert.Single((await browser.JsonAsync("/api/v1/roster")).GetProperty("absences").EnumerateArray());
        Assert.Equal(
            ("2027-03-28T01:00:00+00:00", "2027-03-29T00:30:00+00:00"),
            (away.GetProperty("start").GetString(), away.GetProperty("end").GetString())
        );
    }

    private static async Task<IHtmlDocument> RefusedAsync(
        ConsoleBrowser browser,
        string address,
        string form,
        params (string Name, string Value)[] typed
    )
    {
        IHtmlDocument page = await browser.PageAsync(address);
        using HttpResponseMessage refused = await browser.SubmitAsync(page.QuerySelector(form), role: null, typed);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        return Html.Parse(await refused.Content.ReadAsStringAsync());
    }

    /// <summary>By the field's id, in the order of the form.</summary>
    private static IEnumerable<(string Field, string Error)> Errors(IElement form) =>
        form.QuerySelectorAll("[aria-invalid=true]").Select(field => (field.Id ?? "", form.QuerySelector($"#{field.Id}-error").Text()));
}
