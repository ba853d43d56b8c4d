// What one page of the status site is made of: the view, its look, and where it stands.
using Muster.Core.StatusPage;
using Muster.Server.Web.Public;

namespace Muster.Server.StatusPage.Site;

/// <param name="Path">The path of this page below its language, such as <c>history/</c>; empty for the first page.</param>
/// <param name="AsOf">Set where nobody can say whether it is still so: the instant for which it was.</param>
public sealed record SitePage(StatusPageView View, PublicLook Look, string Path, DateTimeOffset? AsOf)
{
    public StatusWords Words => Look.Words;

    /// <summary>The address of a path in this page's language.</summary>
    public string Url(string path) => Look.Url(path);

    public string UrlOf(BulletinView bulletin)
    {
        ArgumentNullException.ThrowIfNull(bulletin);
        return Url($"incidents/{bulletin.Id}/");
    }

    /// <summary>This page in another language.</summary>
    public string In(string language) => $"{Look.Root}/{language}/{Path}";
}
