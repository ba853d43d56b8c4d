// Contributing factors over the API: added beside the tree of whys, taken out and brought back.
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Muster.Core.Reviews;
using Muster.Server.Web.Api;
using static Microsoft.AspNetCore.Http.StatusCodes;
using Answer = Microsoft.AspNetCore.Http.HttpResults.Results<
    Microsoft.AspNetCore.Http.HttpResults.Ok<Muster.Server.Reviews.Api.ReviewDetail>,
    Microsoft.AspNetCore.Http.HttpResults.ProblemHttpResult
>;

namespace Muster.Server.Reviews.Api;

internal static class FactorRoutes
{
    public static void MapFactors(this IEndpointRouteBuilder review)
    {
        review
            .MapPost("/factors", AddAsync)
            .WithName("AddFactor")
            .WithSummary("Adds a contributing factor; never a person")
            .Refuses(Status409Conflict, "review.closed", "review.too_many")
            .Refuses(Status422UnprocessableEntity, "review.invalid", "review.human_root_cause");
        review
            .MapDelete("/factors/{factor}", RemoveAsync)
            .WithName("RemoveFactor")
            .WithSummary("Takes a contributing factor out; the record keeps it")
            .Refuses(Status404NotFound, "review.no_such_factor")
            .Refuses(Status409Conflict, "review.closed")
            .Refuses(Status422UnprocessableEntity, "review.invalid");
        review
            .MapPut("/factors/{factor}/restoration", RestoreAsync)
            .WithName("RestoreFactor")
            .WithSummary("Brings a contributing factor back")
            .Refuses(Status404NotFound, "review.no_such_factor")
            .Refuses(Status409Conflict, "review.closed");
    }

    private static Task<Answer> AddAsync(string id, Body<FactorBody> body, HttpContext http, Answers answers) =>
        answers.AddAsync(
            id,
            http,
            (asking, now, factor) =>
                new ReviewCommand.AddFactor(factor, body.Value.Text, body.Value.Class, body.Value.Evidence, asking.By, now)
        );

    private static Task<Answer> RemoveAsync(string id, string factor, Body<ReasonBody> body, HttpContext http, Answers answers) =>
        answers.WriteAsync(id, http, (asking, now) => new ReviewCommand.RemoveFactor(factor, body.Value.Reason, asking.By, now));

    private static Task<Answer> RestoreAsync(string id, string factor, HttpContext http, Answers answers) =>
        answers.WriteAsync(id, http, (asking, now) => new ReviewCommand.RestoreFactor(factor, asking.By, now));
}

/// <param name="Evidence">A link, or the place of an event on the timeline.</param>
public sealed record FactorBody(string Text, CauseClass Class = CauseClass.Other, string? Evidence = null);
