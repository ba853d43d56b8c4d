// Waits until a page has come to an address.
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Muster.Browser.Tests.Driving;

/// <summary>
/// Looks at the address again and again, where Playwright's own wait also asks for the page's load event: of a page that is led on twice, the first navigation
/// ends without one.
/// </summary>
internal static class Arriving
{
    private const int Soon = 60_000;

    /// <param name="pattern">A regular expression of the whole address.</param>
    public static Task AtAsync(IPage page, string pattern) =>
        Assertions.Expect(page).ToHaveURLAsync(new Regex(pattern, RegexOptions.NonBacktracking), new() { Timeout = Soon });

    /// <summary>Until it is no longer the sign-in.</summary>
    public static Task SignedInAsync(IPage page) =>
        Assertions.Expect(page).Not.ToHaveURLAsync(new Regex("/sign-in", RegexOptions.NonBacktracking), new() { Timeout = Soon });
}
