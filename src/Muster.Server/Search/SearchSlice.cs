// What the host registers and maps for the search.
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Muster.Server.Search.Api;
using Muster.Server.Search.Pages;

namespace Muster.Server.Search;

public static class SearchSlice
{
    public static IServiceCollection AddSearch(this IServiceCollection services) => services.AddSingleton<SearchReader>();

    public static IEndpointRouteBuilder MapSearch(this IEndpointRouteBuilder routes)
    {
        routes.MapSearchApi();
        routes.MapSearchPages();
        return routes;
    }
}
