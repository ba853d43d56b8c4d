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
using static Microsoft.AspNetCore.Http.StatusCodes;
using Answer = Microsoft.AspNetCore.Http.HttpResults.Results<
    Microsoft.AspNetCore.Http.HttpResults.Ok<Muster.Server.Reviews.Api.ReviewDetail>,
    Microsoft.AspNetCore.Http.HttpResults.ProblemHttpResult
>;

namespace Muster.Server.Reviews.Api;

public static class ReviewsApi
{
    public static IEndpointRouteBuilder MapReviewsApi(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder reviews = routes.MapGroup("/api/v1").WithTags("Reviews").WithBodies().DisableAntiforgery();
        RouteGroupBuilder reading = reviews.MapGroup("").RequireAuthorization(Policies.Read);
        reading
            .MapGet("/reviews", ListAsync)
            .WithName("ListReviews")
            .WithSummary("Lists reviews, newest draft first")
            .Refuses(Status400BadRequest, "request.invalid");
        reading
            .MapGet("/incidents/{id}/review", GetAsync)
            .WithName("GetReview")
            .WithSummary("The review of an incident, with its version as ETag")
            .WithVersionedReading()
            .Refuses(Status404NotFound, "incident.not_found", "review.not_found");

        RouteGroupBuilder writing = reviews
            .MapGroup("/incidents/{id}/review")
            .WithWriteHeaders()
            .WithVersion()
            .Refuses(Status404NotFound, "incident.not_found", "review.not_found")
            .RequireAuthorization(Policies.Respond);
        writing
            .MapPut("", (string id, HttpContext http, Answers answers) => answers.DraftAsync(id, http))
            .WithName("DraftReview")
            .WithSummary("Drafts the review of a resolved incident whose severity does not ask for one")
            .Refuses(Status409Conflict, "review.too_early")
            .Refuses(Status422UnprocessableEntity, "review.invalid");
        writing
            .MapPut("/sections/{section}", WriteSectionAsync)
            .WithName("WriteReviewSection")
            .WithSummary("Writes a section as Markdown")
            .Refuses(Status404NotFound, "review.no_such_section")
            .Refuses(Status409Conflict, "review.closed", Refusals.ChangedMeanwhileCode)
            .Refuses(Status422UnprocessableEntity, "review.invalid");
        writing.MapWhys();
        writing.MapFactors();
        writing.MapActionItems();
        writing
            .MapPut("/closure", CloseAsync)
            .WithName("CloseReview")
            .WithSummary("Closes the review, unless something is missing")
            .Refuses(
                Status422UnprocessableEntity,
                "review.no_why",
                "review.no_root_cause",
                "review.human_root_cause",
                "review.no_action_item",
                "review.be_careful_action",
                "review.action_item_unowned",
                "review.action_item_unverified"
            );
        writing
            .MapDelete("/closure", ReopenAsync)
            .WithName("ReopenReview")
            .WithSummary("Opens a closed review again")
            .Refuses(Status422UnprocessableEntity, "review.invalid");
        routes.MapReviewLint();
        return routes;
    }

    private static async Task<Results<Ok<ReviewList>, ProblemHttpResult>> ListAsync(
        ReviewLists lists,
        Answers answers,
        CancellationToken cancel,
        string status = Views.Open,
        string? q = null,
        string? cursor = null,
        int limit = ListQuestion.LimitUsual
    )
    {
        if (!ReviewListing.TryParse(status, q, cursor, limit, out ReviewListing? asked, out Rejection? why))
        {
            return why!.ToBadQuestion();
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
            ? await answers.WriteAsync(
                id,
                http,
                (asking, now) => new ReviewCommand.WriteSection(wanted, body.Value.Text, asking.By, now),
                review => body.Value.Over is { } over ? Seen.Check(Seen.MarkOf(over.Trim()), review.Section(wanted), body.Value.Text) : null
            )
            : Refusals.NoSuchSection(section).ToProblem();

    private static Task<Answer> CloseAsync(string id, HttpContext http, Answers answers) =>
        answers.WriteAsync(id, http, (asking, now) => new ReviewCommand.Close(asking.By, now));

    private static Task<Answer> ReopenAsync(string id, Body<ReasonBody> body, HttpContext http, Answers answers) =>
        answers.WriteAsync(id, http, (asking, now) => new ReviewCommand.Reopen(body.Value.Reason, asking.By, now));
}

/// <param name="Text">Markdown; an empty text clears the section.</param>
/// <param name="Over">The text that it is written over, as it was read; when another stands there by now, nothing is written. Left out, it is written over whatever stands there; the record keeps that.</param>
public sealed record SectionBody(string Text, string? Over = null);
