// The door of PagerDuty's change events.
using System.Collections.Immutable;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Muster.Engine.Intake;
using Muster.Server.Web.Api;

namespace Muster.Server.Intake.PagerDuty;

internal static class ChangeRoutes
{
    public static void MapPagerDutyChanges(this IEndpointRouteBuilder routes) =>
        routes
            .MapPost("/v2/change/enqueue", PostAsync)
            .AsPagerDutyDoor<PostedChange>()
            .WithName("EnqueueChange")
            .WithSummary("Takes a change event, such as a deployment; it pages nobody and is shown beside incidents")
            .WithParameter("X-Routing-Key", ParameterLocation.Header, "The key, where routing_key is left out of the body.")
            .Produces<ChangeAccepted>(StatusCodes.Status202Accepted)
            .Produces<EventRefused>(StatusCodes.Status403Forbidden);

    private static Task<IResult> PostAsync(HttpContext http, ChangeIntake intake) =>
        PagerDutyDoor.TakeAsync(
            http,
            body => (ChangeParser.Parse(body, PagerDutyDoor.HeaderKey(http), out ImmutableArray<string> mistakes), mistakes),
            sent => sent.RoutingKey,
            async (key, sent) =>
            {
                await intake.AcceptAsync(sent.Change with { Key = key.Name }, CancellationToken.None);
                return Results.Json(new ChangeAccepted("success", "Change event processed"), statusCode: StatusCodes.Status202Accepted);
            }
        );
}
