// What the host registers and maps for the drills.
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Muster.Engine.Pager;
using Muster.Engine.Ports;
using Muster.Server.Drills.Api;
using Muster.Server.Drills.Pages;
using Muster.Server.Drills.Preview;

namespace Muster.Server.Drills;

public static class DrillSlice
{
    public static IServiceCollection AddDrills(this IServiceCollection services)
    {
        services.AddSingleton<DrillReader>();
        services.AddSingleton<IDrillGraphs, DrillGraphs>();
        services.AddSingleton<DrillWriter>();
        services.AddSingleton<DrillResults>();
        services.AddSingleton<DrillPars>();
        services.AddSingleton<DrillDeeds>();
        services.AddSingleton<DrillRuns>();
        services.AddSingleton<ScenarioTrials>();
        services.AddSingleton<WhyReader>();
        services.AddSingleton<WhyWriter>();
        services.AddSingleton<DrillViews>();
        services.AddSingleton<DrillAnswers>();
        services.AddSingleton<DrillBoards>();
        services.AddSingleton<DrillJudge>();
        services.AddHostedService(provider => provider.GetRequiredService<DrillJudge>());
        services.AddSingleton<PlanWriter>();
        services.AddSingleton<DrillPlanAnswers>();
        services.AddSingleton<ICycle, DrillDirector>();
        services.AddSingleton<DrillTicker>();
        services.AddHostedService(provider => provider.GetRequiredService<DrillTicker>());
        return services;
    }

    public static IEndpointRouteBuilder MapDrills(this IEndpointRouteBuilder routes)
    {
        routes.MapDrillsApi();
        routes.MapDrillPlansApi();
        routes.MapDrillBoardsApi();
        routes.MapDrillPages();
        routes.MapPreview();
        return routes;
    }
}
