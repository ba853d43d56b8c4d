// Refuses a write that another site made the browser send.
using Microsoft.AspNetCore.Http;

namespace Muster.Server.Web.Guards;

/// <summary>
/// Stands in place of antiforgery tokens, which die with their keys, may not be cached and cannot wait in an offline queue.
/// A browser says where a write comes from: in Sec-Fetch-Site, or (older ones) in Origin. A program says neither, and has no cookie to abuse.
/// Behind a TLS proxy the forwarded headers must be read before this, or the scheme of Origin does not match.
/// </summary>
public sealed class CrossSitePosts(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext http) =>
        Allowed(http.Request) || http.GetEndpoint()?.Metadata.GetMetadata<CarriesItsOwnAuthority>() is not null
            ? next(http)
            : RefuseAsync(http);

    /// <summary>Whether the request may be handled; reading always may.</summary>
    public static bool Allowed(HttpRequest request)
    {
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method))
        {
            return true;
        }
        if (HasKey(request) && request.Headers.Cookie.Count == 0)
        {
            return true;
        }
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        if (site.Length > 0)
        {
            return site is "same-origin" or "none";
        }
        var origin = request.Headers.Origin.ToString();
        return origin.Length == 0 || string.Equals(origin, $"{request.Scheme}://{request.Host.Value}", StringComparison.OrdinalIgnoreCase);
    }

    // A bearer key was put there by a program: no other site can make a browser send it along.
    // A basic password can be, once the browser knows it, so it goes through the check; programs pass that as well.
    private static bool HasKey(HttpRequest request)
    {
        var key = request.Headers.Authorization.ToString();
        return key.Length > 0 && !key.StartsWith("Basic", StringComparison.OrdinalIgnoreCase);
    }

    private static Task RefuseAsync(HttpContext http)
    {
        http.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Results
            .Problem(
                statusCode: StatusCodes.Status403Forbidden,
                title: "This was sent from another site.",
                detail: "Nothing was changed. Open Muster itself and do it there. Behind a proxy: forward the scheme and host (X-Forwarded-Proto, X-Forwarded-Host).",
                extensions: new Dictionary<string, object?>(StringComparer.Ordinal) { ["code"] = "cross_site" }
            )
            .ExecuteAsync(http);
    }
}
