// The routes of the list of incidents and of the form that declares one.
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Muster.Engine.Projections;
using Muster.Server.Web.Access;
using Muster.Server.Web.Api;
using Muster.Server.Web.Fragments;

namespace Muster.Server.Incidents.Pages;

internal static class ListRoutes
{
    public static void MapLists(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder incidents = routes.MapGroup("/incidents").ExcludeFromDescription().DisableAntiforgery();
        RouteGroupBuilder reading = incidents.MapGroup("").RequireAuthorization(Policies.Read);
        reading.MapGet("", PageAsync);
        reading.MapGet("/live", LiveAsync);

        RouteGroupBuilder writing = incidents.MapGroup("").RequireAuthorization(Policies.Respond);
        writing.MapGet(
            "/new",
            async (HttpContext http, DeclarePages pages, CancellationToken cancel, bool suggested = false) =>
                Fragment.Page<DeclarePage>(
                    http,
                    new
                    {
                        Model = await pages.ReadAsync(
                            http.Request.Query["group"],
                            suggested,
                            GuideQuery.Read(http.Request.Query),
                            Caller.Require(http.User).Person,
                            cancel
                        ),
                    }
                )
        );
        writing.MapPost("", (HttpContext http, DeclarePages pages) => pages.PostAsync(http));
    }

    private static async Task<IResult> PageAsync(
        HttpContext http,
        ListPages pages,
        CancellationToken cancel,
        string status = Views.Open,
        string? q = null,
        string? cursor = null
    ) =>
        Asked(status, q, cursor) is { } asked
            ? Fragment.Page<IncidentListPage>(http, new { Model = await pages.ReadAsync(asked, http, pages.Rev(http), cancel) })
            : PostResult.SeeOther(http, "/incidents");

    private static async Task<IResult> LiveAsync(
        HttpContext http,
        ListPages pages,
        CancellationToken cancel,
        string status = Views.Open,
        string? q = null,
        string? cursor = null
    )
    {
        if (Asked(status, q, cursor) is not { } asked)
        {
            return TypedResults.NotFound();
        }

        string rev = pages.Rev(http);
        return await Fragment.LiveAsync<IncidentListLive>(
            http,
            rev,
            async () => new { Model = await pages.ReadAsync(asked, http, rev, cancel) }
        );
    }

    private static IncidentListing? Asked(string status, string? search, string? cursor) =>
        IncidentListing.TryParse(status, search, cursor, ListQuestion.LimitUsual, out IncidentListing? asked, out _) ? asked : null;
}
