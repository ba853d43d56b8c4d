// A scenario that somebody writes is tried out: every mistake at its place, or what it comes to; nothing is kept.
using AngleSharp.Html.Dom;
using Muster.Server.Drills;
using Muster.Server.Drills.Preview;
using Muster.Server.Tests.Drivers;
using Muster.Server.Web.Access;

namespace Muster.Server.Tests.Drills;

public sealed class PreviewTests(DrillWorld world) : IClassFixture<DrillWorld>
{
    private const string Path = "/drills/scenarios/preview";

    [Fact]
    public async Task Every_mistake_stands_with_line_and_column_and_what_was_typed_is_kept_on_the_page()
    {
        using Browser ana = await world.Server.SignedInAsync("Ana");
        IHtmlDocument page = await ana.ReadAsync(Path);
        PageRules.Hold(page);

        page = await ana.RefusedAsync(page, "preview-form", 422, ("yaml", "id: typo\nminuts: 5\n"), ("difficulty", "veteran"));

        PageRules.Hold(page);
        Assert.Contains(
            "2:1 minuts: 'minuts' is no field of a scenario; did you mean 'minutes'?",
            page.Words("#mistakes"),
            StringComparison.Ordinal
        );
        Assert.True(page.QuerySelectorAll("#mistakes li").Length > 3);
        Assert.Contains("minuts: 5", ((IHtmlTextAreaElement)page.QuerySelector("#preview-yaml")!).Value, StringComparison.Ordinal);
        Assert.Equal("veteran", ((IHtmlSelectElement)page.QuerySelector("#preview-difficulty")!).Value);
        Assert.Null(page.QuerySelector("#tried-system"));
        page = await ana.RefusedAsync(page, "preview-form", 422, ("yaml", new string('a', TypedScenario.BytesMax + 5)));
        Assert.Contains("longer than 128 KiB", page.Words("#mistakes"), StringComparison.Ordinal);
        page = await ana.RefusedAsync(page, "preview-form", 422, ("yaml", ""));
        Assert.Contains("Here is no scenario", page.Words("#mistakes"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_good_one_shows_its_system_three_variants_left_to_themselves_and_par()
    {
        using Browser ana = await world.Server.SignedInAsync("Ana");
        string text = ScenarioLibrary.Files().Single(file => file.Name == "checkout-500s.yaml").Text;
        using HttpResponseMessage answer = await ana.SubmitAsync(await ana.ReadAsync(Path), "preview-form", ("yaml", text));
        Assert.Equal(200, (int)answer.StatusCode);
        IHtmlDocument page = await answer.PageAsync();

        PageRules.Hold(page);
        Assert.Contains("checkout", page.Words("#tried-system"), StringComparison.Ordinal);
        Assert.Equal(3, page.QuerySelectorAll("#tried-variants figure svg path.l").Length);
        Assert.NotEmpty(page.QuerySelectorAll("#tried-variants li"));
        Assert.Contains("customer-minutes lost instead of", page.Words("#tried-par"), StringComparison.Ordinal);
        Assert.NotEmpty(page.QuerySelectorAll("#tried-par li"));
        Assert.Empty((await ana.ReadAsync("/drills")).QuerySelectorAll("#running, #past"));
    }

    [Fact]
    public async Task A_file_counts_before_the_text_and_a_viewer_tries_nothing()
    {
        using Browser ana = await world.Server.SignedInAsync("Ana");
        using HttpResponseMessage file = await ana.PostFileAsync(Path, "file", "id: from-a-file\ntitel: no\n", ("yaml", "id: typed"));
        Assert.Contains("titel", await file.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);

        using Browser vera = await world.Server.SignedInAsync("Vera", AccountRole.Viewer);
        Assert.Equal(403, (int)(await vera.GetAsync(Path)).StatusCode);
        Assert.Equal(403, (int)(await vera.PostAsync(Path, ("yaml", "id: x"))).StatusCode);
    }
}
