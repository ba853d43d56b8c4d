// What the host registers and maps for the SLOs.
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Muster.Server.Slos.Api;
using Muster.Server.Slos.Policy;
using Muster.Server.Slos.Policy.Api;
using Muster.Server.Web.Bins;

namespace Muster.Server.Slos;

public static class SloSlice
{
    public static IServiceCollection AddSlos(this IServiceCollection services)
    {
        services.AddSingleton<SloWriter>();
        services.AddSingleton<SloAnswers>();
        services.AddSingleton<IBinRestorer, SloBin>();
        services.AddSingleton<PolicyReader>();
        services.AddSingleton<PolicyWriter>();
        services.AddSingleton<GateReader>();
        services.AddSingleton<PolicyAnswers>();
        return services;
    }

    public static IEndpointRouteBuilder MapSlos(this IEndpointRouteBuilder routes)
    {
        routes.MapSlosApi();
        routes.MapPolicyApi();
        return routes;
    }
}
