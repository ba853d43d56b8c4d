// A request to the status page's own host sees the status page and nothing of the console.
using Microsoft.AspNetCore.Http;

namespace Muster.Server.StatusPage.Site;

/// <summary>Before the routes: whatever is asked for there is asked for below <c>/status</c>.</summary>
public sealed class StatusHost(RequestDelegate next, StatusSite site)
{
    private static readonly object Own = new();

    public Task InvokeAsync(HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        if (site.Domain is { } domain && string.Equals(http.Request.Host.Host, domain, StringComparison.OrdinalIgnoreCase))
        {
            http.Items[Own] = Own;
            http.Request.Path = new PathString(StatusPlace.Path).Add(http.Request.Path);
        }

        return next(http);
    }

    /// <summary>Whether the request came to the status page's own host.</summary>
    public static bool IsOwn(HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        return http.Items.ContainsKey(Own);
    }
}
