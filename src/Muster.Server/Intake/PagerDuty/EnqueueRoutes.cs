// The door of PagerDuty's Events API v2.
using System.Collections.Immutable;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Muster.Engine.Intake;
using Muster.Engine.Ports;
using Muster.Server.Intake.Wire;
using Muster.Server.Web.Api;

namespace Muster.Server.Intake.PagerDuty;

internal static class EnqueueRoutes
{
    public static void MapEnqueue(this IEndpointRouteBuilder routes) =>
        routes
            .MapPost("/v2/enqueue", PostAsync)
            .AsPagerDutyDoor<PostedEvent>()
            .WithName("EnqueueEvent")
            .WithSummary("Takes an event of PagerDuty's Events API v2")
            .WithDescription("An acknowledgement is taken and has no effect, because a key is no person.")
            .WithParameter("X-Routing-Key", ParameterLocation.Header, "The key, where routing_key is left out of the body.")
            .WithHeader(ReceiptHeader.Name, ReceiptHeader.Says)
            .Produces<EventAccepted>(StatusCodes.Status202Accepted)
            .Produces<EventRefused>(StatusCodes.Status403Forbidden);

    private static Task<IResult> PostAsync(HttpContext http, AlertIntake intake, IIds ids) =>
        PagerDutyDoor.TakeAsync(
            http,
            body => (EventParser.Parse(body, PagerDutyDoor.HeaderKey(http), out ImmutableArray<string> mistakes), mistakes),
            sent => sent.RoutingKey,
            async (key, sent) =>
            {
                string dedupKey = sent.DedupKey ?? ids.New();

                // An acknowledgement too: a key is no person, so it stops no page, and its receipt says so.
                ReceiptHeader.Write(
                    http.Response,
                    await intake.AcceptAsync(
                        EventSignals.Door,
                        key.Name,
                        [EventSignals.ToSignal(key.Name, sent, dedupKey)],
                        CancellationToken.None
                    )
                );
                return Results.Json(new EventAccepted("success", "Event processed", dedupKey), statusCode: StatusCodes.Status202Accepted);
            }
        );
}
