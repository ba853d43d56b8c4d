// Serves the bundle: hashed names for ever, and nothing else under /assets.
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Muster.Server.Web.Assets;

public static class AssetRoutes
{
    /// <summary>Open to strangers: the sign-in page needs its style.</summary>
    public static void MapAssets(this IEndpointRouteBuilder routes, Bundle bundle)
    {
        foreach (var asset in bundle.Hashed)
        {
            routes.MapGet(asset.Url, http => WriteAsync(http, asset, "public, max-age=31536000, immutable")).AllowAnonymous();
        }
        foreach (var asset in (Asset[])[bundle.Worker, bundle.Manifest, bundle.AppIcon, .. bundle.AppIcons])
        {
            routes.MapGet(asset.Url, http => WriteAsync(http, asset, "no-cache")).AllowAnonymous();
        }
    }

    private static async Task WriteAsync(HttpContext http, Asset asset, string cache)
    {
        var (bytes, encoding) = asset.For(http.Request.Headers.AcceptEncoding.ToString());
        var headers = http.Response.Headers;
        headers.CacheControl = cache;
        headers.Vary = "Accept-Encoding";
        headers.ContentType = asset.ContentType;
        headers.ContentLength = bytes.Length;
        if (encoding is not null)
        {
            headers.ContentEncoding = encoding;
        }
        await http.Response.Body.WriteAsync(bytes, http.RequestAborted);
    }
}
