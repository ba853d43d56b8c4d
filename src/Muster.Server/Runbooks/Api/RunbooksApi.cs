// The runbooks of the REST API: list, show, write, preview.
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Muster.Server.Web.Access;
using Muster.Server.Web.Api;
using static Microsoft.AspNetCore.Http.StatusCodes;

namespace Muster.Server.Runbooks.Api;

public static class RunbooksApi
{
    public static IEndpointRouteBuilder MapRunbooksApi(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder books = routes.MapGroup("/api/v1/runbooks").WithTags("Runbooks").WithBodies().DisableAntiforgery();
        books
            .MapGet("", (RunAnswers answers, CancellationToken cancel) => answers.RunbooksAsync(cancel))
            .WithName("ListRunbooks")
            .WithSummary("Lists the runbooks")
            .RequireAuthorization(Policies.Read);
        books
            .MapGet("/{id}", (string id, RunAnswers answers, CancellationToken cancel) => answers.RunbookAsync(id, cancel))
            .WithName("ShowRunbook")
            .WithSummary("Shows a runbook: its text, its parameters and its versions")
            .RequireAuthorization(Policies.Read)
            .Refuses(Status404NotFound, "runbook.not_found");
        books
            .MapPut("/{id}", WriteAsync)
            .WithName("WriteRunbook")
            .WithSummary("Writes a version of a runbook; every mistake is told with its line and column")
            .WithIdempotencyKey()
            .RequireAuthorization(Policies.Administer)
            .Refuses(Status404NotFound, "runbook.not_found")
            .Refuses(Status422UnprocessableEntity, "runbook.invalid");
        books
            .MapDelete("/{id}", RetireAsync)
            .WithName("RetireRunbook")
            .WithSummary("Takes a runbook out of use: nobody can ask for a run of it, and it lies in the bin")
            .WithIdempotencyKey()
            .RequireAuthorization(Policies.Administer)
            .Refuses(Status404NotFound, "runbook.not_found")
            .Refuses(Status422UnprocessableEntity, "runbook.invalid");
        books
            .MapPost("/{id}/preview", PreviewAsync)
            .WithName("PreviewRunbook")
            .WithSummary("Says what a runbook would do with these parameters; runs nothing, not even its dry runs")
            .RequireAuthorization(Policies.Respond)
            .Refuses(Status404NotFound, "runbook.not_found")
            .Refuses(Status422UnprocessableEntity, "run.invalid");
        return routes;
    }

    private static Task<Results<Ok<RunbookDetail>, ProblemHttpResult>> WriteAsync(
        string id,
        Body<RunbookBody> body,
        HttpContext http,
        RunAnswers answers
    ) => answers.WriteRunbookAsync(id, body.Value, http);

    private static Task<Results<Ok<RunbookDetail>, ProblemHttpResult>> RetireAsync(
        string id,
        Body<ReasonBody> body,
        HttpContext http,
        RunAnswers answers
    ) => answers.RetireRunbookAsync(id, body.Value.Reason, http);

    private static Task<Results<Ok<RunbookPreview>, ProblemHttpResult>> PreviewAsync(
        string id,
        Body<PreviewBody> body,
        RunAnswers answers,
        CancellationToken cancel
    ) => answers.PreviewAsync(id, body.Value, cancel);
}
