// What the host registers and maps for the catalogue: services, teams, people, escalation policies.
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Muster.Server.Services.Api;
using Muster.Server.Services.Pages;

namespace Muster.Server.Services;

public static class ServiceSlice
{
    public static IServiceCollection AddServiceCatalog(this IServiceCollection services) =>
        services.AddSingleton<Troubles>().AddSingleton<CatalogConsole>();

    public static IEndpointRouteBuilder MapServiceCatalog(this IEndpointRouteBuilder routes)
    {
        routes.MapServicesApi();
        routes.MapServicePages();
        routes.MapPeoplePages();
        return routes;
    }
}
