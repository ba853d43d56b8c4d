// The replay of an incident: its page, and the part of it that the slider asks for.
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Muster.Core.Kernel;
using Muster.Server.Web.Access;
using Muster.Server.Web.Fragments;

namespace Muster.Server.Incidents.Pages;

internal static class ReplayRoutes
{
    public static void MapReplay(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/incidents/{id}/replay", PageAsync).RequireAuthorization(Policies.Read).ExcludeFromDescription();

    private static async Task<IResult> PageAsync(string id, HttpContext http, ReplayReader reader, string? at = null) =>
        IncidentId.TryParse(id, out IncidentId incident) && await reader.ReadAsync(incident, at, http.User, http.RequestAborted) is { } view
            ? Fragment.Asked(http.Request)
                ? Fragment.Page<ReplayShown>(http, new { Model = view })
                : Fragment.Page<ReplayPage>(http, new { Model = view })
            : TypedResults.NotFound();
}
