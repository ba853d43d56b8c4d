// The reviews of the REST API: list, read, draft, sections and closure; whys and action items stand in files of their own.
using System.Collections.Immutable;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Muster.Core.Kernel;
using Muster.Core.Reviews;
using Muster.Engine.Projections;
using Muster.Server.Web.Access;
using Muster.Server.Web.Api;
using Answer = Microsoft.AspNetCore.Http.HttpResults.Results<
    Microsoft.AspNetCore.Http.HttpResults.Ok<Muster.Server.Reviews.Api.ReviewDetail>,
    Microsoft.AspNetCore.Http.HttpResults.ProblemHttpResult
>;

namespace Muster.Server.Reviews.Api;

public static class ReviewsApi
{
    private const string Problem = "application/problem+json";

    public static IEndpointRouteBuilder MapReviewsApi(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder reviews = routes.MapGroup("/api/v1").WithTags("Reviews").DisableAntiforgery();
        reviews.AddEndpointFilter<BodyFilter>();
        reviews
            .ProducesProblem(StatusCodes.Status400BadRequest, Problem)
            .ProducesProblem(StatusCodes.Status401Unauthorized, Problem)
            .ProducesProblem(StatusCodes.Status403Forbidden, Problem);

        RouteGroupBuilder reading = reviews.MapGroup("").RequireAuthorization(Policies.Read);
        reading.MapGet("/reviews", ListAsync).WithName("ListReviews").WithSummary("Lists reviews, newest draft first");
        reading
            .MapGet("/incidents/{id}/review", GetAsync)
            .WithName("GetReview")
            .WithSummary("The review of an incident, with its version as ETag")
            .ProducesProblem(StatusCodes.Status404NotFound, Problem);

        RouteGroupBuilder writing = reviews.MapGroup("/incidents/{id}/review").RequireAuthorization(Policies.Respond);
        writing
            .ProducesProblem(StatusCodes.Status404NotFound, Problem)
            .ProducesProblem(StatusCodes.Status409Conflict, Problem)
            .ProducesProblem(StatusCodes.Status412PreconditionFailed, Problem)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity, Problem);
        writing
            .MapPut("", (string id, HttpContext http, Answers answers) => answers.DraftAsync(id, http))
            .WithName("DraftReview")
            .WithSummary("Drafts the review of a resolved incident whose severity does not ask for one");
        writing.MapPut("/sections/{section}", WriteSectionAsync).WithName("WriteReviewSection").WithSummary("Writes a section as Markdown");
        writing.MapWhys();
        writing.MapActionItems();
        writing.MapPut("/closure", CloseAsync).WithName("CloseReview").WithSummary("Closes the review, unless something is missing");
        writing.MapDelete("/closure", ReopenAsync).WithName("ReopenReview").WithSummary("Opens a closed review again");
        return routes;
    }

    private static async Task<Results<Ok<ReviewList>, ProblemHttpResult>> ListAsync(
        ReviewLists lists,
        Answers answers,
        CancellationToken cancel,
        string status = Views.Open,
        string? q = null,
        string? cursor = null,
        int limit = ReviewListing.LimitUsual
    )
    {
        if (!ReviewListing.TryParse(status, q, cursor, limit, out ReviewListing? asked, out Rejection? why))
        {
            return RejectionResults.Problem(
                StatusCodes.Status400BadRequest,
                "The question is not right",
                why!.Sentence(),
                why!.Code,
                why.Errors
            );
        }

        (ImmutableArray<ReviewRow> rows, string? next) = await lists.ListAsync(asked!, cancel);
        return TypedResults.Ok(new ReviewList([.. rows.Select(row => ReviewItem.Of(row, answers.Now))], next));
    }

    private static async Task<Results<Ok<ReviewDetail>, StatusCodeHttpResult, ProblemHttpResult>> GetAsync(
        string id,
        HttpContext http,
        ReviewReader reader,
        Answers answers,
        CancellationToken cancel
    )
    {
        if (!IncidentId.TryParse(id, out IncidentId incident) || await reader.ReadAsync(incident, cancel) is not { } record)
        {
            return Refusals.NoSuchIncident(id).ToProblem();
        }

        if (!record.Review.Exists)
        {
            return Refusals.NotDrafted.ToProblem();
        }

        Versions.Put(http.Response, record.Version);
        return Versions.Has(http.Request, record.Version)
            ? TypedResults.StatusCode(StatusCodes.Status304NotModified)
            : TypedResults.Ok(ReviewDetail.Of(record, answers.Now));
    }

    private static async Task<Answer> WriteSectionAsync(
        string id,
        string section,
        Body<SectionBody> body,
        HttpContext http,
        Answers answers
    ) =>
        SectionNames.TryParse(section, out ReviewSection wanted)
            ? await answers.WriteAsync(id, http, (asking, now) => new ReviewCommand.WriteSection(wanted, body.Value.Text, asking.By, now))
            : Refusals.NoSuchSection(section).ToProblem();

    private static Task<Answer> CloseAsync(string id, HttpContext http, Answers answers) =>
        answers.WriteAsync(id, http, (asking, now) => new ReviewCommand.Close(asking.By, now));

    private static Task<Answer> ReopenAsync(string id, Body<ReasonBody> body, HttpContext http, Answers answers) =>
        answers.WriteAsync(id, http, (asking, now) => new ReviewCommand.Reopen(body.Value.Reason, asking.By, now));
}

/// <param name="Text">Markdown; an empty text clears the section.</param>
public sealed record SectionBody(string Text);

public sealed record ReasonBody(string Reason);
