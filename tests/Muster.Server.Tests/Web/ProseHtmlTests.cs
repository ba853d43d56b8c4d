// What Markdown becomes: structure is kept, and nothing that could act.
using AngleSharp.Dom;
using Muster.Server.Tests.Drivers;
using Muster.Server.Web.Prose;

namespace Muster.Server.Tests.Web;

public sealed class ProseHtmlTests
{
    [Fact]
    public void A_line_break_is_one_and_a_list_is_one()
    {
        IElement body = Html.Parse(ProseHtml.Of("One\nTwo\n- a\n- b\nAfter the list")).Body!;

        Assert.Single(body.QuerySelectorAll("br"));
        Assert.Equal(["a", "b"], body.QuerySelectorAll("li").Select(item => item.TextContent.Trim()));
        Assert.Equal("After the list", body.LastElementChild!.TextContent);
    }

    [Fact]
    public void Headings_stand_below_those_of_the_page() =>
        Assert.Equal("<h3>Big</h3>\n<h4>Small</h4>\n", ProseHtml.Of("# Big\n\n## Small"));

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("<img src=x onerror=alert(1)>")]
    [InlineData("![x](https://tracker.example.org/x.png)")]
    [InlineData("[x](javascript:alert(1))")]
    [InlineData("[x](data:text/html,hello)")]
    [InlineData("<a href='/sign-out' style='position:fixed'>x</a>")]
    [InlineData("[x](<https://x.example/\" onclick=\"alert(1)>)")]
    public void Nothing_that_acts_comes_through(string text)
    {
        IElement body = Html.Parse(ProseHtml.Of(text)).Body!;

        Assert.Empty(body.QuerySelectorAll("script, img, [style], [onerror], [onclick], [href^=javascript], [href^=data]"));
    }

    [Fact]
    public void A_link_to_the_web_stays_a_link() =>
        Assert.Contains(
            """<a href="https://git.example.org/1">here</a>""",
            ProseHtml.Of("See [here](https://git.example.org/1)"),
            StringComparison.Ordinal
        );

    [Fact]
    public void What_is_nested_beyond_reason_is_shown_as_it_was_typed() =>
        Assert.Contains("&gt;&gt;", ProseHtml.Of(new string('>', 5_000) + " deep"), StringComparison.Ordinal);

    [Fact]
    public void Nothing_is_nothing() => Assert.Equal("", ProseHtml.Of(""));
}
