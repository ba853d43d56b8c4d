// The pages of SLOs, and their living parts.
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Muster.Core.Kernel;
using Muster.Server.Web.Access;
using Muster.Server.Web.Fragments;

namespace Muster.Server.Slos.Pages;

public static class SloPages
{
    public static IEndpointRouteBuilder MapSloPages(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder reading = routes.MapGroup("/slos").RequireAuthorization(Policies.Read).ExcludeFromDescription();
        reading.MapGet("", ListAsync);
        reading.MapGet("/live", ListLiveAsync);
        reading.MapGet("/{name}", SloAsync);
        reading.MapGet("/{name}/live", SloLiveAsync);
        return routes;
    }

    private static async Task<IResult> ListAsync(HttpContext http, SloViews views)
    {
        string rev = views.Rev(http.User);
        return Fragment.Page<SlosPage>(http, new { Model = await views.ListAsync(rev, http.RequestAborted) });
    }

    private static Task<IResult> ListLiveAsync(HttpContext http, SloViews views)
    {
        string rev = views.Rev(http.User);
        return Fragment.LiveAsync<SlosLive>(http, rev, async () => new { Model = await views.ListAsync(rev, http.RequestAborted) });
    }

    private static async Task<IResult> SloAsync(string name, HttpContext http, SloViews views)
    {
        if (!Slug.IsValid(name))
        {
            return TypedResults.NotFound();
        }

        SloId id = new(name);
        string rev = views.Rev(id, http.User);
        return await views.FindAsync(id, http.User, rev, http.RequestAborted) is { } view
            ? Fragment.Page<SloPage>(http, new { Model = view })
            : TypedResults.NotFound();
    }

    private static async Task<IResult> SloLiveAsync(string name, HttpContext http, SloViews views)
    {
        if (!Slug.IsValid(name))
        {
            return TypedResults.NotFound();
        }

        SloId id = new(name);
        string rev = views.Rev(id, http.User);
        return await Fragment.LiveAsync<SloLive>(
            http,
            rev,
            async () => await views.FindAsync(id, http.User, rev, http.RequestAborted) is { } view ? new { Model = view } : null
        );
    }
}
