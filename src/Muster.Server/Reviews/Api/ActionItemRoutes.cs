// Action items over the API: added with an owner and a day, done once, taken out and brought back.
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Muster.Core.Kernel;
using Muster.Core.Reviews;
using Muster.Server.Web.Api;
using static Microsoft.AspNetCore.Http.StatusCodes;
using Answer = Microsoft.AspNetCore.Http.HttpResults.Results<
    Microsoft.AspNetCore.Http.HttpResults.Ok<Muster.Server.Reviews.Api.ReviewDetail>,
    Microsoft.AspNetCore.Http.HttpResults.ProblemHttpResult
>;

namespace Muster.Server.Reviews.Api;

internal static class ActionItemRoutes
{
    public static void MapActionItems(this IEndpointRouteBuilder review)
    {
        review
            .MapPost("/action-items", AddAsync)
            .WithName("AddActionItem")
            .WithSummary("Adds an action item with one owner and a day")
            .Refuses(Status409Conflict, "review.closed", "review.too_many")
            .Refuses(Status422UnprocessableEntity, "review.invalid");
        review
            .MapPut("/action-items/{item}/verification", VerifyAsync)
            .WithName("VerifyActionItem")
            .WithSummary("Says how one will see that an action item helped")
            .Refuses(Status404NotFound, "review.no_such_action_item")
            .Refuses(Status409Conflict, "review.closed", "review.action_item_removed")
            .Refuses(Status422UnprocessableEntity, "review.invalid");
        review
            .MapPut("/action-items/{item}/plan", PlanAsync)
            .WithName("PlanActionItem")
            .WithSummary("Gives an action item another owner, day or priority, also after the review was closed")
            .Refuses(Status404NotFound, "review.no_such_action_item")
            .Refuses(Status409Conflict, "review.action_item_removed")
            .Refuses(Status422UnprocessableEntity, "review.invalid");
        review
            .MapPut("/action-items/{item}/completion", FinishAsync)
            .WithName("FinishActionItem")
            .WithSummary("Marks an action item as done, also after the review was closed")
            .Refuses(Status404NotFound, "review.no_such_action_item")
            .Refuses(Status409Conflict, "review.action_item_removed")
            .Refuses(Status422UnprocessableEntity, "review.invalid");
        review
            .MapPut("/action-items/{item}/issue", SendAsync)
            .WithName("SendActionItem")
            .WithSummary("Opens an issue for an action item in a tracker, once, also after the review was closed")
            .Refuses(Status404NotFound, "review.no_such_action_item")
            .Refuses(Status409Conflict, "review.action_item_removed")
            .Refuses(Status422UnprocessableEntity, "review.invalid");
        review
            .MapDelete("/action-items/{item}", RemoveAsync)
            .WithName("RemoveActionItem")
            .WithSummary("Takes an action item out; the record keeps it")
            .Refuses(Status404NotFound, "review.no_such_action_item")
            .Refuses(Status409Conflict, "review.closed")
            .Refuses(Status422UnprocessableEntity, "review.invalid");
        review
            .MapPut("/action-items/{item}/restoration", RestoreAsync)
            .WithName("RestoreActionItem")
            .WithSummary("Brings an action item back")
            .Refuses(Status404NotFound, "review.no_such_action_item")
            .Refuses(Status409Conflict, "review.closed");
    }

    private static Task<Answer> AddAsync(string id, Body<ActionItemBody> body, HttpContext http, Answers answers) =>
        answers.AddActionItemAsync(
            id,
            http,
            (asking, now, item) =>
                new ReviewCommand.AddActionItem(
                    item,
                    body.Value.Text,
                    body.Value.Owner,
                    body.Value.DueAt,
                    body.Value.Type,
                    body.Value.Verification,
                    asking.By,
                    now
                )
                {
                    Priority = body.Value.Priority,
                }
        );

    private static Task<Answer> VerifyAsync(string id, string item, Body<VerificationBody> body, HttpContext http, Answers answers) =>
        answers.WriteAsync(id, http, (asking, now) => new ReviewCommand.VerifyActionItem(item, body.Value.Verification, asking.By, now));

    private static Task<Answer> PlanAsync(string id, string item, Body<PlanBody> body, HttpContext http, Answers answers) =>
        answers.PlanActionItemAsync(
            id,
            http,
            (asking, now) => new ReviewCommand.PlanActionItem(item, body.Value.Owner, body.Value.DueAt, body.Value.Priority, asking.By, now)
        );

    private static Task<Answer> FinishAsync(string id, string item, Body<CompletionBody> body, HttpContext http, Answers answers) =>
        answers.WriteAsync(id, http, (asking, now) => new ReviewCommand.FinishActionItem(item, body.Value.Result, asking.By, now));

    private static Task<Answer> SendAsync(string id, string item, Body<IssueBody> body, HttpContext http, Answers answers) =>
        answers.SendActionItemAsync(id, http, item, body.Value.Tracker);

    private static Task<Answer> RemoveAsync(string id, string item, Body<ReasonBody> body, HttpContext http, Answers answers) =>
        answers.WriteAsync(id, http, (asking, now) => new ReviewCommand.RemoveActionItem(item, body.Value.Reason, asking.By, now));

    private static Task<Answer> RestoreAsync(string id, string item, HttpContext http, Answers answers) =>
        answers.WriteAsync(id, http, (asking, now) => new ReviewCommand.RestoreActionItem(item, asking.By, now));
}

/// <param name="Verification">How one will see that it helped.</param>
public sealed record ActionItemBody(
    string Text,
    PersonId Owner,
    DateTimeOffset DueAt,
    ActionItemType Type = ActionItemType.Prevent,
    string? Verification = null,
    ActionItemPriority Priority = ActionItemPriority.Medium
);

/// <param name="Verification">How one will see that it helped.</param>
public sealed record VerificationBody(string Verification);

/// <summary>What is left out stays as it is.</summary>
public sealed record PlanBody(PersonId? Owner = null, DateTimeOffset? DueAt = null, ActionItemPriority? Priority = null);

/// <param name="Tracker">The id of a tracker of the organisation.</param>
public sealed record IssueBody(string Tracker);

public sealed record CompletionBody(string? Result = null);
