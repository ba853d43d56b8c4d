// What the routes of Opsgenie's API say of themselves.
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Muster.Server.Web.Api;

namespace Muster.Server.Intake.Opsgenie;

internal static class OpsgenieRoute
{
    /// <summary>A request that is answered 202 and has a body.</summary>
    public static RouteHandlerBuilder Takes(this RouteHandlerBuilder route) =>
        route
            .Produces<TakenAnswer>(StatusCodes.Status202Accepted)
            .WithHeader(OpsgenieAnswers.RequestHeader, "Under which /v2/alerts/requests/{id} says what became of it.")
            .RefusesInMessages(StatusCodes.Status400BadRequest, StatusCodes.Status408RequestTimeout)
            .RefusesInMessages(StatusCodes.Status413PayloadTooLarge, StatusCodes.Status415UnsupportedMediaType)
            .RefusesInMessages(StatusCodes.Status422UnprocessableEntity);

    public static RouteHandlerBuilder Finds<TData>(this RouteHandlerBuilder route, params int[] refusals) =>
        route.Produces<FoundAnswer<TData>>().RefusesInMessages(refusals);

    public static RouteHandlerBuilder RefusesInMessages(this RouteHandlerBuilder route, params int[] statuses) =>
        statuses.Aggregate(route, (described, status) => described.Produces<RefusedAnswer>(status));

    public static RouteHandlerBuilder WithIdentifier(this RouteHandlerBuilder route) =>
        route
            .WithParameter("identifier", ParameterLocation.Path, "The id of an alert, or the alias of an open one.")
            .WithParameter("identifierType", ParameterLocation.Query, "id, tiny or alias; id when it is left out.");
}
