// What the host registers and maps for alerts, their groups and silences.
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Muster.Server.Alerts.Api;
using Muster.Server.Alerts.Pages;
using Muster.Server.Web.Bins;

namespace Muster.Server.Alerts;

public static class AlertSlice
{
    public static IServiceCollection AddAlerts(this IServiceCollection services) =>
        services
            .AddSingleton<GroupLists>()
            .AddSingleton<GroupReader>()
            .AddSingleton<SilenceWriter>()
            .AddSingleton<SilenceLists>()
            .AddSingleton<IBinSource, SilenceBin>()
            .AddSingleton<AlertConsole>()
            .AddSingleton<SilenceConsole>();

    public static IEndpointRouteBuilder MapAlerts(this IEndpointRouteBuilder routes)
    {
        routes.MapAlertsApi();
        routes.MapSilencesApi();
        routes.MapGroupPages();
        routes.MapSilencePages();
        routes.MapHeartbeatPages();
        routes.MapReportPages();
        return routes;
    }
}
