// The door of Grafana's webhook contact point.
using System.Collections.Immutable;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Muster.Engine.Intake;
using Muster.Server.Intake.Alertmanager;
using Muster.Server.Intake.Wire;
using Muster.Server.Web.Access;
using Muster.Server.Web.Api;

namespace Muster.Server.Intake.Grafana;

internal static class GrafanaRoutes
{
    public const string Door = "grafana";

    /// <summary>What Grafana says of an alert beyond Alertmanager's fields. They are kept as annotations, and those that are addresses are shown as links.</summary>
    private static readonly ImmutableArray<string> Kept =
    [
        "dashboardURL",
        "panelURL",
        "silenceURL",
        "imageURL",
        "ruleUID",
        "values",
        "valueString",
    ];

    public static void MapGrafana(this IEndpointRouteBuilder routes)
    {
        routes.MapPost(ProblemDoor.Path(Door), TakeAsync).Describe("NotifyAsGrafana");
        routes.MapPut(ProblemDoor.Path(Door), TakeAsync).Describe("NotifyAsGrafanaByPut");
    }

    private static void Describe(this RouteHandlerBuilder route, string name) =>
        route
            .AsProblemDoor<GrafanaNotification>()
            .WithName(name)
            .WithSummary("Takes the webhook of Grafana's alerting; good alerts are kept beside bad ones")
            .WithParameter(
                GrafanaSignature.Header,
                ParameterLocation.Header,
                "The HMAC of the body with the key as its secret; checked when it is sent."
            )
            .WithParameter(
                GrafanaSignature.TimeHeader,
                ParameterLocation.Header,
                "When it was signed, in Unix seconds; part of what is signed."
            )
            .Produces<Taken>();

    private static async Task<IResult> TakeAsync(HttpContext http, AlertIntake intake, TimeProvider clock)
    {
        IntakeBody body = await IntakeBody.ReadAsync(http, clock);
        if (!body.IsTaken)
        {
            return ProblemDoor.Refused(body.Status, body.Why);
        }

        if (
            GrafanaSignature.Check(http.Request.Headers, ApiKeyScheme.TokenOf(http) ?? "", body.Bytes.Span, clock.GetUtcNow()) is { } forged
        )
        {
            return ProblemDoor.Refused(StatusCodes.Status400BadRequest, forged);
        }

        string key = IntakeKey.NameOf(http.User);
        Reading read = WebhookParser.Parse(Door, key, body.Bytes.Span, Kept);
        return await ProblemDoor.TakeAsync(http, intake, Door, key, read) ?? Taken.Of(http.Response, read);
    }
}
