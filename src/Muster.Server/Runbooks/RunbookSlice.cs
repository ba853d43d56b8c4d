// What the host registers and maps for the runbooks.
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Muster.Core.People;
using Muster.Engine.Pager;
using Muster.Server.Channels.Providers;
using Muster.Server.Runbooks.Api;
using Muster.Server.Runbooks.Pages;
using Muster.Server.Runbooks.Steps;
using Muster.Server.Web.Bins;

namespace Muster.Server.Runbooks;

public static class RunbookSlice
{
    public static IServiceCollection AddRunbooks(this IServiceCollection services, RunbookSecrets secrets)
    {
        services.AddSingleton(secrets);
        services.AddSingleton<RunbookLibrary>();
        services.AddSingleton<RunbookWriter>();
        services.AddSingleton<RunPlanner>();
        services.AddSingleton<RunReader>();
        services.AddSingleton(provider =>
            ActivatorUtilities.CreateInstance<StepHttp>(
                provider,
                GuardedHttp.Create(provider.GetRequiredService<WebhookReach>().AllowPrivate)
            )
        );
        services.AddSingleton<KubernetesWork>();
        services.AddSingleton<GraphWork>();
        services.AddSingleton<StepWork>();
        services.AddSingleton<RunWriter>();
        services.AddSingleton<RunnerJobs>();
        services.AddSingleton<RunAnswers>();
        services.AddSingleton<RunViews>();
        services.AddSingleton<IBinRestorer, RunbookBin>();
        services.AddSingleton<ICycle, RunExecutor>();
        return services;
    }

    public static IEndpointRouteBuilder MapRunbooks(this IEndpointRouteBuilder routes)
    {
        routes.MapRunbooksApi();
        routes.MapRunsApi();
        routes.MapRunnerApi();
        routes.MapRunPages();
        return routes;
    }
}
