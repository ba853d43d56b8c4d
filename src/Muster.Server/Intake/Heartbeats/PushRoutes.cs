// The doors of heartbeats for what pings Uptime Kuma or GoAlert.
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Muster.Core.Heartbeats;
using Muster.Core.Kernel;
using Muster.Engine.Intake;
using Muster.Server.Intake.Alertmanager;
using Muster.Server.Intake.Wire;
using Muster.Server.Web.Access;
using Muster.Server.Web.Api;

namespace Muster.Server.Intake.Heartbeats;

/// <summary>Their addresses carry one secret and no name: the heartbeat is called as the key is, unless a name follows.</summary>
internal static class PushRoutes
{
    private const string Push = "/api/push/{" + ApiKeyScheme.RouteValue + "}";

    private const string GoAlert = "/api/v2/heartbeat/{" + ApiKeyScheme.RouteValue + "}";

    public static void MapPushes(this IEndpointRouteBuilder routes)
    {
        foreach (string method in new[] { HttpMethods.Get, HttpMethods.Post })
        {
            bool isGet = method == HttpMethods.Get;
            Describe(routes.MapMethods(Push, [method], PushAsync), isGet ? "PushByGet" : "Push", isGet);
            Describe(routes.MapMethods(Push + "/{name}", [method], PushAsync), isGet ? "PushNamedByGet" : "PushNamed", isGet)
                .WithParameter("name", ParameterLocation.Path, HeartbeatName.Expected);
        }

        routes
            .MapPost(GoAlert, GoAlertAsync)
            .WithTags("Intake")
            .RequireAuthorization(Policies.Send)
            .WithName("PingAsGoAlert")
            .WithSummary("Says that a job lives, as GoAlert's heartbeat monitors hear it; the heartbeat is called as the key is")
            .WithParameter(ApiKeyScheme.RouteValue, ParameterLocation.Path, "A key of scope intake.")
            .WithNoBody()
            .Produces<PushAnswer>()
            .RefusesInText(StatusCodes.Status422UnprocessableEntity);
    }

    private static RouteHandlerBuilder Describe(RouteHandlerBuilder route, string name, bool isGet)
    {
        route
            .WithTags("Intake")
            .RequireAuthorization(Policies.Send)
            .WithName(name)
            .WithSummary("Says that a job is up or down, as Uptime Kuma's push monitors hear it; down raises its alert at once")
            .WithParameter(ApiKeyScheme.RouteValue, ParameterLocation.Path, "A key of scope intake.")
            .WithParameter("status", ParameterLocation.Query, "down for a job that failed; anything else is a ping.")
            .WithParameter("msg", ParameterLocation.Query, "What is wrong, in one line; stands in the alert.")
            .WithParameter("ping", ParameterLocation.Query, "Without effect: the milliseconds that the job took.")
            .Produces<PushAnswer>()
            .Refuses(StatusCodes.Status422UnprocessableEntity, "heartbeat.invalid", "heartbeat.too_many");
        return isGet ? route : route.WithNoBody();
    }

    private static async Task<IResult> PushAsync(HttpContext http, HeartbeatBook book)
    {
        string by = IntakeKey.NameOf(http.User);
        string sent = http.Request.RouteValues.ContainsKey("name") ? PathPart.After(http, "/api/push/", 1) : by;
        if (!HeartbeatName.TryRead(sent, out string name))
        {
            return new FieldErrors()
                .When(true, "name", HeartbeatName.Expected)
                .Refuse("heartbeat.invalid", "No heartbeat was taken.")
                .ToProblem();
        }

        bool isDown = string.Equals(http.Request.Query["status"], "down", StringComparison.OrdinalIgnoreCase);
        string message = EdgeText.Line(http.Request.Query["msg"].ToString(), EdgeLimits.TitleBytes);
        (_, Rejection? why) = isDown ? await book.FailAsync(name, message, by) : await book.PingAsync(name, interval: null, by);
        return why is null ? Results.Ok(new PushAnswer(Ok: true)) : why.ToProblem();
    }

    private static async Task<IResult> GoAlertAsync(HttpContext http, HeartbeatBook book)
    {
        string by = IntakeKey.NameOf(http.User);
        (Heartbeat? _, Rejection? why) = await book.PingAsync(by, interval: null, by);
        return why is null
            ? Results.Ok(new PushAnswer(Ok: true))
            : TextRefusals.Answer(StatusCodes.Status422UnprocessableEntity, why.Message);
    }
}

internal sealed record PushAnswer(bool Ok);
