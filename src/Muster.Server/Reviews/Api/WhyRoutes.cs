// The tree of whys over the API: answers, root causes, and what was taken out.
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

internal static class WhyRoutes
{
    public static void MapWhys(this IEndpointRouteBuilder review)
    {
        review
            .MapPost("/whys", AddAsync)
            .WithName("AddWhy")
            .WithSummary("Answers a why, at the top of the tree or under another answer")
            .Refuses(Status404NotFound, "review.no_such_why")
            .Refuses(Status409Conflict, "review.closed", "review.too_many", "review.too_deep", "review.why_removed")
            .Refuses(Status422UnprocessableEntity, "review.invalid", "review.why_circular");
        review
            .MapPut("/whys/{why}", RewriteAsync)
            .WithName("RewriteWhy")
            .WithSummary("Rewrites an answer")
            .Refuses(Status404NotFound, "review.no_such_why")
            .Refuses(Status409Conflict, "review.closed", "review.why_removed")
            .Refuses(Status422UnprocessableEntity, "review.invalid", "review.human_root_cause", "review.why_circular");
        review
            .MapDelete("/whys/{why}", RemoveAsync)
            .WithName("RemoveWhy")
            .WithSummary("Takes an answer out, and those below it; the record keeps them")
            .Refuses(Status404NotFound, "review.no_such_why")
            .Refuses(Status409Conflict, "review.closed")
            .Refuses(Status422UnprocessableEntity, "review.invalid");
        review
            .MapPut("/whys/{why}/restoration", RestoreAsync)
            .WithName("RestoreWhy")
            .WithSummary("Brings an answer back")
            .Refuses(Status404NotFound, "review.no_such_why")
            .Refuses(Status409Conflict, "review.closed", "review.why_removed");
        review
            .MapPut("/whys/{why}/root-cause", MarkAsync)
            .WithName("MarkRootCause")
            .WithSummary("Marks an answer as a root cause in the system; never a person")
            .Refuses(Status404NotFound, "review.no_such_why")
            .Refuses(Status409Conflict, "review.closed", "review.why_removed")
            .Refuses(Status422UnprocessableEntity, "review.human_root_cause");
        review
            .MapDelete("/whys/{why}/root-cause", UnmarkAsync)
            .WithName("UnmarkRootCause")
            .WithSummary("An answer is no root cause after all")
            .Refuses(Status404NotFound, "review.no_such_why")
            .Refuses(Status409Conflict, "review.closed");
    }

    private static Task<Answer> AddAsync(string id, Body<AddWhyBody> body, HttpContext http, Answers answers) =>
        answers.AddAsync(
            id,
            http,
            (asking, now, why) => new ReviewCommand.AddWhy(why, body.Value.Parent, body.Value.Text, body.Value.Evidence, asking.By, now)
        );

    private static Task<Answer> RewriteAsync(string id, string why, Body<WhyBody> body, HttpContext http, Answers answers) =>
        answers.WriteAsync(
            id,
            http,
            (asking, now) => new ReviewCommand.RewriteWhy(why, body.Value.Text, body.Value.Evidence, asking.By, now)
        );

    private static Task<Answer> RemoveAsync(string id, string why, Body<ReasonBody> body, HttpContext http, Answers answers) =>
        answers.WriteAsync(id, http, (asking, now) => new ReviewCommand.RemoveWhy(why, body.Value.Reason, asking.By, now));

    private static Task<Answer> RestoreAsync(string id, string why, HttpContext http, Answers answers) =>
        answers.WriteAsync(id, http, (asking, now) => new ReviewCommand.RestoreWhy(why, asking.By, now));

    private static Task<Answer> MarkAsync(string id, string why, Body<RootCauseBody> body, HttpContext http, Answers answers) =>
        answers.WriteAsync(id, http, (asking, now) => new ReviewCommand.MarkRootCause(why, body.Value.Class, asking.By, now));

    private static Task<Answer> UnmarkAsync(string id, string why, HttpContext http, Answers answers) =>
        answers.WriteAsync(id, http, (asking, now) => new ReviewCommand.UnmarkRootCause(why, asking.By, now));
}

/// <param name="Parent">The answer that this one explains; left out for a first one.</param>
/// <param name="Evidence">A link, or the place of an event on the timeline.</param>
public sealed record AddWhyBody(string Text, string? Parent = null, string? Evidence = null);

/// <param name="Evidence">Left out, it is taken off.</param>
public sealed record WhyBody(string Text, string? Evidence = null);

public sealed record RootCauseBody(CauseClass Class);
