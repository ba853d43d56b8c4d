// What every page of the console keeps to, so that the refresh and the content policy can rely on it.
using AngleSharp.Dom;

namespace Muster.Server.Tests.Drivers;

internal static class PageRules
{
    public static void Hold(IParentNode page)
    {
        Assert.Empty(page.QuerySelectorAll("[style], style, script:not([src]), base"));
        Assert.DoesNotContain(
            page.QuerySelectorAll("*").SelectMany(element => element.Attributes),
            attribute => attribute.Name.StartsWith("on", StringComparison.Ordinal)
        );
        List<string?> ids = [.. page.QuerySelectorAll("[id]").Select(element => element.Id)];
        Assert.Equal(ids.Count, ids.Distinct(StringComparer.Ordinal).Count());
        Assert.Empty(page.QuerySelectorAll("#live :is(.rows, .alerts, .page-steps, .page-steps ul, .checks) > li:not([id])").Select(Outer));
        Assert.Empty(page.QuerySelectorAll("#live tbody > tr:not([id]), #live form:not([id]), #live details:not([id])").Select(Outer));
    }

    public static string Text(this IElement? element) =>
        string.Join(' ', (element?.TextContent ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string Outer(IElement element) => element.OuterHtml;
}
