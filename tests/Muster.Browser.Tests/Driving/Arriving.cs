// Waits until a page has come to an address.
using Microsoft.Playwright;
using Muster.Peers;

namespace Muster.Browser.Tests.Driving;

/// <summary>
/// Looks at the address again and again, where Playwright's own wait also asks for the page's load event: of a page that is led on twice, the first navigation
/// ends without one.
/// </summary>
internal static class Arriving
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(60);

    /// <param name="path">The beginning of the address, from the slash after the host.</param>
    public static Task AtAsync(IPage page, string path) => UntilAsync(page, path, at => at.StartsWith(path, StringComparison.Ordinal));

    /// <summary>Until it is no longer the sign-in.</summary>
    public static Task SignedInAsync(IPage page) =>
        UntilAsync(page, "a page behind the sign-in", at => !at.StartsWith("/sign-in", StringComparison.Ordinal));

    private static Task UntilAsync(IPage page, string where, Func<string, bool> isThere) =>
        Until.TrueAsync($"the page is at {where}", Soon, () => Task.FromResult(isThere(new Uri(page.Url).PathAndQuery)));
}
