// The pages of runbooks and runs, and their living parts.
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Muster.Core.Kernel;
using Muster.Server.Web.Access;
using Muster.Server.Web.Fragments;

namespace Muster.Server.Runbooks.Pages;

public static class RunPages
{
    public static IEndpointRouteBuilder MapRunPages(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder reading = routes.MapGroup("").RequireAuthorization(Policies.Read).ExcludeFromDescription();
        reading.MapGet("/runbooks", ListAsync);
        reading.MapGet("/runbooks/live", ListLiveAsync);
        reading.MapGet("/runbooks/{id}", RunbookAsync);
        reading.MapGet("/runs/{id}", RunAsync);
        reading.MapGet("/runs/{id}/live", RunLiveAsync);
        RouteGroupBuilder writing = routes.MapGroup("").ExcludeFromDescription().DisableAntiforgery();
        writing
            .MapGet("/runbooks/new", (HttpContext http) => Fragment.Page<NewRunbookPage>(http))
            .RequireAuthorization(Policies.Administer);
        writing.MapRunForms();
        return routes;
    }

    private static async Task<IResult> ListAsync(HttpContext http, RunViews views)
    {
        string rev = views.Rev(http.User);
        return Fragment.Page<RunbooksPage>(http, new { Model = await views.ListAsync(http.User, rev, http.RequestAborted) });
    }

    private static Task<IResult> ListLiveAsync(HttpContext http, RunViews views)
    {
        string rev = views.Rev(http.User);
        return Fragment.LiveAsync<RunbooksLive>(
            http,
            rev,
            async () => new { Model = await views.ListAsync(http.User, rev, http.RequestAborted) }
        );
    }

    private static async Task<IResult> RunbookAsync(string id, HttpContext http, RunViews views, string? incident = null) =>
        await views.RunbookAsync(id, incident, http.User, http.RequestAborted) is { } view
            ? Fragment.Page<RunbookPage>(http, new { Model = view })
            : TypedResults.NotFound();

    private static async Task<IResult> RunAsync(string id, HttpContext http, RunViews views)
    {
        if (!RunId.TryParse(id, out RunId run))
        {
            return TypedResults.NotFound();
        }

        string rev = views.Rev(run, http.User);
        return await views.RunAsync(run, http.User, rev, http.RequestAborted) is { } view
            ? Fragment.Page<RunPage>(http, new { Model = view })
            : TypedResults.NotFound();
    }

    private static async Task<IResult> RunLiveAsync(string id, HttpContext http, RunViews views)
    {
        if (!RunId.TryParse(id, out RunId run))
        {
            return TypedResults.NotFound();
        }

        string rev = views.Rev(run, http.User);
        return await Fragment.LiveAsync<RunLive>(
            http,
            rev,
            async () => await views.RunAsync(run, http.User, rev, http.RequestAborted) is { } view ? new { Model = view } : null
        );
    }
}
