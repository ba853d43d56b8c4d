// The page of the action items of all reviews, and its living part.
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Muster.Server.Web.Access;
using Muster.Server.Web.Fragments;

namespace Muster.Server.Reviews.Actions;

public static class ActionsPages
{
    public static IEndpointRouteBuilder MapActionsPages(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder reading = routes.MapGroup("/actions").RequireAuthorization(Policies.Read).ExcludeFromDescription();
        reading.MapGet("", PageAsync);
        reading.MapGet("/live", LiveAsync);
        return routes;
    }

    private static async Task<IResult> PageAsync([AsParameters] ActionQuestion question, HttpContext http, ActionConsole console) =>
        await console.ReadAsync(question, http) is { } view
            ? Fragment.Page<ActionsPage>(http, new { Model = view })
            : TypedResults.NotFound();

    private static async Task<IResult> LiveAsync([AsParameters] ActionQuestion question, HttpContext http, ActionConsole console) =>
        await console.ReadAsync(question, http) is { } view
            ? await Fragment.LiveAsync<ActionsLive>(http, view.Rev, () => Task.FromResult<object?>(new { Model = view }))
            : TypedResults.NotFound();
}
