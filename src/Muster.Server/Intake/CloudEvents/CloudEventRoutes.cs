// The door of CloudEvents over HTTP, with the handshake by which their senders ask before they send.
using System.Collections.Immutable;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Muster.Core.Alerts;
using Muster.Core.Kernel;
using Muster.Engine.Intake;
using Muster.Server.Intake.Wire;
using Muster.Server.Web.Access;
using Muster.Server.Web.Api;

namespace Muster.Server.Intake.CloudEvents;

internal static class CloudEventRoutes
{
    public const string Door = "cloudevents";

    private const string Origin = "WebHook-Request-Origin";

    public static void MapCloudEvents(this IEndpointRouteBuilder routes)
    {
        routes
            .MapPost(ProblemDoor.Path(Door), PostAsync)
            .AsProblemDoor<PostedCloudEvent>()
            .WithName("SendCloudEvents")
            .WithSummary("Takes CloudEvents 1.0: structured, batched or binary; good ones are kept beside bad ones")
            .WithDescription(
                "Source, subject and type are the identity. A type that ends in .resolved, .ok or .closed, or data.status of one of these words, ends the alert."
            )
            .Produces<Taken>();
        routes
            .MapMethods(ProblemDoor.Path(Door), [HttpMethods.Options], Handshake)
            .WithTags("Intake")
            .RequireAuthorization(Policies.Send)
            .WithName("AskToSendCloudEvents")
            .WithSummary("Allows a sender of CloudEvents to send, when its key may")
            .WithParameter(ApiKeyScheme.RouteValue, ParameterLocation.Path, "A key of scope intake.")
            .WithParameter(Origin, ParameterLocation.Header, "Who asks.")
            .Produces<HandshakeAnswer>();
    }

    /// <summary>Source: HTTP 1.1 Web Hooks for Event Delivery, section 4.1: whoever has the key may send, from any origin and at any rate.</summary>
    private static IResult Handshake(HttpContext http)
    {
        string asked = http.Request.Headers[Origin].ToString();
        http.Response.Headers.Allow = HttpMethods.Post;
        if (asked.Length > 0)
        {
            http.Response.Headers["WebHook-Allowed-Origin"] = "*";
            http.Response.Headers["WebHook-Allowed-Rate"] = "*";
        }

        return Results.Json(new HandshakeAnswer(asked.Length > 0 ? "*" : null, HttpMethods.Post));
    }

    private static async Task<IResult> PostAsync(HttpContext http, AlertIntake intake, TimeProvider clock)
    {
        IntakeBody body = await IntakeBody.ReadAsync(http, clock);
        if (!body.IsTaken)
        {
            return ProblemDoor.Refused(body.Status, body.Why);
        }

        string key = IntakeKey.NameOf(http.User);
        Reading read = Read(http.Request, key, body.Bytes);
        return await ProblemDoor.TakeAsync(http, intake, Door, key, read) ?? Taken.Of(http.Response, read);
    }

    private static Reading Read(HttpRequest request, string key, ReadOnlyMemory<byte> body) =>
        CloudEventParser.Parse(body, ModeOf(request), name => request.Headers["ce-" + name].ToString()) switch
        {
            { Malformed: { } why } parsed => Reading.Unreadable(why) with { IsTooMany = parsed.IsTooMany },
            { } parsed => new(Signals(key, parsed), Bad(parsed)),
        };

    private static ImmutableArray<Signal> Signals(string key, ParsedCloudEvents parsed) =>
        [.. parsed.Events.Where(one => one.Why is null).Select(one => CloudEventSignals.ToSignal(key, one.Event!))];

    private static ImmutableArray<BadSignal> Bad(ParsedCloudEvents parsed) =>
        [
            .. parsed
                .Events.Select((one, index) => (one.Why, Index: index))
                .Where(one => one.Why is not null)
                .Select(one => new BadSignal(one.Index, one.Why!)),
        ];

    private static CloudEventMode ModeOf(HttpRequest request)
    {
        string type = EdgeText.Line(request.ContentType ?? "", EdgeLimits.NameBytes);
        return type.StartsWith("application/cloudevents-batch", StringComparison.OrdinalIgnoreCase) ? CloudEventMode.Batch
            : type.StartsWith("application/cloudevents", StringComparison.OrdinalIgnoreCase) ? CloudEventMode.Structured
            : request.Headers.ContainsKey("ce-specversion") ? CloudEventMode.Binary
            : CloudEventMode.Guessed;
    }
}

/// <param name="Origin">Whom it allows to send: everybody who has the key; null when nobody said who asks.</param>
/// <param name="Allow">The method by which to send.</param>
internal sealed record HandshakeAnswer(string? Origin, string Allow);
