// What the host registers and maps for the SLOs.
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Muster.Core.People;
using Muster.Server.Channels.Providers;
using Muster.Server.Slos.Api;
using Muster.Server.Slos.Collecting;
using Muster.Server.Slos.Pages;
using Muster.Server.Slos.Policy;
using Muster.Server.Slos.Quarterly;
using Muster.Server.Web.Bins;

namespace Muster.Server.Slos;

public static class SloSlice
{
    public static IServiceCollection AddSlos(this IServiceCollection services)
    {
        services.AddSingleton(provider =>
            ActivatorUtilities.CreateInstance<PrometheusSource>(
                provider,
                GuardedHttp.Create(provider.GetRequiredService<WebhookReach>().AllowPrivate)
            )
        );
        services.AddSingleton<SloAsking>();
        services.AddHostedService<SloCollector>();
        services.AddSingleton<SloPush>();
        services.AddSingleton<SloWriter>();
        services.AddSingleton<SloAnswers>();
        services.AddSingleton<SloViews>();
        services.AddSingleton<IBinRestorer, SloBin>();
        services.AddBudgetPolicy();
        services.AddSingleton<PolicyViews>();
        services.AddSingleton<QuarterReader>();
        return services;
    }

    public static IEndpointRouteBuilder MapSlos(this IEndpointRouteBuilder routes)
    {
        routes.MapSlosApi();
        routes.MapPolicyPages();
        routes.MapQuarterApi();
        routes.MapQuarterPages();
        routes.MapSloPages();
        routes.MapBudgetPolicy();
        return routes;
    }
}
