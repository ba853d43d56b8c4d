// The door of Alertmanager's webhook.
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Muster.Engine.Intake;
using Muster.Server.Intake.Wire;

namespace Muster.Server.Intake.Alertmanager;

internal static class WebhookRoutes
{
    public static void MapWebhook(this IEndpointRouteBuilder routes) =>
        routes
            .MapPost(ProblemDoor.Path("alertmanager"), PostAsync)
            .AsProblemDoor<Notification>()
            .WithName("NotifyAsAlertmanager")
            .WithSummary("Takes the webhook of Alertmanager; good alerts are kept beside bad ones")
            .Produces(StatusCodes.Status200OK);

    private static async Task<IResult> PostAsync(HttpContext http, AlertIntake intake, TimeProvider clock)
    {
        IntakeBody body = await IntakeBody.ReadAsync(http, clock);
        if (!body.IsTaken)
        {
            return ProblemDoor.Refused(body.Status, body.Why);
        }

        string key = IntakeKey.NameOf(http.User);
        Reading read = WebhookParser.Parse(key, body.Bytes.Span);
        return await ProblemDoor.TakeAsync(http, intake, WebhookParser.Door, key, read) ?? Results.Ok();
    }
}
