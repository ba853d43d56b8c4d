// The doors through which signals come in: registered and mapped.
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Muster.Server.Intake.Alertmanager;
using Muster.Server.Intake.PagerDuty;
using Muster.Server.Intake.Receipts;
using Muster.Server.Intake.Reports;

namespace Muster.Server.Intake;

public static class IntakeSlice
{
    public static IServiceCollection AddIntake(this IServiceCollection services) =>
        services.AddSingleton<AlertQueries>().AddSingleton<IntakeStart>();

    /// <summary>The foreign formats are not described in our OpenAPI document: their owners describe them.</summary>
    public static IEndpointRouteBuilder MapIntake(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder foreign = routes.MapGroup("").ExcludeFromDescription();
        foreign.MapAlerts();
        foreign.MapSilences();
        foreign.MapStatus();
        foreign.MapWebhook();
        foreign.MapEnqueue();
        routes.MapReceipts();
        routes.MapReports();
        return routes;
    }
}
