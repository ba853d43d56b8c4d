// The forms of the contributing factors.
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Muster.Core.Kernel;
using Muster.Core.Reviews;

namespace Muster.Server.Reviews.Pages;

internal static class FactorForms
{
    public static void MapFactorForms(this IEndpointRouteBuilder review)
    {
        review.MapPost("/factors", AddAsync);
        review.MapPost("/factors/{factor}/removal", RemoveAsync);
        review.MapPost("/factors/{factor}/restoration", RestoreAsync);
    }

    private static Task<IResult> AddAsync(string id, HttpContext http, ReviewForm form) =>
        form.PostAsync(
            http,
            id,
            "factor-add",
            "factors",
            (said, now) =>
                new ReviewCommand.AddFactor(
                    said.Made,
                    said.Text("text"),
                    said.Choice<CauseClass>("class") ?? CauseClass.Other,
                    said.Optional("evidence"),
                    said.By,
                    now
                ),
            (said, _) =>
                said.Choice<CauseClass>("class") is null
                    ? Refusals.Invalid([new FieldError("class", "Choose what the system lacked.")])
                    : null
        );

    private static Task<IResult> RemoveAsync(string id, string factor, HttpContext http, ReviewForm form) =>
        form.PostAsync(
            http,
            id,
            $"unfactor-{factor}",
            "factors",
            (said, now) => new ReviewCommand.RemoveFactor(factor, said.Text("reason"), said.By, now)
        );

    private static Task<IResult> RestoreAsync(string id, string factor, HttpContext http, ReviewForm form) =>
        form.PostAsync(
            http,
            id,
            $"restore-factor-{factor}",
            $"factor-{factor}",
            (said, now) => new ReviewCommand.RestoreFactor(factor, said.By, now)
        );
}
