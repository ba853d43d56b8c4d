// The revision of a page that hears several topics, in one word.
using System.Globalization;
using System.Security.Claims;

namespace Muster.Server.Web.Live;

public static class LiveRevisions
{
    /// <summary>
    /// The topics' revisions joined by dots, in the order asked; what a page passes to Main as `Rev` and to Fragments as its ETag.
    /// Read it before the data: then a page may be fetched once too often, but is never older than it says.
    /// </summary>
    public static string Rev(this ILiveFeed feed, string topics, ClaimsPrincipal person)
    {
        var names = topics.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return string.Join(
            '.',
            names.Select(name =>
            {
                var known = Topics.Parse(name, person)?.Known[0] ?? name;
                return feed.Revision(known).ToString(CultureInfo.InvariantCulture);
            })
        );
    }
}
