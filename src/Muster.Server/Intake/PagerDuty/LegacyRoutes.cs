// The door of PagerDuty's Events API v1, which Alertmanager's service_key and older tools still speak.
using System.Collections.Immutable;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Muster.Engine.Intake;
using Muster.Engine.Ports;
using Muster.Server.Intake.Wire;
using Muster.Server.Web.Api;

namespace Muster.Server.Intake.PagerDuty;

/// <summary>Its senders repeat what is answered 403, which meant "too many" to them: so a key that may not send is 400 here.</summary>
internal static class LegacyRoutes
{
    public static void MapLegacyEvents(this IEndpointRouteBuilder routes) =>
        routes
            .MapPost("/generic/2010-04-15/create_event.json", PostAsync)
            .AsPagerDutyDoor<LegacyEvent>()
            .WithName("CreateLegacyEvent")
            .WithSummary("Takes an event of PagerDuty's Events API v1")
            .WithDescription("An acknowledgement is taken and has no effect, because a key is no person.")
            .WithHeader(ReceiptHeader.Name, ReceiptHeader.Says)
            .Produces<LegacyAccepted>();

    private static Task<IResult> PostAsync(HttpContext http, AlertIntake intake, IIds ids) =>
        PagerDutyDoor.TakeAsync(
            http,
            body => (LegacyParser.Parse(body, out ImmutableArray<string> mistakes), mistakes),
            sent => sent.RoutingKey,
            async (key, sent) =>
            {
                string incidentKey = sent.DedupKey ?? ids.New();
                ReceiptHeader.Write(
                    http.Response,
                    await intake.AcceptAsync(
                        EventSignals.Door,
                        key.Name,
                        [EventSignals.ToSignal(key.Name, sent, incidentKey)],
                        CancellationToken.None
                    )
                );
                return Results.Json(new LegacyAccepted("success", "Event processed", incidentKey));
            },
            notAllowed: StatusCodes.Status400BadRequest
        );
}
