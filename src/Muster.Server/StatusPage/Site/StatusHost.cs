// A request to the status page's own host sees the status page and nothing of the console.
using Microsoft.AspNetCore.Http;
using Muster.Server.Web.Public;

namespace Muster.Server.StatusPage.Site;

/// <summary>Before the routes: whatever is asked for there is asked for below <c>/status</c>.</summary>
public sealed class StatusHost(RequestDelegate next, PublicPlace place)
{
    public Task InvokeAsync(HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        if (place.Domain is { } domain && string.Equals(http.Request.Host.Host, domain, StringComparison.OrdinalIgnoreCase))
        {
            OwnHost.Mark(http);
            http.Request.Path = new PathString(PublicPlace.Path).Add(http.Request.Path);
        }

        return next(http);
    }
}
