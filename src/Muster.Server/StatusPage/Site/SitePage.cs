// What one page of the status site is made of: the view, the words, and where it stands.
using Muster.Core.StatusPage;

namespace Muster.Server.StatusPage.Site;

/// <param name="Root">What the paths of the site begin with: empty on a host of its own, <c>/status</c> under the console.</param>
/// <param name="Path">The path of this page below its language, such as <c>history/</c>; empty for the first page.</param>
/// <param name="Sheet">The name of the style sheet, which has its hash.</param>
/// <param name="Logo">The path of the logo; null for none.</param>
/// <param name="AsOf">Set where nobody can say whether it is still so: the instant for which it was.</param>
public sealed record SitePage(
    StatusPageView View,
    StatusWords Words,
    string Root,
    string Path,
    string Sheet,
    string? Logo,
    DateTimeOffset? AsOf
)
{
    /// <summary>The address of a path in this page's language.</summary>
    public string Url(string path) => $"{Root}/{Words.Code}/{path}";

    /// <summary>The address of a file that has no language.</summary>
    public string File(string name) => $"{Root}/{name}";

    public string UrlOf(BulletinView bulletin)
    {
        ArgumentNullException.ThrowIfNull(bulletin);
        return Url($"incidents/{bulletin.Id}/");
    }

    /// <summary>This page in another language.</summary>
    public string In(string language) => $"{Root}/{language}/{Path}";
}
