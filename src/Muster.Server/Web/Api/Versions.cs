// The version of a resource as an ETag, and the one that a write was made for.
using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Muster.Server.Web.Api;

/// <summary>The ETag of a resource is the version of its stream: <c>"12"</c>.</summary>
public static class Versions
{
    public static void Put(HttpResponse response, int version)
    {
        ArgumentNullException.ThrowIfNull(response);
        response.Headers.ETag = Tag(version);
        response.Headers.CacheControl = "private, no-cache";
    }

    /// <summary>Whether the reader has this version already: then 304 is the whole answer.</summary>
    public static bool Has(HttpRequest request, int version)
    {
        ArgumentNullException.ThrowIfNull(request);
        return Tags(request.Headers.IfNoneMatch.ToString()).Contains(Tag(version), StringComparer.Ordinal);
    }

    /// <summary>
    /// The version that If-Match asks for; null when there is no such header, or it is <c>*</c>. False when it holds anything but one version.
    /// </summary>
    public static bool TryAsked(HttpRequest request, out int? version)
    {
        ArgumentNullException.ThrowIfNull(request);
        version = null;
        string[] tags = Tags(request.Headers.IfMatch.ToString());
        if (tags is [] or ["*"])
        {
            return true;
        }

        bool read = tags is [['"', .. var digits, '"']] && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out _);
        version = read ? int.Parse(tags[0].AsSpan(1, tags[0].Length - 2), NumberStyles.None, CultureInfo.InvariantCulture) : null;
        return read;
    }

    private static string Tag(int version) => string.Create(CultureInfo.InvariantCulture, $"\"{version}\"");

    // A compressing proxy may weaken the tag; the version is what counts.
    private static string[] Tags(string header) =>
        [
            .. header
                .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Select(tag => tag.StartsWith("W/", StringComparison.Ordinal) ? tag[2..] : tag),
        ];
}
