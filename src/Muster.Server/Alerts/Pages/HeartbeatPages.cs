// The page of heartbeats: which jobs were heard, when, and which stay silent.
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Muster.Engine.Intake;
using Muster.Server.Web.Access;
using Muster.Server.Web.Fragments;

namespace Muster.Server.Alerts.Pages;

internal static class HeartbeatPages
{
    public static void MapHeartbeatPages(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder pages = routes.MapGroup("/heartbeats").ExcludeFromDescription().RequireAuthorization(Policies.Read);
        pages.MapGet("", PageAsync);
        pages.MapGet("/live", LiveAsync);
    }

    private static async Task<IResult> PageAsync(HttpContext http, HeartbeatBook book, CancellationToken cancel) =>
        Fragment.Page<HeartbeatsPage>(http, new { Model = HeartbeatsModel.Of(await book.ListAsync(cancel), Site(http)) });

    private static string Site(HttpContext http) => $"{http.Request.Scheme}://{http.Request.Host}";

    /// <summary>A ping is no change that anybody has to see at once: the page is read anew when its reader comes back to it.</summary>
    private static async Task<IResult> LiveAsync(HttpContext http, HeartbeatBook book, CancellationToken cancel) =>
        Fragment.Page<HeartbeatsLive>(http, new { Model = HeartbeatsModel.Of(await book.ListAsync(cancel), Site(http)) });
}
