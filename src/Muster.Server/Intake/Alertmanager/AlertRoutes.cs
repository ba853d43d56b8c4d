// The door of Prometheus, amtool and Grafana: alerts posted to Alertmanager's API v2, and read from it.
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Muster.Engine.Intake;
using Muster.Engine.Ports;
using Muster.Server.Intake.Wire;
using Muster.Server.Web.Access;

namespace Muster.Server.Intake.Alertmanager;

internal static class AlertRoutes
{
    public static void MapAlerts(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/v2/alerts", PostAsync).RequireAuthorization(Policies.Intake).WithIntakeBody();
        routes.MapGet("/api/v2/alerts", GetAsync).RequireAuthorization(Policies.Intake);
        routes.MapGet("/api/v2/alerts/groups", GetGroupsAsync).RequireAuthorization(Policies.Intake);
    }

    /// <summary>200 with an empty body; 400 with a JSON text that names every bad alert, after the good ones beside them are stored.</summary>
    private static async Task<IResult> PostAsync(HttpContext http, AlertIntake intake, TimeProvider clock)
    {
        IntakeBody body = await IntakeBody.ReadAsync(http, clock);
        if (!body.IsTaken)
        {
            return Answer(body.Status, body.Why);
        }

        string key = IntakeKey.NameOf(http.User);
        Reading read = AlertListParser.Parse(key, body.Bytes.Span);
        if (read.Malformed is { } why)
        {
            return Answer(read.IsTooMany ? StatusCodes.Status413PayloadTooLarge : StatusCodes.Status400BadRequest, why);
        }

        try
        {
            ReceiptHeader.Write(http.Response, await intake.AcceptAsync(AlertListParser.Door, key, read.Signals, CancellationToken.None));
        }
        catch (StoreUnavailableException)
        {
            ReceiptHeader.WriteRetryAfter(http.Response);
            return Answer(
                StatusCodes.Status503ServiceUnavailable,
                "Nothing can be stored at the moment, so nothing was taken. Send it again."
            );
        }

        return read.Bad.IsEmpty ? Results.Ok() : Answer(StatusCodes.Status400BadRequest, read.Complaint());
    }

    private static async Task<IResult> GetAsync(HttpContext http, AlertQueries queries)
    {
        AlertFilter filter = AlertFilter.Of(http.Request.Query, out string? wrong);
        return wrong is null
            ? Results.Json(await queries.AlertsAsync(filter, http.RequestAborted), Form.Json)
            : Answer(StatusCodes.Status400BadRequest, wrong);
    }

    private static async Task<IResult> GetGroupsAsync(HttpContext http, AlertQueries queries)
    {
        AlertFilter filter = AlertFilter.Of(http.Request.Query, out string? wrong);
        return wrong is null
            ? Results.Json(await queries.GroupsAsync(filter, http.RequestAborted), Form.Json)
            : Answer(StatusCodes.Status400BadRequest, wrong);
    }

    /// <summary>Alertmanager's clients read a refusal as one JSON text.</summary>
    private static IResult Answer(int status, string text) => Results.Json(text, Form.Json, statusCode: status);
}
