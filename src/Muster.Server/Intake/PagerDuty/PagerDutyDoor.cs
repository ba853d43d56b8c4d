// What the doors of PagerDuty's formats have in common: the key is in the body, and refusals are in PagerDuty's words.
using System.Collections.Immutable;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Muster.Engine.Ports;
using Muster.Server.Intake.Wire;
using Muster.Server.Web.Access;

namespace Muster.Server.Intake.PagerDuty;

/// <summary>The routes are open and ask for the key by themselves; an invalid one is 400, as PagerDuty answers it.</summary>
internal static class PagerDutyDoor
{
    /// <summary>512 KB, PagerDuty's limit of an event.</summary>
    private const int EventBytesMax = 512 * 1024;

    private const string NotAllowed = "not_allowed";

    public static RouteHandlerBuilder AsPagerDutyDoor<TBody>(this RouteHandlerBuilder route) =>
        route
            .WithTags("Intake")
            .AllowAnonymous()
            .WithIntakeBody<TBody>()
            .Produces<EventRefused>(StatusCodes.Status400BadRequest)
            .Produces<EventRefused>(StatusCodes.Status408RequestTimeout)
            .Produces<EventRefused>(StatusCodes.Status413PayloadTooLarge)
            .Produces<EventRefused>(StatusCodes.Status415UnsupportedMediaType)
            .Produces<EventRefused>(StatusCodes.Status503ServiceUnavailable);

    /// <summary>Reads a body, finds its key and lets <paramref name="takeAsync"/> make it durable; or says why not.</summary>
    /// <param name="read">What the body says; null with every mistake in it.</param>
    /// <param name="notAllowed">The status for a key that may not send.</param>
    public static async Task<IResult> TakeAsync<TRead>(
        HttpContext http,
        Func<ReadOnlyMemory<byte>, (TRead? Read, ImmutableArray<string> Mistakes)> read,
        Func<TRead, string> routingKeyOf,
        Func<KnownKey, TRead, Task<IResult>> takeAsync,
        int notAllowed = StatusCodes.Status403Forbidden
    )
        where TRead : class
    {
        IntakeBody body = await IntakeBody.ReadAsync(http, Service<TimeProvider>(http));
        if (!body.IsTaken || body.Bytes.Length > EventBytesMax)
        {
            int status = body.IsTaken ? StatusCodes.Status413PayloadTooLarge : body.Status;
            return Refused(status, [body.IsTaken ? "The event is larger than 512 KB" : body.Why]);
        }

        (TRead? sent, ImmutableArray<string> mistakes) = read(body.Bytes);
        if (sent is null)
        {
            return Refused(StatusCodes.Status400BadRequest, mistakes);
        }

        try
        {
            return await Service<IKeyRing>(http).FindAsync(routingKeyOf(sent), http.RequestAborted) switch
            {
                null => Refused(StatusCodes.Status400BadRequest, ["Invalid routing key"]),
                { MaySend: false } => Refused(
                    notAllowed,
                    ["The routing key stands for a viewer, who may not send events; use a key of scope intake"],
                    NotAllowed
                ),
                { } key => await takeAsync(key, sent),
            };
        }
        catch (StoreUnavailableException)
        {
            ReceiptHeader.WriteRetryAfter(http.Response);
            return Refused(StatusCodes.Status503ServiceUnavailable, ["Nothing can be stored at the moment; send it again"]);
        }
    }

    /// <summary>The key in the header that some senders use in place of <c>routing_key</c>; null when it is not sent.</summary>
    public static string? HeaderKey(HttpContext http) =>
        http.Request.Headers["X-Routing-Key"].ToString() is { Length: > 0 } sent ? sent : null;

    private static TService Service<TService>(HttpContext http)
        where TService : notnull => http.RequestServices.GetRequiredService<TService>();

    private static IResult Refused(int status, ImmutableArray<string> mistakes, string? code = null) =>
        Results.Json(new EventRefused("invalid event", "Event object is invalid", mistakes, code), statusCode: status);
}
