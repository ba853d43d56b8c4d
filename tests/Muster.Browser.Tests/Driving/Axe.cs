// What axe finds on a page as it stands, in both themes and at both sizes.
using System.Text.Json;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Muster.Browser.Tests.Driving;

/// <summary>
/// Axe goes into a page once and runs four times there. The package's own way loads it anew for each run and opens a second page for the result: seconds each
/// time, minutes over all pages.
/// </summary>
internal static class Axe
{
    private const string RunIt =
        "async () => (await axe.run(document, { resultTypes: ['violations'] })).violations.map(one => `${one.id}: ${one.help}: ${one.nodes[0].html}`)";

    private static readonly string Script = new BundledAxeScriptProvider().GetScript();

    /// <returns>A line for each violation, which names the page, the theme and the size; the page is left in the last of each.</returns>
    public static async Task<IReadOnlyList<string>> LookAsync(IPage page, string name)
    {
        List<string> found = [];
        await page.EvaluateAsync(Script);
        foreach ((string size, int width, int height) in ((string, int, int)[])[("desktop", 1440, 900), ("phone", 390, 844)])
        {
            await page.SetViewportSizeAsync(width, height);
            foreach (ColorScheme theme in (ColorScheme[])[ColorScheme.Light, ColorScheme.Dark])
            {
                // Without motion: a colour that is still on its way from one theme to the other is no colour of the page.
                await page.EmulateMediaAsync(new() { ColorScheme = theme, ReducedMotion = ReducedMotion.Reduce });
                JsonElement? violations = await page.EvaluateAsync(RunIt);
                found.AddRange(violations!.Value.EnumerateArray().Select(one => $"{name} ({theme} {size}): {one.GetString()}"));
            }
        }

        return found;
    }
}
