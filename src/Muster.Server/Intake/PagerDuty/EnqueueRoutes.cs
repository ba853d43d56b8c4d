// The door of PagerDuty's Events API v2.
using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Muster.Engine.Intake;
using Muster.Engine.Ports;
using Muster.Server.Intake.Wire;
using Muster.Server.Web.Access;

namespace Muster.Server.Intake.PagerDuty;

/// <summary>The key is in the body, so the route is open and asks by itself; an invalid key is 400, as PagerDuty answers it.</summary>
internal static class EnqueueRoutes
{
    /// <summary>512 KB, PagerDuty's limit of an event.</summary>
    private const int EventBytesMax = 512 * 1024;

    private const string InvalidEvent = "invalid event";

    public static void MapEnqueue(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/v2/enqueue", PostAsync).AllowAnonymous().WithIntakeBody();

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
            return await keys.FindAsync(read.RoutingKey, http.RequestAborted) is { } key
                ? await TakeAsync(http, key, read, intake, ids)
                : Refused(StatusCodes.Status400BadRequest, ["Invalid routing key"]);
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

        // A key is no person: who acknowledges is woken no more, and that only a person can say. The event is taken and has no effect.
        ImmutableArray<Muster.Core.Alerts.Signal> signals =
            read.Action == "acknowledge" ? [] : [EventSignals.ToSignal(key.Name, read, dedupKey)];
        ReceiptHeader.Write(http.Response, await intake.AcceptAsync(EventSignals.Door, key.Name, signals, CancellationToken.None));
        return Results.Json(new Accepted("success", "Event processed", dedupKey), statusCode: StatusCodes.Status202Accepted);
    }

    private static IResult Refused(int status, ImmutableArray<string> mistakes) =>
        Results.Json(new Refusal(InvalidEvent, "Event object is invalid", mistakes), statusCode: status);

    private sealed record Accepted(string Status, string Message, [property: JsonPropertyName("dedup_key")] string DedupKey);

    private sealed record Refusal(string Status, string Message, ImmutableArray<string> Errors);
}
