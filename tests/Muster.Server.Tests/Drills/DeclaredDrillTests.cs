// A drill that is declared on its page is a real incident in the console, linked both ways.
using AngleSharp.Html.Dom;
using Muster.Server.Tests.Drivers;

namespace Muster.Server.Tests.Drills;

public sealed class DeclaredDrillTests(DrillWorld world) : IClassFixture<DrillWorld>
{
    [Fact]
    public async Task Declare_on_the_page_of_a_drill_makes_its_incident_with_roles_statements_and_its_end()
    {
        using Drivers.Browser ana = await world.Server.SignedInAsync("Ana");
        IHtmlDocument page = await ana.DoneAsync(await ana.ReadAsync("/drills"), "start-thundering-herd", ("seed", "7"), ("speed", "20"));
        string drill = page.QuerySelector("#live")!.GetAttribute("data-fragment")![..^"/live".Length];
        world.Pass(20);
        await Eventually.HoldsAsync(
            "The alert group of the drill",
            async () => (await ana.ReadAsync(drill)).QuerySelector("#raised a[href^='/alerts/']") is not null
        );
        string group = (await ana.ReadAsync(drill)).QuerySelector("#raised a[href^='/alerts/']")!.GetAttribute("href")!;

        // The console says what it is before anybody declares it, there and in the form.
        IHtmlDocument alerts = await ana.ReadAsync(group);
        Assert.Contains("and nobody else", alerts.Words("#drill-band"), StringComparison.Ordinal);
        IHtmlDocument form = await ana.ReadAsync("/incidents/new?group=" + group["/alerts/".Length..]);
        Assert.Contains("pages nobody", form.Words("#drill-band"), StringComparison.Ordinal);
        Assert.All(form.QuerySelectorAll(".paged"), paged => Assert.Equal("Pages nobody now.", paged.TextContent));
        IHtmlDocument real = await ana.ReadAsync("/incidents/new");
        Assert.Null(real.QuerySelector("#drill-band"));

        page = await ana.DoneAsync(await ana.ReadAsync(drill), "act-declare", ("arg-severity", "1"));
        string incident = page.QuerySelector(".vitals a[href^='/incidents/INC-']")!.GetAttribute("href")!;
        Assert.NotEmpty(page.QuerySelectorAll("#kinds li"));
        Assert.Contains("Ana Silva is Incident Commander", page.Words("#feed"), StringComparison.Ordinal);
        page = await ana.DoneAsync(page, "act-assign-OperationsLead", ("target", "sam"));
        page = await ana.DoneAsync(page, "act-ask", ("target", "cache"), ("arg-of", "noor"));
        page = await ana.DoneAsync(page, "act-0", ("arg-percent", "90"));
        await ana.DoneAsync(
            page,
            "act-statement",
            ("status", "Videos do not start."),
            ("impact", "Half of all feel it."),
            ("action", "We look.")
        );

        IHtmlDocument console = await ana.ReadAsync(incident);
        PageRules.Hold(console);
        Assert.Equal(drill, console.QuerySelector("#drill-band a")!.GetAttribute("href"));
        Assert.Contains("DRILL: Thundering herd", console.Words("h1"), StringComparison.Ordinal);
        Assert.Contains("Ana Silva", console.Words("#roles"), StringComparison.Ordinal);
        Assert.Contains("Half of all feel it.", console.Words("#last-statement"), StringComparison.Ordinal);
        Assert.NotNull(console.QuerySelector($"#alert-groups a[href='{group}']"));

        HoldsOrders(console);

        // Twenty minutes by the wall are more than the promise of fifteen; the drill stands still, and so does what it owes.
        page = await ana.DoneAsync(await ana.ReadAsync(drill), "pause");
        world.Pass(20 * 60);
        console = await ana.ReadAsync(incident);
        Assert.Contains("the drill is paused at", console.Words(".vitals"), StringComparison.Ordinal);
        page = await ana.DoneAsync(await ana.ReadAsync(drill), "resume");
        Assert.Contains("drill at", (await ana.ReadAsync(incident)).Words(".vitals"), StringComparison.Ordinal);

        page = await ana.DoneAsync(await ana.ReadAsync(drill), "act-mitigate");
        page = await ana.DoneAsync(page, "act-resolve");
        Assert.Contains("Resolved", (await ana.ReadAsync(incident)).Words(".head"), StringComparison.Ordinal);
        Assert.Contains("said resolved", page.Words(".vitals"), StringComparison.Ordinal);

        await HoldsReviewAsync(ana, incident.Replace("/incidents/", "/reviews/", StringComparison.Ordinal));
        page = await ana.DoneAsync(page, "end");
        string star = page.Words("#star");
        Assert.Contains("I commanded the response as Incident Commander", star, StringComparison.Ordinal);
        Assert.Contains("I declared a SEV-1", star, StringComparison.Ordinal);
        Assert.Contains("I made Sam Operations Lead", star, StringComparison.Ordinal);
        Assert.DoesNotContain("Whoever commands", star, StringComparison.Ordinal);
    }

    /// <summary>What colleagues of the drill were told stands on the timeline, and what is promised is promised by the drill's clock.</summary>
    private static void HoldsOrders(IHtmlDocument console)
    {
        string[] ordered =
        [
            "Sam, a colleague of the drill, is Operations Lead.",
            "Noor is asked to look at cache.",
            "Ordered: Refuse a share of the requests at the gateway (percent 90).",
        ];
        Assert.All(ordered, one => Assert.Contains(one, console.Words("#timeline"), StringComparison.Ordinal));
        Assert.Matches(@"Next Update\s*\d+:\d\d by the drill's clock", console.Words("#last-statement"));
        Assert.Matches(@"Next Update: \d+:\d\d by the drill's clock", console.Words("#timeline"));
    }

    /// <summary>Its review is drafted as that of a real one, says what it is, and stands among no real ones.</summary>
    private static async Task HoldsReviewAsync(Drivers.Browser ana, string review)
    {
        IHtmlDocument drafted = await ana.ReadAsync(review);
        PageRules.Hold(drafted);
        Assert.Contains("DRILL: Thundering herdDrill", drafted.Words(".head"), StringComparison.Ordinal);
        Assert.Contains("Ordered: Refuse a share", drafted.Words("main"), StringComparison.Ordinal);
        Assert.Null((await ana.ReadAsync("/reviews")).QuerySelector($"a[href='{review}']"));
        Assert.NotNull((await ana.ReadAsync("/reviews?status=drill")).QuerySelector($"a[href='{review}']"));
    }
}
