// The route that refreshes the frame around a page.
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Muster.Server.Web.Components;
using Muster.Server.Web.Fragments;
using Muster.Server.Web.Live;
using Muster.Server.Web.Views;

namespace Muster.Server.Web.Shells;

public static class ShellRoutes
{
    /// <summary>GET /shell/live?section=…; the caller decides who may ask.</summary>
    public static RouteHandlerBuilder MapShell(this IEndpointRouteBuilder routes) =>
        routes
            .MapGet(
                "/shell/live",
                (HttpContext http, ILiveFeed feed, IShellSource source, string? section) =>
                {
                    var rev = feed.Rev(Ringing.Topics, http.User);
                    return Fragment.LiveAsync<ShellLive>(
                        http,
                        rev,
                        async () =>
                            new
                            {
                                Rev = rev,
                                Section = section ?? "",
                                Shell = await source.ForAsync(http, http.RequestAborted),
                            }
                    );
                }
            )
            .ExcludeFromDescription();
}
