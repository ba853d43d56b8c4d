// Sends a file of the status site: 304 where the reader has it, compressed where they can read that.
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using Muster.Server.Web.Public;

namespace Muster.Server.StatusPage.Site;

internal static class StatusAnswers
{
    /// <summary>A reader, and whatever stands between, asks again after 15 seconds.</summary>
    private const string ForAll = "public, max-age=15";

    private const string ForOne = "private, no-cache";

    /// <param name="negotiated">Whether the language was chosen by the header.</param>
    /// <param name="isPublic">False for a page that only members may read.</param>
    public static async Task SendAsync(HttpContext http, StatusFile file, bool negotiated, bool isPublic)
    {
        HttpResponse response = http.Response;
        IHeaderDictionary headers = response.Headers;
        (byte[] bytes, string? coding) = Choose(http.Request.Headers.AcceptEncoding, file);
        string tag = coding is null ? $"\"{file.Tag}\"" : $"\"{file.Tag}-{coding}\"";
        headers.ETag = tag;
        headers.CacheControl = isPublic ? ForAll : ForOne;
        headers.Vary = negotiated ? "Accept-Encoding, Accept-Language" : "Accept-Encoding";
        headers.ContentSecurityPolicy = SitePolicy.Header;
        headers["Referrer-Policy"] = "no-referrer";
        if (isPublic)
        {
            headers.AccessControlAllowOrigin = "*";
        }

        if (Has(http.Request, file.Tag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        if (coding is not null)
        {
            headers.ContentEncoding = coding;
        }

        response.ContentType = file.ContentType;
        response.ContentLength = bytes.Length;
        if (!HttpMethods.IsHead(http.Request.Method))
        {
            await response.Body.WriteAsync(bytes, http.RequestAborted);
        }
    }

    private static (byte[] Bytes, string? Coding) Choose(string? accepted, StatusFile file) =>
        accepted is null ? (file.Bytes, null)
        : file.Brotli is { } brotli && Takes(accepted, "br") ? (brotli, "br")
        : file.Gzip is { } gzip && Takes(accepted, "gzip") ? (gzip, "gzip")
        : (file.Bytes, null);

    private static bool Takes(string accepted, string coding)
    {
        foreach (Range part in accepted.AsSpan().Split(','))
        {
            ReadOnlySpan<char> one = accepted.AsSpan(part).Trim();
            int weight = one.IndexOf(';');
            ReadOnlySpan<char> name = weight < 0 ? one : one[..weight].TrimEnd();
            if (name.Equals(coding, StringComparison.OrdinalIgnoreCase))
            {
                return weight < 0 || !IsZero(one[(weight + 1)..]);
            }
        }

        return false;
    }

    private static bool IsZero(ReadOnlySpan<char> weight) => weight.Trim() is "q=0" or "q=0.0" or "q=0.00" or "q=0.000";

    /// <summary>Whatever the coding: it is the same content.</summary>
    private static bool Has(HttpRequest request, string tag)
    {
        string? known = request.Headers[HeaderNames.IfNoneMatch];
        return known is not null && known.Contains(tag, StringComparison.Ordinal);
    }
}
