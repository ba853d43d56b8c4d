// One part of a request's path, as its sender meant it.
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Muster.Server.Intake.Wire;

internal static class PathPart
{
    /// <summary>The part that stands so many parts behind a root, unescaped; empty when there is none. The server itself leaves an escaped slash in a part as it is.</summary>
    /// <param name="root">Begins and ends with a slash.</param>
    public static string After(HttpContext http, string root, int parts = 0)
    {
        string raw = http.Features.Get<IHttpRequestFeature>()?.RawTarget.Split('?')[0] ?? "";
        int start = raw.IndexOf(root, StringComparison.OrdinalIgnoreCase);
        return start < 0 ? "" : Uri.UnescapeDataString(raw[(start + root.Length)..].Split('/').ElementAtOrDefault(parts) ?? "");
    }
}
