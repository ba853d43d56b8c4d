// What the host registers and maps for the measures.
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Muster.Server.Measures.Api;
using Muster.Server.Measures.Pages;

namespace Muster.Server.Measures;

public static class MeasuresSlice
{
    public static IServiceCollection AddMeasures(this IServiceCollection services) =>
        services.AddSingleton<MeasureReader>().AddSingleton<AlertReader>().AddSingleton<ActionReader>();

    public static IEndpointRouteBuilder MapMeasures(this IEndpointRouteBuilder routes)
    {
        routes.MapMeasuresApi();
        routes.MapMeasuresPages();
        return routes;
    }
}
