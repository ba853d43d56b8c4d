// The subscribers of the REST API: list, add, wake, unsubscribe, erase.
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Muster.Core.StatusPage.Subscribers;
using Muster.Server.Web.Access;
using Muster.Server.Web.Api;
using static Microsoft.AspNetCore.Http.StatusCodes;

namespace Muster.Server.Subscribers.Api;

internal static class SubscribersApi
{
    public static void MapSubscribersApi(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder group = routes
            .MapGroup("/api/v1/subscribers")
            .WithTags("Status page")
            .WithBodies()
            .DisableAntiforgery()
            .RequireAuthorization(Policies.Administer);
        group
            .MapGet(
                "",
                (
                    SubscriberAnswers answers,
                    CancellationToken cancel,
                    string status = SubscriberAnswers.All,
                    string? cursor = null,
                    int limit = ListQuestion.LimitUsual
                ) => answers.ListAsync(status, cursor, limit, cancel)
            )
            .WithName("ListSubscribers")
            .WithSummary("Lists the subscribers of the status page, newest first; of an address its beginning and its host")
            .Refuses(Status422UnprocessableEntity, "request.invalid");
        group
            .MapPost("", (Body<AddSubscribersBody> body, HttpContext http, SubscriberAnswers answers) => answers.AddAsync(body.Value, http))
            .WithName("AddSubscribers")
            .WithSummary("Adds subscribers who consented elsewhere; who is subscribed or has left stays as they are")
            .Refuses(Status409Conflict, "conflict")
            .Refuses(Status422UnprocessableEntity, "subscription.invalid");
        Changes(group, "wake", "WakeSubscriber", "Has a subscriber told again whose address was mended", (one, _, _) => one.Wake());
        Changes(
            group,
            "unsubscribe",
            "UnsubscribeSubscriber",
            "Unsubscribes a subscriber",
            (one, now, http) => one.Unsubscribe("Unsubscribed by an admin.", Caller.Require(http.User).Actor, now)
        );
        Changes(
            group,
            "erasure",
            "EraseSubscriber",
            "Erases a subscriber's address and unsubscribes it; a keyed hash stays",
            (one, now, http) => one.Erase(Caller.Require(http.User).Actor, now)
        );
    }

    private static void Changes(
        RouteGroupBuilder group,
        string verb,
        string name,
        string summary,
        Func<Subscription, DateTimeOffset, HttpContext, Subscription> next
    ) =>
        group
            .MapPut(
                "/{id}/" + verb,
                (string id, HttpContext http, SubscriberAnswers answers) => answers.ChangeAsync(id, (one, now) => next(one, now, http))
            )
            .WithName(name)
            .WithSummary(summary)
            .Refuses(Status404NotFound, "subscription.not_found")
            .Refuses(Status409Conflict, "conflict");
}
