// Answers a page, or the living part of it alone: 304 when the reader has the newest revision.
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Muster.Server.Web.Fragments;

/// <summary>One component is both the inside of the page and its fragment, so the two cannot drift apart.</summary>
public static class Fragment
{
    /// <summary>The header by which the script says that it wants the fragment rather than the page.</summary>
    public const string Header = "X-Fragment";

    public static bool Asked(HttpRequest request) => request.Headers.ContainsKey(Header);

    /// <summary>
    /// The whole page. Parameters are the component's, by name, as an anonymous object.
    /// Kept by the reader only, and asked for again each time: what stands on it is for one person.
    /// </summary>
    public static IResult Page<TPage>(HttpContext http, object? parameters = null, int status = StatusCodes.Status200OK)
        where TPage : IComponent
    {
        http.Response.Headers.CacheControl = "private, no-cache";
        return new RazorComponentResult<TPage>(parameters ?? new { }) { StatusCode = status, PreventStreamingRendering = true };
    }

    /// <summary>
    /// The whole page, or 304 without loading anything: when neither what it shows, nor its frame, nor who asks, nor Muster itself has changed. While a page rings it is
    /// always whole, because its frame counts down. Null when what it would show is not there.
    /// </summary>
    /// <param name="rev">Tells two states of all that the page shows apart; read before the data.</param>
    public static async Task<IResult?> PageAsync<TPage>(HttpContext http, string rev, Func<Task<object?>> load)
        where TPage : IComponent
    {
        var tag = await PageTag.OfAsync(http, rev);
        if (tag is not null && Has(http.Request, tag))
        {
            http.Response.Headers.CacheControl = "private, no-cache";
            http.Response.Headers.ETag = tag;
            return TypedResults.StatusCode(StatusCodes.Status304NotModified);
        }
        if (await load() is not { } parameters)
        {
            return null;
        }
        http.Response.Headers.ETag = tag;
        return Page<TPage>(http, parameters);
    }

    /// <summary>
    /// The living part, or 304 without loading anything: `load` runs only when the revision is newer than the reader's.
    /// </summary>
    /// <param name="rev">From ILiveFeed.Rev, read before the data.</param>
    /// <param name="load">Null for what is not there: 404.</param>
    public static async Task<IResult> LiveAsync<TLive>(HttpContext http, string rev, Func<Task<object?>> load)
        where TLive : IComponent
    {
        var tag = Tag(rev);
        http.Response.Headers.CacheControl = "private, no-cache";
        http.Response.Headers.ETag = tag;
        if (Has(http.Request, tag))
        {
            return TypedResults.StatusCode(StatusCodes.Status304NotModified);
        }
        return await load() is { } parameters ? Page<TLive>(http, parameters) : TypedResults.NotFound();
    }

    /// <summary>The living part as the answer to a post, with the ETag that the next refresh compares.</summary>
    public static IResult Of<TLive>(HttpContext http, string rev, object parameters, int status = StatusCodes.Status200OK)
        where TLive : IComponent
    {
        http.Response.Headers.ETag = Tag(rev);
        return Page<TLive>(http, parameters, status);
    }

    private static string Tag(string rev) => $"\"{rev}\"";

    // A compressing proxy may weaken the tag; the revision is what counts.
    private static bool Has(HttpRequest request, string tag) =>
        request.Headers.IfNoneMatch.Any(value =>
            value is not null && value.Replace("W/", "", StringComparison.Ordinal).Contains(tag, StringComparison.Ordinal)
        );
}
