// The door of Alertmanager's webhook.
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.OpenApi;
using Muster.Engine.Intake;
using Muster.Engine.Ports;
using Muster.Server.Intake.Wire;
using Muster.Server.Web.Access;
using Muster.Server.Web.Api;

namespace Muster.Server.Intake.Alertmanager;

internal static class WebhookRoutes
{
    private const string BadSignals = "signals.invalid";

    public static void MapWebhook(this IEndpointRouteBuilder routes) =>
        routes
            .MapPost($"/intake/{{{ApiKeyScheme.RouteValue}}}/alertmanager", PostAsync)
            .WithTags("Intake")
            .RequireAuthorization(Policies.Send)
            .WithName("NotifyAsAlertmanager")
            .WithSummary("Takes the webhook of Alertmanager; good alerts are kept beside bad ones")
            .WithParameter(
                ApiKeyScheme.RouteValue,
                ParameterLocation.Path,
                "A key of scope intake; an Authorization header goes before it."
            )
            .WithIntakeBody<Notification>()
            .WithHeader(ReceiptHeader.Name, ReceiptHeader.Says)
            .Produces(StatusCodes.Status200OK)
            .Refuses(StatusCodes.Status400BadRequest, BadSignals)
            .Refuses(StatusCodes.Status408RequestTimeout, CodeOf(StatusCodes.Status408RequestTimeout))
            .Refuses(StatusCodes.Status413PayloadTooLarge, CodeOf(StatusCodes.Status413PayloadTooLarge))
            .Refuses(StatusCodes.Status415UnsupportedMediaType, CodeOf(StatusCodes.Status415UnsupportedMediaType));

    /// <summary>
    /// Alertmanager sends again what was answered 5xx and gives up what was answered 4xx: so a body that can never be taken is 4xx, and what cannot be stored now is 503.
    /// </summary>
    private static async Task<IResult> PostAsync(HttpContext http, AlertIntake intake, TimeProvider clock)
    {
        IntakeBody body = await IntakeBody.ReadAsync(http, clock);
        if (!body.IsTaken)
        {
            return Refused(body.Status, body.Why);
        }

        string key = IntakeKey.NameOf(http.User);
        Reading read = WebhookParser.Parse(key, body.Bytes.Span);
        if (read.Malformed is { } why)
        {
            return Refused(read.IsTooMany ? StatusCodes.Status413PayloadTooLarge : StatusCodes.Status400BadRequest, why);
        }

        try
        {
            ReceiptHeader.Write(http.Response, await intake.AcceptAsync(WebhookParser.Door, key, read.Signals, CancellationToken.None));
        }
        catch (StoreUnavailableException)
        {
            ReceiptHeader.WriteRetryAfter(http.Response);
            return Refused(
                StatusCodes.Status503ServiceUnavailable,
                "Nothing can be stored at the moment, so nothing was taken. Send it again."
            );
        }

        return read.Bad.IsEmpty ? Results.Ok() : Refused(StatusCodes.Status400BadRequest, read.Complaint());
    }

    private static ProblemHttpResult Refused(int status, string why) =>
        RejectionResults.Problem(status, "The notification cannot be taken whole.", why, CodeOf(status));

    private static string CodeOf(int status) =>
        status switch
        {
            StatusCodes.Status408RequestTimeout => "request.too_late",
            StatusCodes.Status413PayloadTooLarge => "request.too_large",
            StatusCodes.Status415UnsupportedMediaType => "request.encoding",
            StatusCodes.Status503ServiceUnavailable => "store.unavailable",
            _ => BadSignals,
        };
}
