// Answers to a form post: go and see, or what was refused and why.
using Microsoft.AspNetCore.Http;
using Muster.Server.Web.Components;

namespace Muster.Server.Web.Fragments;

/// <summary>The same command answers a browser without the script and the script itself.</summary>
public static class PostResult
{
    /// <summary>Where the script reads the address, because a fetch may not see where a redirect leads.</summary>
    public const string LocationHeader = "X-Location";

    /// <summary>Words for the reader, percent-encoded, because a header holds ASCII only.</summary>
    public const string NoticeHeader = "X-Notice";

    /// <summary>
    /// Done; the result is to be seen there. 303, so that a reload does not post again (302 would leave that to the browser).
    /// The script gets 204 and the address: on the page itself it refreshes, elsewhere it goes.
    /// </summary>
    /// <param name="url">A path of this site.</param>
    /// <param name="notice">A few words that the script shows in passing; without it the page itself shows the result.</param>
    public static IResult SeeOther(HttpContext http, string url, string? notice = null)
    {
        if (!Local(url))
        {
            throw new ArgumentException($"A post may only lead to a path of this site, not to {url}.", nameof(url));
        }
        if (Fragment.Asked(http.Request))
        {
            http.Response.Headers[LocationHeader] = url;
            if (notice is not null)
            {
                http.Response.Headers[NoticeHeader] = Uri.EscapeDataString(notice);
            }
            return TypedResults.NoContent();
        }
        http.Response.Headers.Location = url;
        return TypedResults.StatusCode(StatusCodes.Status303SeeOther);
    }

    /// <summary>
    /// Refused, and nothing was changed: a page with the reason, or problem+json for the script, which shows it and keeps what was typed.
    /// </summary>
    /// <param name="title">What happened, in a sentence.</param>
    /// <param name="detail">What was kept, and what to do.</param>
    public static IResult Refused(HttpContext http, int status, string title, string detail, string? code = null, string? back = null)
    {
        if (Fragment.Asked(http.Request))
        {
            var more = code is null ? null : new Dictionary<string, object?>(StringComparer.Ordinal) { ["code"] = code };
            return TypedResults.Problem(statusCode: status, title: title, detail: detail, extensions: more);
        }
        return Fragment.Page<ErrorPage>(
            http,
            new
            {
                Status = status,
                Heading = title,
                Detail = detail,
                Back = back ?? Referer(http),
            },
            status
        );
    }

    /// <summary>The path of the page that posted, when it is one of ours; else the first page.</summary>
    public static string Referer(HttpContext http) =>
        Uri.TryCreate(http.Request.Headers.Referer.ToString(), UriKind.Absolute, out var from)
        && string.Equals(from.Authority, http.Request.Host.Value, StringComparison.OrdinalIgnoreCase)
        && Local(from.PathAndQuery)
            ? from.PathAndQuery
            : "/";

    // "//host" and "/\host" are other sites to a browser.
    private static bool Local(string url) => url is "/" || (url.Length > 1 && url[0] == '/' && url[1] is not ('/' or '\\'));
}
