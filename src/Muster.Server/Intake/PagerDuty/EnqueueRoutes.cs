// The door of PagerDuty's Events API v2.
using System.Collections.Immutable;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.OpenApi;
using Muster.Engine.Intake;
using Muster.Engine.Ports;
using Muster.Server.Intake.Wire;
using Muster.Server.Web.Access;
using Muster.Server.Web.Api;

namespace Muster.Server.Intake.PagerDuty;

/// <summary>The key is in the body, so the route is open and asks by itself; an invalid key is 400, as PagerDuty answers it.</summary>
internal static class EnqueueRoutes
{
    /// <summary>512 KB, PagerDuty's limit of an event.</summary>
    private const int EventBytesMax = 512 * 1024;

    private const string InvalidEvent = "invalid event";
    private const string NotAllowed = "not_allowed";

    public static void MapEnqueue(this IEndpointRouteBuilder routes) =>
        routes
            .MapPost("/v2/enqueue", PostAsync)
            .WithTags("Intake")
            .AllowAnonymous()
            .WithName("EnqueueEvent")
            .WithSummary("Takes an event of PagerDuty's Events API v2")
            .WithDescription("An acknowledgement is taken and has no effect, because a key is no person.")
            .WithParameter("X-Routing-Key", ParameterLocation.Header, "The key, where routing_key is left out of the body.")
            .WithIntakeBody<PostedEvent>()
            .WithHeader(ReceiptHeader.Name, ReceiptHeader.Says)
            .Produces<EventAccepted>(StatusCodes.Status202Accepted)
            .Produces<EventRefused>(StatusCodes.Status400BadRequest)
            .Produces<EventRefused>(StatusCodes.Status403Forbidden)
            .Produces<EventRefused>(StatusCodes.Status408RequestTimeout)
            .Produces<EventRefused>(StatusCodes.Status413PayloadTooLarge)
            .Produces<EventRefused>(StatusCodes.Status415UnsupportedMediaType)
            .Produces<EventRefused>(StatusCodes.Status503ServiceUnavailable);

    private static async Task<IResult> PostAsync(HttpContext http, IKeyRing keys, AlertIntake intake, IIds ids, TimeProvider clock)
    {
        IntakeBody body = await IntakeBody.ReadAsync(http, clock);
        if (!body.IsTaken || body.Bytes.Length > EventBytesMax)
        {
            int status = body.IsTaken ? StatusCodes.Status413PayloadTooLarge : body.Status;
            return Refused(status, [body.IsTaken ? "The event is larger than 512 KB" : body.Why]);
        }

        string? header = http.Request.Headers["X-Routing-Key"].ToString() is { Length: > 0 } sent ? sent : null;
        if (EventParser.Parse(body.Bytes, header, out ImmutableArray<string> mistakes) is not { } read)
        {
            return Refused(StatusCodes.Status400BadRequest, mistakes);
        }

        try
        {
            return await keys.FindAsync(read.RoutingKey, http.RequestAborted) switch
            {
                null => Refused(StatusCodes.Status400BadRequest, ["Invalid routing key"]),
                { MaySend: false } => Refused(
                    StatusCodes.Status403Forbidden,
                    ["The routing key stands for a viewer, who may not send events; use a key of scope intake"],
                    NotAllowed
                ),
                { } key => await TakeAsync(http, key, read, intake, ids),
            };
        }
        catch (StoreUnavailableException)
        {
            ReceiptHeader.WriteRetryAfter(http.Response);
            return Refused(StatusCodes.Status503ServiceUnavailable, ["Nothing can be stored at the moment; send it again"]);
        }
    }

    private static async Task<IResult> TakeAsync(HttpContext http, KnownKey key, PagerDutyEvent read, AlertIntake intake, IIds ids)
    {
        string dedupKey = read.DedupKey ?? ids.New();

        // An acknowledgement too: a key is no person, so it stops no page, and its receipt says so.
        ReceiptHeader.Write(
            http.Response,
            await intake.AcceptAsync(EventSignals.Door, key.Name, [EventSignals.ToSignal(key.Name, read, dedupKey)], CancellationToken.None)
        );
        return Results.Json(new EventAccepted("success", "Event processed", dedupKey), statusCode: StatusCodes.Status202Accepted);
    }

    private static IResult Refused(int status, ImmutableArray<string> mistakes, string? code = null) =>
        Results.Json(new EventRefused(InvalidEvent, "Event object is invalid", mistakes, code), statusCode: status);
}
