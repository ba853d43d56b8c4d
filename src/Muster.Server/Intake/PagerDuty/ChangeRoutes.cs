// The door of PagerDuty's change events, and the list of what came through it.
using System.Collections.Immutable;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.OpenApi;
using Muster.Core.Kernel;
using Muster.Engine.Intake;
using Muster.Engine.Ports;
using Muster.Engine.Projections;
using Muster.Server.Web.Access;
using Muster.Server.Web.Api;

namespace Muster.Server.Intake.PagerDuty;

internal static class ChangeRoutes
{
    private const string All = "all";

    public static void MapChanges(this IEndpointRouteBuilder routes)
    {
        routes
            .MapPost("/v2/change/enqueue", PostAsync)
            .AsPagerDutyDoor<PostedChange>()
            .WithName("EnqueueChange")
            .WithSummary("Takes a change event, such as a deployment; it pages nobody and is shown beside incidents")
            .WithParameter("X-Routing-Key", ParameterLocation.Header, "The key, where routing_key is left out of the body.")
            .Produces<ChangeAccepted>(StatusCodes.Status202Accepted)
            .Produces<EventRefused>(StatusCodes.Status403Forbidden);
        routes
            .MapGet("/api/v1/changes", ListAsync)
            .WithTags("Changes")
            .RequireAuthorization(Policies.Read)
            .WithName("ListChanges")
            .WithSummary("Lists what was changed, the latest first")
            .Refuses(StatusCodes.Status400BadRequest, "request.invalid");
    }

    private static Task<IResult> PostAsync(HttpContext http, ChangeIntake intake) =>
        PagerDutyDoor.TakeAsync(
            http,
            body => (ChangeParser.Parse(body, PagerDutyDoor.HeaderKey(http), out ImmutableArray<string> mistakes), mistakes),
            sent => sent.RoutingKey,
            async (key, sent) =>
            {
                await intake.AcceptAsync(sent.Change with { Key = key.Name }, CancellationToken.None);
                return Results.Json(new ChangeAccepted("success", "Change event processed"), statusCode: StatusCodes.Status202Accepted);
            }
        );

    /// <param name="q">Words that must all occur.</param>
    /// <param name="service">Only changes of this service.</param>
    private static async Task<Results<Ok<ChangeList>, ProblemHttpResult>> ListAsync(
        IViewStore views,
        CancellationToken cancel,
        string? q = null,
        string? service = null,
        string? cursor = null,
        int limit = ListQuestion.LimitUsual
    )
    {
        if (!ListQuestion.TryRead(All, [All], cursor, limit, out ViewCursor? after, out Rejection? why))
        {
            return why!.ToBadQuestion();
        }

        ViewQuery query = new(Views.Change, [], ListQuestion.Words(q), after, limit)
        {
            Subject = string.IsNullOrEmpty(service) ? null : EdgeText.Line(service, EdgeLimits.NameBytes),
            Searched = ViewQuery.SearchedMax,
        };
        IReadOnlyList<View> found = await views.ListAsync(query, cancel);
        return TypedResults.Ok(
            new ChangeList([.. found.Select(view => view.Row<ChangeRow>())], await views.NextAsync(query, found, cancel))
        );
    }
}
