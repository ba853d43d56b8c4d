// The door of Prometheus, amtool and Grafana: alerts posted to Alertmanager's API v2, and read from it.
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Muster.Engine.Intake;
using Muster.Engine.Ports;
using Muster.Server.Intake.Wire;
using Muster.Server.Web.Access;
using Muster.Server.Web.Api;
using static Microsoft.AspNetCore.Http.StatusCodes;

namespace Muster.Server.Intake.Alertmanager;

internal static class AlertRoutes
{
    public const string Path = "/api/v2/alerts";

    /// <summary>Of the route that takes alerts.</summary>
    public const string PostName = "PostAlertmanagerAlerts";

    public static void MapAlerts(this IEndpointRouteBuilder routes)
    {
        routes
            .MapPost("/alerts", PostAsync)
            .RequireAuthorization(Policies.Send)
            .WithName(PostName)
            .WithSummary("Takes alerts as Prometheus, amtool and Grafana post them; good ones are kept beside bad ones")
            .WithIntakeBody<PostedAlert[]>()
            .WithHeader(ReceiptHeader.Name, ReceiptHeader.Says)
            .Produces(Status200OK)
            .RefusesInText(Status400BadRequest, Status408RequestTimeout, Status413PayloadTooLarge, Status415UnsupportedMediaType)
            .RefusesInText(Status503ServiceUnavailable);
        routes
            .MapGet("/alerts", GetAsync)
            .WithName("QueryAlertmanagerAlerts")
            .WithSummary("Lists what fires, whatever door it came through")
            .WithFilter()
            .Produces<AlertAnswer[]>();
        routes
            .MapGet("/alerts/groups", GetGroupsAsync)
            .WithName("QueryAlertmanagerGroups")
            .WithSummary("Lists what fires, in its groups")
            .WithFilter()
            .WithParameter("muted", ParameterLocation.Query, "Without effect: nothing is muted by time here.")
            .Produces<GroupAnswer[]>();
    }

    private static RouteHandlerBuilder WithFilter(this RouteHandlerBuilder route) =>
        route
            .WithMatchers()
            .WithParameter("active", ParameterLocation.Query, "false leaves out what is not silenced.")
            .WithParameter("silenced", ParameterLocation.Query, "false leaves out what is silenced.")
            .WithParameter("inhibited", ParameterLocation.Query, "false leaves out those that another alert hides.")
            .WithParameter("unprocessed", ParameterLocation.Query, "Without effect: what is listed has been looked at.")
            .WithReceiverMatchers()
            .WithParameter("receiver", ParameterLocation.Query, "A regular expression for the receiver, which is the service's id.");

    private static Task<IResult> PostAsync(HttpContext http, AlertIntake intake, TimeProvider clock) =>
        TakeAsync(http, IntakeKey.NameOf(http.User), intake, clock);

    /// <summary>200 with an empty body; 400 with a JSON text that names every bad alert, after the good ones beside them are stored.</summary>
    /// <param name="key">The name of the intake key.</param>
    internal static async Task<IResult> TakeAsync(HttpContext http, string key, AlertIntake intake, TimeProvider clock)
    {
        IntakeBody body = await IntakeBody.ReadAsync(http, clock);
        if (!body.IsTaken)
        {
            return TextRefusals.Answer(body.Status, body.Why);
        }

        using FrameReading read = AlertListParser.Parse(key, body);
        if (read.Malformed is { } why)
        {
            return TextRefusals.Answer(read.IsTooMany ? Status413PayloadTooLarge : Status400BadRequest, why);
        }

        if (read.Signals.Count > 0 && await StoreAsync(http.Response, intake, key, read.Signals) is { } refusal)
        {
            return refusal;
        }

        return read.Bad.IsEmpty ? Results.Ok() : TextRefusals.Answer(Status400BadRequest, read.Complaint());
    }

    /// <summary>Makes alerts durable and writes their receipt into the head of the answer; a refusal when they cannot be kept, null when they were.</summary>
    internal static async ValueTask<IResult?> StoreAsync(HttpResponse response, AlertIntake intake, string key, SignalFrames signals)
    {
        try
        {
            IntakeAnswer answer = await intake.AcceptAsync(AlertListParser.Door, key, signals, CancellationToken.None);
            ReceiptHeader.Write(response, answer.Receipt);
            return null;
        }
        catch (StoreUnavailableException)
        {
            ReceiptHeader.WriteRetryAfter(response);
            return TextRefusals.Answer(
                Status503ServiceUnavailable,
                "Nothing can be stored at the moment, so nothing was taken. Send it again."
            );
        }
    }

    private static async Task<IResult> GetAsync(HttpContext http, AlertQueries queries)
    {
        AlertFilter filter = AlertFilter.Of(http.Request.Query, out string? wrong);
        return wrong is null
            ? Results.Json(await queries.AlertsAsync(filter, http.RequestAborted), Form.Json)
            : TextRefusals.Answer(Status400BadRequest, wrong);
    }

    private static async Task<IResult> GetGroupsAsync(HttpContext http, AlertQueries queries)
    {
        AlertFilter filter = AlertFilter.Of(http.Request.Query, out string? wrong);
        return wrong is null
            ? Results.Json(await queries.GroupsAsync(filter, http.RequestAborted), Form.Json)
            : TextRefusals.Answer(Status400BadRequest, wrong);
    }
}
