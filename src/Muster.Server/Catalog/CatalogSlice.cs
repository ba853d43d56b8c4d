// What the host registers and maps for the organisation.
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Muster.Server.Catalog.Api;
using Muster.Server.Catalog.Pages;
using Muster.Server.Web.Bins;

namespace Muster.Server.Catalog;

public static class CatalogSlice
{
    public static IServiceCollection AddCatalog(this IServiceCollection services) =>
        services.AddSingleton<OrganisationFiles>().AddSingleton<IBinRestorer, DefinitionBin>();

    public static IEndpointRouteBuilder MapCatalog(this IEndpointRouteBuilder routes)
    {
        routes.MapOrganisation();
        routes.MapTemplatePages();
        routes.MapPolicyPages();
        return routes;
    }
}
