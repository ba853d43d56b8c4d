// The door of Alertmanager's webhook.
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Muster.Engine.Intake;
using Muster.Engine.Ports;
using Muster.Server.Intake.Wire;
using Muster.Server.Web.Access;

namespace Muster.Server.Intake.Alertmanager;

internal static class WebhookRoutes
{
    public static void MapWebhook(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/intake/{key}/alertmanager", PostAsync).RequireAuthorization(Policies.Intake).WithIntakeBody();

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

    private static IResult Refused(int status, string why) =>
        Results.Problem(statusCode: status, title: "The notification cannot be taken whole.", detail: why);
}
