// The forms of the action items.
using System.Collections.Immutable;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Muster.Core.Kernel;
using Muster.Core.Reviews;

namespace Muster.Server.Reviews.Pages;

internal static class ActionItemForms
{
    public static void MapActionItemForms(this IEndpointRouteBuilder review)
    {
        review.MapPost("/action-items", AddAsync);
        review.MapPost("/action-items/{item}/verification", VerifyAsync);
        review.MapPost("/action-items/{item}/plan", PlanAsync);
        review.MapPost("/action-items/{item}/completion", FinishAsync);
        review.MapPost("/action-items/{item}/issue", SendAsync);
        review.MapPost("/action-items/{item}/removal", RemoveAsync);
        review.MapPost("/action-items/{item}/restoration", RestoreAsync);
    }

    private static Task<IResult> AddAsync(string id, HttpContext http, ReviewForm form, ReviewWriter writer) =>
        form.PostAsync(
            http,
            id,
            "action-add",
            "actions",
            said =>
                writer.AddActionItemAsync(
                    said.Incident,
                    said.Asking,
                    now => new ReviewCommand.AddActionItem(
                        said.Made,
                        said.Text("text"),
                        new PersonId(said.Text("owner")),
                        // What is no day is told as a mistake of its own; the rules see a day that is none.
                        said.EndOfDay("dueAt") ?? now.AddDays(1),
                        said.Choice<ActionItemType>("type") ?? ActionItemType.Prevent,
                        said.Optional("verification"),
                        said.By,
                        now
                    )
                    {
                        Priority = said.Choice<ActionItemPriority>("priority") ?? ActionItemPriority.Medium,
                    },
                    Mistakes(said)
                )
        );

    private static ImmutableArray<FieldError> Mistakes(ReviewSaid said) =>
        said.EndOfDay("dueAt") is null ? [new FieldError("dueAt", "Choose the day by which it is done.")] : [];

    private static Task<IResult> VerifyAsync(string id, string item, HttpContext http, ReviewForm form) =>
        form.PostAsync(
            http,
            id,
            $"verify-{item}",
            $"item-{item}",
            (said, now) => new ReviewCommand.VerifyActionItem(item, said.Text("verification"), said.By, now)
        );

    private static Task<IResult> PlanAsync(string id, string item, HttpContext http, ReviewForm form, ReviewWriter writer) =>
        form.PostAsync(
            http,
            id,
            $"plan-{item}",
            $"item-{item}",
            said =>
                writer.PlanActionItemAsync(
                    said.Incident,
                    said.Asking,
                    now => new ReviewCommand.PlanActionItem(
                        item,
                        new PersonId(said.Text("owner")),
                        said.EndOfDay("dueAt"),
                        said.Choice<ActionItemPriority>("priority"),
                        said.By,
                        now
                    )
                )
        );

    private static Task<IResult> FinishAsync(string id, string item, HttpContext http, ReviewForm form) =>
        form.PostAsync(
            http,
            id,
            $"done-{item}",
            $"item-{item}",
            (said, now) => new ReviewCommand.FinishActionItem(item, said.Optional("result"), said.By, now)
        );

    private static Task<IResult> SendAsync(string id, string item, HttpContext http, ReviewForm form, ReviewWriter writer) =>
        form.PostAsync(
            http,
            id,
            $"issue-{item}",
            $"item-{item}",
            said => writer.SendActionItemAsync(said.Incident, said.Asking, item, said.Text("tracker"))
        );

    private static Task<IResult> RemoveAsync(string id, string item, HttpContext http, ReviewForm form) =>
        form.PostAsync(
            http,
            id,
            $"drop-{item}",
            "actions",
            (said, now) => new ReviewCommand.RemoveActionItem(item, said.Text("reason"), said.By, now)
        );

    private static Task<IResult> RestoreAsync(string id, string item, HttpContext http, ReviewForm form) =>
        form.PostAsync(
            http,
            id,
            $"restore-item-{item}",
            $"item-{item}",
            (said, now) => new ReviewCommand.RestoreActionItem(item, said.By, now)
        );
}
