// Drills in a browser without a script: from the list through the play to the debrief, alone and with two people.
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Muster.Server.Tests.Drivers;
using Muster.Server.Web.Access;

namespace Muster.Server.Tests.Drills;

public sealed class DrillPagesTests(DrillWorld world) : IClassFixture<DrillWorld>
{
    [Fact]
    public async Task A_drill_is_played_by_forms_alone_from_the_list_to_the_debrief()
    {
        using Drivers.Browser ana = await world.Server.SignedInAsync("Ana");
        IHtmlDocument page = await ana.ReadAsync("/drills");
        PageRules.Hold(page);
        Assert.Contains("Start here", page.Words(".scenario"), StringComparison.Ordinal);

        page = await ana.DoneAsync(page, "start-thundering-herd", ("seed", "7"), ("speed", "20"));
        string path = Path(page);
        PageRules.Hold(page);
        Assert.Contains("Nobody is paged", page.Words("#drill-band"), StringComparison.Ordinal);
        Assert.Equal(409, (int)(await ana.GetAsync($"{path}/debrief")).StatusCode);

        // Ten simulated minutes.
        world.Pass(30);
        page = await ana.ReadAsync(path);
        PageRules.Hold(page);
        Assert.Contains("Alerts that are raised", page.Words("#raised"), StringComparison.Ordinal);
        Assert.Contains("declare the incident", page.Words("#next-step"), StringComparison.Ordinal);
        string axis = page.QuerySelector("#graphs figure svg")!.TextContent;
        Assert.Contains("00:00", axis, StringComparison.Ordinal);
        Assert.Matches("09:[0-5][0-9]|10:00", axis);
        Assert.Null(page.QuerySelector("#graphs [data-clock]"));
        Assert.DoesNotContain("prefix of all cache keys", page.DocumentElement.TextContent, StringComparison.Ordinal);

        page = await ana.DoneAsync(page, "pause");
        Assert.NotNull(page.QuerySelector("#act-declare button[disabled]"));
        page = await ana.DoneAsync(page, "resume");
        page = await ana.DoneAsync(page, "act-declare", ("arg-severity", "1"));
        page = await ana.DoneAsync(page, "act-assign-OperationsLead", ("target", "sam"));
        page = await ana.DoneAsync(
            page,
            "act-statement",
            ("status", "Videos do not start."),
            ("impact", "Nothing plays."),
            ("action", "We refuse load so that the rest works.")
        );

        // Sam has to be there first: until then whoever commands would have to do it.
        world.Pass(5);
        page = await ana.ReadAsync(path);
        IElement shed = page.QuerySelectorAll("form.act").First(form => form.QuerySelector("input[name=do][value=shed]") is not null);
        page = await ana.RefusedAsync(page, shed.Id!, 422, ("arg-percent", "190"));
        Assert.Contains("lies between 0 and 100", page.DocumentElement.TextContent, StringComparison.Ordinal);
        page = await ana.ReadAsync(path);
        page = await ana.DoneAsync(page, shed.Id!, ("arg-percent", "90"));
        Assert.Contains("Sam does it", page.Words("#feed"), StringComparison.Ordinal);

        page = await ana.DoneAsync(page, "end");
        PageRules.Hold(page);
        Assert.Contains("prefix of all cache keys", page.Words("#replay"), StringComparison.Ordinal);
        Assert.Contains("hidden: nobody knew it", page.Words("#replay"), StringComparison.Ordinal);
        Assert.Contains("Score:", page.Words("#score"), StringComparison.Ordinal);
        Assert.Contains("First statement", page.Words("#score"), StringComparison.Ordinal);
        Assert.DoesNotContain("first_statement", page.Words("#score"), StringComparison.Ordinal);
        Assert.NotEmpty(page.QuerySelectorAll("#par li"));
        Assert.Contains("Situation: Thundering herd", page.Words("#star"), StringComparison.Ordinal);
        page = await ana.ReadAsync($"{path}/debrief?at=0");
        Assert.DoesNotContain("prefix of all cache keys", page.Words("#replay"), StringComparison.Ordinal);
        page = await ana.DoneAsync(page, "play-same");
        Assert.Contains("variant 7", page.DocumentElement.TextContent, StringComparison.Ordinal);
        page = await ana.ReadAsync("/drills");
        Assert.Contains(path["/drills/".Length..], page.Words("#past"), StringComparison.Ordinal);
        Assert.Contains("Your best: still down", page.Words("#scenario-thundering-herd"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_stopped_the_bleeding_is_told_to_say_so_and_no_more_to_give_roles()
    {
        using Drivers.Browser ana = await world.Server.SignedInAsync("Ana");
        IHtmlDocument page = await ana.DoneAsync(
            await ana.ReadAsync("/drills"),
            "start-streamflow-buffering",
            ("seed", "915850"),
            ("speed", "20")
        );
        string path = Path(page);
        world.Pass(15);
        page = await ana.DoneAsync(await ana.ReadAsync(path), "act-declare", ("arg-severity", "1"));
        Assert.Contains("Give somebody Operations", page.Words("#next-step"), StringComparison.Ordinal);
        IElement back = page.QuerySelectorAll("form.act")
            .First(form => form.QuerySelector("button")!.TextContent.Contains("Roll packager back", StringComparison.Ordinal));
        await ana.DoneAsync(page, back.Id!);

        world.Pass(12);

        page = await ana.ReadAsync(path);
        Assert.Contains("say that the bleeding has stopped", page.Words("#next-step"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_people_play_one_drill_and_both_see_what_either_did()
    {
        using Drivers.Browser ana = await world.Server.SignedInAsync("Ana");
        using Drivers.Browser ben = await world.Server.SignedInAsync("Ben");
        using Drivers.Browser vera = await world.Server.SignedInAsync("Vera", AccountRole.Viewer);
        IHtmlDocument hers = await ana.DoneAsync(await ana.ReadAsync("/drills"), "start-thundering-herd", ("speed", "20"));
        string path = Path(hers);
        IHtmlDocument his = await ben.ReadAsync(path);
        await ana.RefusedAsync(hers, "act-declare", 422);
        await ana.DoneAsync(await ana.ReadAsync(path), "act-declare", ("arg-severity", "1"));
        his = await ben.DoneAsync(his, "act-ask", ("target", "database"));
        Assert.Contains("Declared as SEV-1", his.Words("#feed"), StringComparison.Ordinal);
        Assert.Contains("looks at database", his.Words("#feed"), StringComparison.Ordinal);
        Assert.Contains("Ana Silva, Ben Okafor", his.Words(".vitals"), StringComparison.Ordinal);

        IHtmlDocument looked = await vera.ReadAsync(path);
        Assert.Null(looked.QuerySelector("form.act, #pause, #end"));
        Assert.Equal(403, (int)(await vera.PostAsync($"{path}/acts", ("do", "acknowledge"), ("target", ""))).StatusCode);

        // Whoever opens a terminal sees no graph move.
        await ana.DoneAsync(await ana.ReadAsync(path), "act-keyboard");
        world.Pass(5);
        Assert.Contains("whoever types does not see", (await ana.ReadAsync(path)).Words("#frozen"), StringComparison.Ordinal);
        await ana.DoneAsync(await ana.ReadAsync(path), "end");
    }

    [Fact]
    public async Task Whoever_ticks_the_box_is_paged_for_real_and_the_form_says_who_is()
    {
        using Drivers.Browser ben = await world.Server.SignedInAsync("Ben");
        IHtmlDocument page = await ben.ReadAsync("/drills");
        IElement box = page.QuerySelector("#start-delete-all input[name=pages]")!;
        Assert.False(box.HasAttribute("checked"));
        Assert.Contains("you, and whoever else has acted", box.ParentElement!.TextContent, StringComparison.Ordinal);

        HttpResponseMessage started = await new FilledForm(page, "start-delete-all").With("pages", "on").PostAsync(ben);
        page = await ben.ReadAsync(started.Headers.Location!.OriginalString);
        Assert.Contains("Those who play are paged", page.Words("#drill-band"), StringComparison.Ordinal);
        await ben.DoneAsync(page, "end");
    }

    private static string Path(IHtmlDocument page) => page.QuerySelector("#live")!.GetAttribute("data-fragment")![..^"/live".Length];
}
