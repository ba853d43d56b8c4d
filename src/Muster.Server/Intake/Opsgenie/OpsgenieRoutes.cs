// The door of Opsgenie's API, under the paths that it has.
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Muster.Server.Intake.Opsgenie;

internal static class OpsgenieRoutes
{
    public static void MapOpsgenie(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder group = routes.MapGroup("/v2").WithTags("Opsgenie");
        group.AddEndpointFilter(OpsgenieAnswers.FilterAsync);
        group.MapOpsgenieAlerts();
        group.MapActions();
        group.MapHeartbeats();
        group.MapSchedules();
    }
}
