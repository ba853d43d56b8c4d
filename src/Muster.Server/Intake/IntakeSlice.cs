// The doors through which signals come in: registered and mapped.
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Muster.Server.Intake.Alertmanager;
using Muster.Server.Intake.Changes;
using Muster.Server.Intake.CloudEvents;
using Muster.Server.Intake.GitHub;
using Muster.Server.Intake.GitLab;
using Muster.Server.Intake.Grafana;
using Muster.Server.Intake.Heartbeats;
using Muster.Server.Intake.Json;
using Muster.Server.Intake.Opsgenie;
using Muster.Server.Intake.PagerDuty;
using Muster.Server.Intake.Pages;
using Muster.Server.Intake.Receipts;
using Muster.Server.Intake.Reports;
using Muster.Server.Web.Access;
using Muster.Server.Web.Trials;

namespace Muster.Server.Intake;

public static class IntakeSlice
{
    public static IServiceCollection AddIntake(this IServiceCollection services) =>
        services
            .AddSingleton<AlertQueries>()
            .AddSingleton<IntakeStart>()
            .AddSingleton<ITemplateTrial, TemplateTrial>()
            .AddSingleton<AlertFinder>()
            .AddSingleton<AlertActions>()
            .AddSingleton<RequestBook>()
            .AddSingleton<ReceiptReader>()
            .AddSingleton<ReceiptConsole>()
            .AddHostedService<StormRehearsal>();

    /// <summary>Stands before all that only browsers need.</summary>
    public static IApplicationBuilder UseIntake(this IApplicationBuilder app) => app.UseMiddleware<PlainDoor>();

    public static IEndpointRouteBuilder MapIntake(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder alertmanager = routes.MapGroup("/api/v2").WithTags("Alertmanager").RequireAuthorization(Policies.Intake);
        alertmanager.MapAlerts();
        alertmanager.MapSilences();
        alertmanager.MapStatus();
        routes.MapWebhook();
        routes.MapGrafana();
        routes.MapCloudEvents();
        routes.MapJson();
        routes.MapEnqueue();
        routes.MapLegacyEvents();
        routes.MapPagerDutyChanges();
        routes.MapChanges();
        routes.MapGitHub();
        routes.MapGitLab();
        routes.MapOpsgenie();
        routes.MapPings();
        routes.MapPushes();
        routes.MapReceipts();
        routes.MapReceiptPages();
        routes.MapReports();
        return routes;
    }
}
