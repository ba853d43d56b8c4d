// How Alertmanager's API refuses: with one JSON text.
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Muster.Server.Web.Api;

namespace Muster.Server.Intake.Alertmanager;

internal static class TextRefusals
{
    /// <summary>Alertmanager's clients read a refusal as one JSON text.</summary>
    public static IResult Answer(int status, string text) => Results.Json(text, Form.Json, statusCode: status);

    /// <summary>Describes what <see cref="Answer"/> answers.</summary>
    public static RouteHandlerBuilder RefusesInText(this RouteHandlerBuilder route, params int[] statuses) =>
        statuses.Aggregate(route, (described, status) => described.Produces<string>(status));

    /// <summary>Describes the matchers in a query, and how those that cannot be read are refused.</summary>
    public static RouteHandlerBuilder WithMatchers(this RouteHandlerBuilder route) =>
        route
            .WithParameter("filter", ParameterLocation.Query, "A matcher such as job=\"api\"; all must hold.", isMany: true)
            .RefusesInText(StatusCodes.Status400BadRequest);

    /// <summary>Describes the matchers of receivers in a query, and how those that cannot be read are refused.</summary>
    public static RouteHandlerBuilder WithReceiverMatchers(this RouteHandlerBuilder route) =>
        route
            .WithParameter(
                "receiver_matchers",
                ParameterLocation.Query,
                "A matcher for the receiver's labels, which are the service's team and tier, such as team=\"core\"; all must hold.",
                isMany: true
            )
            .RefusesInText(StatusCodes.Status400BadRequest);
}
