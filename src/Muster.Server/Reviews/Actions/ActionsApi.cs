// The action items of all reviews over the API.
using System.Collections.Immutable;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Muster.Core.Kernel;
using Muster.Core.Reviews;
using Muster.Server.Web.Access;
using Muster.Server.Web.Api;
using static Microsoft.AspNetCore.Http.StatusCodes;

namespace Muster.Server.Reviews.Actions;

public static class ActionsApi
{
    public static IEndpointRouteBuilder MapActionsApi(this IEndpointRouteBuilder routes)
    {
        routes
            .MapGroup("/api/v1")
            .WithTags("Reviews")
            .DisableAntiforgery()
            .RequireAuthorization(Policies.Read)
            .MapGet("/actions", ListAsync)
            .WithName("ListActions")
            .WithSummary("Lists the action items of all reviews: to do by their day, or done with their effect")
            .Refuses(Status400BadRequest, "request.invalid");
        return routes;
    }

    private static async Task<Results<Ok<ActionList>, ProblemHttpResult>> ListAsync(
        [AsParameters] ActionQuestion question,
        ActionLists lists,
        TimeProvider clock,
        CancellationToken cancel
    )
    {
        if (ActionListing.Read(question, out Rejection? why) is not { } asked)
        {
            return why!.ToBadQuestion();
        }

        (ImmutableArray<ListedAction> rows, string? next) = await lists.ListAsync(asked, cancel);
        return TypedResults.Ok(new ActionList([.. rows.Select(row => ActionListItem.Of(row, clock.GetUtcNow()))], next));
    }
}

/// <param name="Next">The cursor of the next page; null on the last.</param>
public sealed record ActionList(ImmutableArray<ActionListItem> Items, string? Next);

/// <param name="IncidentTitle">What the review is of.</param>
/// <param name="Team">The id of the team of the service, or else the first of the owner's; null when there is neither.</param>
/// <param name="Service">Null where the incident names none.</param>
/// <param name="Effect">Whether it kept its class of incident away; null while it is not done.</param>
public sealed record ActionListItem(
    IncidentId Incident,
    string IncidentTitle,
    Severity Severity,
    string Id,
    string Text,
    PersonId Owner,
    string OwnerName,
    TeamId? Team,
    ServiceId? Service,
    DateTimeOffset DueAt,
    bool Overdue,
    ActionItemType Type,
    ActionItemPriority Priority,
    string? Verification,
    Completion? Done,
    EffectItem? Effect,
    TrackedIssue? Issue
)
{
    public static ActionListItem Of(ListedAction listed, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(listed);
        ActionItem item = listed.Row.Item;
        return new(
            listed.Row.Incident,
            listed.Row.Title,
            listed.Row.Severity,
            item.Id,
            item.Text,
            item.Owner,
            listed.OwnerName,
            listed.Team?.Id,
            listed.Row.Service,
            item.DueAt,
            item.IsOverdue(now),
            item.Type,
            item.Priority,
            item.Verification,
            item.Done,
            listed.Effect is { } effect ? EffectItem.Of(effect) : null,
            item.Issue
        );
    }
}

/// <param name="State"><c>too_early</c>, <c>held</c>, <c>recurred</c> or <c>unknown</c>.</param>
/// <param name="Words">The same as a sentence.</param>
/// <param name="Incidents">Those that recurred, the first to begin first.</param>
/// <param name="Until">How long it may still recur; null when that is over or not known.</param>
public sealed record EffectItem(string State, string Words, ImmutableArray<IncidentId> Incidents, DateTimeOffset? Until)
{
    public static EffectItem Of(ActionEffect effect)
    {
        ArgumentNullException.ThrowIfNull(effect);
        return new(
            effect.Name(),
            effect.Sentence(),
            effect is ActionEffect.Recurred { Incidents: var again } ? [.. again.Select(one => one.Incident)] : [],
            (effect as ActionEffect.TooEarly)?.Until
        );
    }
}
