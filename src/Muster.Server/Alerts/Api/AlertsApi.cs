// Alerts and their groups over the REST API: lists, and one group with its alerts.
using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Muster.Core.Alerts;
using Muster.Core.Kernel;
using Muster.Engine.Commands;
using Muster.Engine.Intake;
using Muster.Engine.Ports;
using Muster.Server.Web.Access;
using Muster.Server.Web.Api;
using static Microsoft.AspNetCore.Http.StatusCodes;

namespace Muster.Server.Alerts.Api;

internal static class AlertsApi
{
    private static readonly string[] AlertStatuses = ["firing", "resolved", "all"];

    public static void MapAlertsApi(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder api = routes.MapGroup("/api/v1").WithTags("Alerts").RequireAuthorization(Policies.Read);
        api.MapGet("/alerts", AlertsAsync)
            .WithName("ListAlerts")
            .WithSummary("Lists alerts, the latest first")
            .Refuses(Status400BadRequest, "request.invalid");
        api.MapGet("/heartbeats", HeartbeatsAsync)
            .WithName("ListHeartbeats")
            .WithSummary("Lists the heartbeats by name: which jobs were heard, when, and which stay silent");
        api.MapGet("/groups", GroupsAsync)
            .WithName("ListGroups")
            .WithSummary("Lists alert groups with the page that each raised, newest first")
            .Refuses(Status400BadRequest, "request.invalid");
        api.MapGet("/groups/{id}", GroupAsync)
            .WithName("GetGroup")
            .WithSummary("One alert group with its alerts")
            .Refuses(Status404NotFound, "group.not_found");
    }

    private static async Task<Results<Ok<AlertList>, ProblemHttpResult>> AlertsAsync(
        IAlertStore alerts,
        ISignalSink sink,
        OrganisationReader organisations,
        CancellationToken cancel,
        string status = "firing",
        string? cursor = null,
        int limit = ListQuestion.LimitUsual
    )
    {
        ViewCursor? after = null;
        long before = 0;
        bool cursorRead =
            string.IsNullOrEmpty(cursor)
            || (
                Cursors.TryRead(cursor, out after) && long.TryParse(after!.Id, NumberStyles.None, CultureInfo.InvariantCulture, out before)
            );
        FieldErrors errors = new FieldErrors()
            .When(!AlertStatuses.Contains(status, StringComparer.Ordinal), "status", $"Use one of {string.Join(", ", AlertStatuses)}.")
            .When(!cursorRead, "cursor", Cursors.NotOurs)
            .When(limit is < 1 or > ViewQuery.LimitMax, "limit", $"Use 1 to {ViewQuery.LimitMax}.");
        if (errors.Any)
        {
            return errors.Refuse("request.invalid", "The list was not read, because the question is not right.").ToBadQuestion();
        }

        bool? firing = status == "all" ? null : status == "firing";
        await sink.SettledAsync(cancel);
        IReadOnlyList<Alert> found = sink.AsHeard(await alerts.LatestAsync(firing, after is null ? null : before, limit, cancel));
        (_, Router router) = await organisations.WithRouterAsync(cancel);
        string? next =
            found.Count == limit ? Cursors.Write(new(found[^1].ReceivedAt, found[^1].Id.ToString(CultureInfo.InvariantCulture))) : null;
        return TypedResults.Ok(new AlertList([.. found.Select(alert => AlertItem.Of(alert, router))], next));
    }

    private static async Task<Ok<HeartbeatList>> HeartbeatsAsync(HeartbeatBook book, CancellationToken cancel) =>
        TypedResults.Ok(new HeartbeatList([.. (await book.ListAsync(cancel)).Select(HeartbeatItem.Of)], Next: null));

    private static async Task<Results<Ok<GroupList>, ProblemHttpResult>> GroupsAsync(
        GroupLists lists,
        CancellationToken cancel,
        string status = GroupListing.Open,
        string? q = null,
        string? cursor = null,
        int limit = ListQuestion.LimitUsual
    )
    {
        if (!GroupListing.TryParse(status, q, cursor, limit, out GroupListing? asked, out Rejection? why))
        {
            return why!.ToBadQuestion();
        }

        (ImmutableArray<ListedGroup> rows, string? next) = await lists.ListAsync(asked!, cancel);
        return TypedResults.Ok(new GroupList([.. rows.Select(row => GroupItem.Of(row.Group, row.Page?.Status))], next));
    }

    private static async Task<Results<Ok<GroupDetail>, ProblemHttpResult>> GroupAsync(
        string id,
        GroupReader reader,
        OrganisationReader organisations,
        CancellationToken cancel
    )
    {
        if (await reader.ReadAsync(id, cancel) is not { } record)
        {
            return Rejection
                .NotFound("group.not_found", $"There is no alert group '{EdgeText.Line(id, 80)}'. Look at the list of groups for its id.")
                .ToProblem();
        }

        (_, Router router) = await organisations.WithRouterAsync(cancel);
        return TypedResults.Ok(
            new GroupDetail(
                GroupItem.Of(record.Group, record.Page?.Status),
                [.. record.Alerts.Select(alert => AlertItem.Of(alert, router))]
            )
        );
    }
}
