// The pages of the drills: the list, the play, the debrief, and their living parts.
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Muster.Core.Kernel;
using Muster.Server.Web.Access;
using Muster.Server.Web.Api;
using Muster.Server.Web.Fragments;

namespace Muster.Server.Drills.Pages;

public static class DrillPages
{
    public static IEndpointRouteBuilder MapDrillPages(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder reading = routes.MapGroup("/drills").RequireAuthorization(Policies.Read).ExcludeFromDescription();
        reading.MapGet("", ListAsync);
        reading.MapGet("/live", ListLiveAsync);
        reading.MapGet("/{id}", PageAsync);
        reading.MapGet("/{id}/live", LiveAsync);
        reading.MapGet("/{id}/debrief", DebriefAsync);
        reading.MapGet("/{id}/replay", ReplayAsync);

        RouteGroupBuilder writing = routes.MapGroup("/drills").RequireAuthorization(Policies.Respond).ExcludeFromDescription();
        writing.DisableAntiforgery();
        writing.MapGet("/plan", PlanAsync);
        writing.MapDrillForms();
        reading.MapWhys(writing);
        writing.MapPlanForms();
        return routes;
    }

    private static async Task<IResult> ListAsync(HttpContext http, DrillViews views)
    {
        string rev = views.Rev(http.User);
        return Fragment.Page<DrillsPage>(http, new { Model = await views.ListAsync(http.User, rev, http.RequestAborted) });
    }

    private static async Task<IResult> PlanAsync(HttpContext http, DrillViews views) =>
        Fragment.Page<PlanPage>(http, new { Model = await views.PlanAsync(http.User, http.RequestAborted) });

    private static Task<IResult> ListLiveAsync(HttpContext http, DrillViews views)
    {
        string rev = views.Rev(http.User);
        return Fragment.LiveAsync<DrillsLive>(
            http,
            rev,
            async () => new { Model = await views.ListAsync(http.User, rev, http.RequestAborted) }
        );
    }

    private static async Task<IResult> PageAsync(string id, HttpContext http, DrillViews views)
    {
        if (!DrillId.TryParse(id, out DrillId drill))
        {
            return TypedResults.NotFound();
        }

        string rev = views.Rev(drill, http.User);
        return await ReadAsync(drill, http, views, rev) is { } view
            ? Fragment.Page<PlayPage>(http, new { Model = view })
            : await GoneAsync(drill, http, views);
    }

    private static async Task<IResult> LiveAsync(string id, HttpContext http, DrillViews views)
    {
        if (!DrillId.TryParse(id, out DrillId drill))
        {
            return TypedResults.NotFound();
        }

        string rev = views.Rev(drill, http.User);
        return await Fragment.LiveAsync<PlayLive>(
            http,
            rev,
            async () => await ReadAsync(drill, http, views, rev) is { } view ? new { Model = view } : null
        );
    }

    /// <summary>The run goes back when the page is written: who comes next plays on from there.</summary>
    private static async Task<PlayView?> ReadAsync(DrillId id, HttpContext http, DrillViews views, string rev)
    {
        PlayView? view = await views.ReadAsync(id, http.User, rev, http.RequestAborted);
        if (view is not null)
        {
            http.Response.OnCompleted(() =>
            {
                views.GiveBack(view);
                return Task.CompletedTask;
            });
        }

        return view;
    }

    /// <summary>What the slider shows; the same second of the same drill is the same.</summary>
    private static async Task<IResult> ReplayAsync(string id, HttpContext http, DrillViews views, int? at = null) =>
        DrillId.TryParse(id, out DrillId drill)
            ? await Fragment.LiveAsync<ReplayShown>(
                http,
                $"{drill}.{at}",
                async () => await views.ReplayAsync(drill, at, http.RequestAborted) is { } view ? new { Model = view } : null
            )
            : TypedResults.NotFound();

    private static async Task<IResult> DebriefAsync(string id, HttpContext http, DrillViews views, int? at = null)
    {
        if (!DrillId.TryParse(id, out DrillId drill))
        {
            return TypedResults.NotFound();
        }

        return await Fragment.PageAsync<DebriefPage>(
                http,
                await views.DebriefRevAsync(drill, http.User, at, http.RequestAborted),
                async () => await views.DebriefAsync(drill, http.User, at, http.RequestAborted) is { } view ? new { Model = view } : null
            ) ?? await GoneAsync(drill, http, views);
    }

    /// <summary>There never was such a drill, it is played still, or its scenario is another one now.</summary>
    private static async Task<IResult> GoneAsync(DrillId id, HttpContext http, DrillViews views) =>
        await views.WhyNotAsync(id, http.RequestAborted) is { Kind: not RejectionKind.NotFound } why
            ? PostResult.Refused(http, why.Kind.Status(), "This cannot be shown", why.Message, why.Code, $"/drills/{id}")
            : TypedResults.NotFound();
}
