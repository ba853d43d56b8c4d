// What the host registers and maps for the incidents.
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Muster.Server.Incidents.Api;
using Muster.Server.Incidents.Pages;
using Muster.Server.Web.Bins;

namespace Muster.Server.Incidents;

public static class IncidentSlice
{
    public static IServiceCollection AddIncidents(this IServiceCollection services)
    {
        services.AddSingleton<IncidentReader>();
        services.AddSingleton<FirstLookReader>();
        services.AddSingleton<IncidentPages>();
        services.AddSingleton<IncidentRooms>();
        services.AddSingleton<StatementTermsReader>();
        services.AddSingleton<IncidentWriter>();
        services.AddSingleton<IBinRestorer, TimelineBin>();
        services.AddSingleton<IncidentLists>();
        services.AddSingleton<Answers>();
        services.AddSingleton<ConsoleReader>();
        services.AddSingleton<ReplayReader>();
        services.AddSingleton<ConsoleWrites>();
        services.AddSingleton<ListPages>();
        services.AddSingleton<DeclarePages>();
        return services;
    }

    public static IEndpointRouteBuilder MapIncidents(this IEndpointRouteBuilder routes)
    {
        routes.MapIncidentsApi();
        routes.MapSeverityGuide();
        routes.MapLists();
        routes.MapConsole();
        routes.MapReplay();
        return routes;
    }
}
