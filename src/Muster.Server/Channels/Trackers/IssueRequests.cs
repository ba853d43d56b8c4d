// How requests to a tracker are written.
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Muster.Server.Channels.Trackers;

internal static class IssueRequests
{
    public static HttpRequestMessage Get(string url) => new(HttpMethod.Get, url);

    public static HttpRequestMessage Post(string url, object body) =>
        new(HttpMethod.Post, url)
        {
            Content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(body))
            {
                Headers = { ContentType = new MediaTypeHeaderValue("application/json", Encoding.UTF8.WebName) },
            },
        };

    /// <summary>As GitHub and GitLab read it: <c>2026-11-23T02:55:12Z</c>.</summary>
    public static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>The number of the next page, where the header <c>Link</c> says that there is one. Its address is not followed: it could lead anywhere.</summary>
    public static string? NextByLink(string? link, string? page) =>
        link?.Contains("rel=\"next\"", StringComparison.Ordinal) == true
            ? (int.Parse(page ?? "1", CultureInfo.InvariantCulture) + 1).ToString(CultureInfo.InvariantCulture)
            : null;

    /// <summary>Null for what is no text.</summary>
    public static string? Text(JsonElement of, string name) =>
        of.ValueKind == JsonValueKind.Object && of.TryGetProperty(name, out JsonElement part) && part.ValueKind == JsonValueKind.String
            ? part.GetString()
            : null;

    /// <summary>A list of texts or objects of texts, in one line; null when there is none.</summary>
    public static string? Joined(params IEnumerable<string?> parts) =>
        string.Join(" ", parts.Where(part => !string.IsNullOrWhiteSpace(part))) is { Length: > 0 } said ? said : null;
}
