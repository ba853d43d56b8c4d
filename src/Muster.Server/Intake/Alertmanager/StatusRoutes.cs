// What Alertmanager's clients ask of the server itself: its status and its receivers.
using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.InteropServices;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Muster.Core.Alerts;

namespace Muster.Server.Intake.Alertmanager;

internal static class StatusRoutes
{
    public static void MapStatus(this IEndpointRouteBuilder routes)
    {
        routes
            .MapGet("/status", Status)
            .WithName("GetAlertmanagerStatus")
            .WithSummary("What Alertmanager's clients ask of the server itself")
            .Produces<StatusAnswer>();
        routes
            .MapGet("/receivers", ReceiversAsync)
            .WithName("QueryReceivers")
            .WithSummary("Whom alerts go to: the services' ids")
            .WithReceiverMatchers()
            .Produces<ReceiverAnswer[]>();
    }

    private static async Task<IResult> ReceiversAsync(HttpContext http, AlertQueries queries)
    {
        ImmutableArray<LabelMatcher> matchers = AlertFilter.Read(http.Request.Query["receiver_matchers"], out string? wrong);
        return wrong is null
            ? Results.Json(await queries.ReceiversAsync(matchers, http.RequestAborted), Form.Json)
            : TextRefusals.Answer(StatusCodes.Status400BadRequest, wrong);
    }

    private static IResult Status(IntakeStart start)
    {
        string version =
            typeof(StatusRoutes).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0";
        return Results.Json(
            new StatusAnswer(
                new("disabled", []),
                new("0.25.0+muster." + version.Split('+')[0], "", "", "", "", RuntimeInformation.FrameworkDescription),
                new("# Muster keeps its routes in the organisation: muster export shows it.\n"),
                start.At
            ),
            Form.Json
        );
    }
}
