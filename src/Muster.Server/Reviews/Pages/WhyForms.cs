// The forms of the tree of whys.
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Muster.Core.Kernel;
using Muster.Core.Reviews;

namespace Muster.Server.Reviews.Pages;

internal static class WhyForms
{
    public static void MapWhyForms(this IEndpointRouteBuilder review)
    {
        review.MapPost("/whys", (string id, HttpContext http, ReviewForm form) => AddAsync(id, why: null, http, form));
        review.MapPost("/whys/{why}/whys", AddAsync);
        review.MapPost("/whys/{why}", RewriteAsync);
        review.MapPost("/whys/{why}/removal", RemoveAsync);
        review.MapPost("/whys/{why}/restoration", RestoreAsync);
        review.MapPost("/whys/{why}/root-cause", MarkAsync);
        review.MapPost("/whys/{why}/root-cause/removal", UnmarkAsync);
    }

    private static Task<IResult> AddAsync(string id, string? why, HttpContext http, ReviewForm form) =>
        form.PostAsync(
            http,
            id,
            $"ask-{why ?? "first"}",
            why is null ? "whys" : $"why-{why}",
            (said, now) => new ReviewCommand.AddWhy(said.Made, why, said.Text("text"), said.Optional("evidence"), said.By, now)
        );

    private static Task<IResult> RewriteAsync(string id, string why, HttpContext http, ReviewForm form) =>
        form.PostAsync(
            http,
            id,
            $"rewrite-{why}",
            $"why-{why}",
            (said, now) => new ReviewCommand.RewriteWhy(why, said.Text("text"), said.Optional("evidence"), said.By, now),
            (said, review) => Seen.Check(said.Optional("seen"), review.Why(why)?.Text ?? "", said.Text("text"))
        );

    private static Task<IResult> RemoveAsync(string id, string why, HttpContext http, ReviewForm form) =>
        form.PostAsync(
            http,
            id,
            $"remove-{why}",
            "whys",
            (said, now) => new ReviewCommand.RemoveWhy(why, said.Text("reason"), said.By, now)
        );

    private static Task<IResult> RestoreAsync(string id, string why, HttpContext http, ReviewForm form) =>
        form.PostAsync(http, id, $"restore-{why}", $"why-{why}", (said, now) => new ReviewCommand.RestoreWhy(why, said.By, now));

    private static Task<IResult> MarkAsync(string id, string why, HttpContext http, ReviewForm form) =>
        form.PostAsync(
            http,
            id,
            $"root-{why}",
            $"why-{why}",
            (said, now) => new ReviewCommand.MarkRootCause(why, said.Choice<CauseClass>("class") ?? CauseClass.Other, said.By, now),
            (said, _) =>
                said.Choice<CauseClass>("class") is null
                    ? Refusals.Invalid([new FieldError("class", "Choose what the system lacked.")])
                    : null
        );

    private static Task<IResult> UnmarkAsync(string id, string why, HttpContext http, ReviewForm form) =>
        form.PostAsync(http, id, $"unroot-{why}", $"why-{why}", (said, now) => new ReviewCommand.UnmarkRootCause(why, said.By, now));
}
