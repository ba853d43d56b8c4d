// The page of the search.
using System.Collections.Immutable;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Muster.Core.Kernel;
using Muster.Server.Web.Access;
using Muster.Server.Web.Fragments;

namespace Muster.Server.Search.Pages;

public static class SearchPages
{
    public static IEndpointRouteBuilder MapSearchPages(this IEndpointRouteBuilder routes)
    {
        routes.MapGroup("/search").RequireAuthorization(Policies.Read).ExcludeFromDescription().MapGet("", PageAsync);
        return routes;
    }

    private static async Task<IResult> PageAsync(HttpContext http, SearchReader reader, string? q = null, string? like = null)
    {
        if (like is null)
        {
            string question = EdgeText.Line(q ?? "", EdgeLimits.DetailsBytes);
            return Page(http, new(question, null, await reader.SearchAsync(question, SearchReader.HitsMax, http.RequestAborted)));
        }

        return
            IncidentId.TryParse(like, out IncidentId incident)
            && await reader.RelatedAsync(incident, http.RequestAborted) is ImmutableArray<SearchHit> hits
            ? Page(http, new("", incident, hits))
            : TypedResults.NotFound();
    }

    private static IResult Page(HttpContext http, SearchView view) => Fragment.Page<SearchPage>(http, new { Model = view });
}
