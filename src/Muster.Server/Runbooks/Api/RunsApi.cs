// The runs of the REST API: ask for one, approve, refuse, break the glass, start, stop, confirm.
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Muster.Core.Runbooks;
using Muster.Server.Web.Access;
using Muster.Server.Web.Api;
using static Microsoft.AspNetCore.Http.StatusCodes;

namespace Muster.Server.Runbooks.Api;

public static class RunsApi
{
    private static readonly string[] NotNow = ["run.refused", "run.expired", "run.over", "run.started_before", "run.not_previewed"];

    public static IEndpointRouteBuilder MapRunsApi(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder runs = routes.MapGroup("/api/v1/runs").WithTags("Runs").WithBodies().DisableAntiforgery();
        runs.MapGet("", (RunAnswers answers, CancellationToken cancel, string? incident = null) => answers.RunsAsync(incident, cancel))
            .WithName("ListRuns")
            .WithSummary("Lists the latest runs, those that are open first; all of them, or those of an incident")
            .RequireAuthorization(Policies.Read)
            .Refuses(Status422UnprocessableEntity, "run.invalid");
        runs.MapGet("/{id}", (string id, RunAnswers answers, CancellationToken cancel) => answers.RunAsync(id, cancel))
            .WithName("ShowRun")
            .WithSummary("Shows a run: what it does, who approved it, how far it is, and what its steps wrote")
            .RequireAuthorization(Policies.Read)
            .Refuses(Status404NotFound, "run.not_found");

        RouteGroupBuilder writing = runs.MapGroup("").WithIdempotencyKey().RequireAuthorization(Policies.Respond);
        writing
            .MapPost("", (Body<RequestRunBody> body, HttpContext http, RunAnswers answers) => answers.RequestAsync(body.Value, http))
            .WithName("RequestRun")
            .WithSummary("Asks for a run of a runbook, or of a command under the rule of two people")
            .Refuses(Status403Forbidden, "run.nobody")
            .Refuses(Status404NotFound, "runbook.not_found")
            .Refuses(Status422UnprocessableEntity, "run.invalid");
        MapDecisions(writing);
        MapGoing(writing);
        return routes;
    }

    private static void MapDecisions(RouteGroupBuilder writing)
    {
        writing
            .MapPost("/{id}/approve", ApproveAsync)
            .WithName("ApproveRun")
            .WithSummary("Approves exactly what was shown, as the second person; it holds ten minutes and is used once")
            .Refuses(Status403Forbidden, "run.nobody", "run.same_person")
            .Refuses(Status404NotFound, "run.not_found")
            .Refuses(Status409Conflict, [.. NotNow, "run.changed"]);
        writing
            .MapPost("/{id}/refuse", RefuseAsync)
            .WithName("RefuseRun")
            .WithSummary("Refuses a run, or withdraws it, before it starts")
            .Refuses(Status404NotFound, "run.not_found")
            .Refuses(Status409Conflict, "run.started_before")
            .Refuses(Status422UnprocessableEntity, "run.invalid");
        writing
            .MapPost("/{id}/break-glass", BreakGlassAsync)
            .WithName("BreakGlass")
            .WithSummary("Lets a run start without a second person, with a reason: it pages the on-call, and the review will ask")
            .Refuses(Status403Forbidden, "run.nobody")
            .Refuses(Status404NotFound, "run.not_found")
            .Refuses(Status409Conflict, NotNow)
            .Refuses(Status422UnprocessableEntity, "run.invalid");
    }

    private static void MapGoing(RouteGroupBuilder writing)
    {
        writing
            .MapPost("/{id}/start", StartAsync)
            .WithName("StartRun")
            .WithSummary("Starts what was approved, if it is that still; the commander of its incident does not start it")
            .Refuses(Status403Forbidden, "run.nobody", "run.commander")
            .Refuses(Status404NotFound, "run.not_found")
            .Refuses(Status409Conflict, [.. NotNow, "run.changed", "run.not_approved"])
            .Refuses(Status422UnprocessableEntity, "run.invalid");
        writing
            .MapPost("/{id}/stop", StopAsync)
            .WithName("StopRun")
            .WithSummary("Stops a run: the step that goes on is told to end, and no other begins")
            .Refuses(Status404NotFound, "run.not_found")
            .Refuses(Status409Conflict, "run.not_running")
            .Refuses(Status422UnprocessableEntity, "run.invalid");
        writing
            .MapPost("/{id}/confirm", ConfirmAsync)
            .WithName("ConfirmItem")
            .WithSummary("Confirms one item of a manual step")
            .Refuses(Status404NotFound, "run.not_found")
            .Refuses(Status409Conflict, "run.not_running")
            .Refuses(Status422UnprocessableEntity, "run.invalid");
    }

    private static Task<Results<Ok<RunDetail>, ProblemHttpResult>> ApproveAsync(
        string id,
        Body<ApproveRunBody> body,
        HttpContext http,
        RunAnswers answers
    ) => answers.WriteAsync(id, http, (asking, caller, now) => new RunCommand.Approve(body.Value.Hash, caller.People, asking.By, now));

    private static Task<Results<Ok<RunDetail>, ProblemHttpResult>> RefuseAsync(
        string id,
        Body<RefuseRunBody> body,
        HttpContext http,
        RunAnswers answers
    ) => answers.WriteAsync(id, http, (asking, _, now) => new RunCommand.Refuse(body.Value.Reason ?? "", asking.By, now));

    private static Task<Results<Ok<RunDetail>, ProblemHttpResult>> BreakGlassAsync(
        string id,
        Body<BreakGlassBody> body,
        HttpContext http,
        RunAnswers answers
    ) => answers.WriteAsync(id, http, (asking, caller, now) => new RunCommand.BreakGlass(body.Value.Reason, caller.People, asking.By, now));

    private static Task<Results<Ok<RunDetail>, ProblemHttpResult>> StartAsync(
        string id,
        Body<StartRunBody> body,
        HttpContext http,
        RunAnswers answers
    ) => answers.StartAsync(id, body.Value, http);

    private static Task<Results<Ok<RunDetail>, ProblemHttpResult>> ConfirmAsync(
        string id,
        Body<ConfirmBody> body,
        HttpContext http,
        RunAnswers answers
    ) => answers.WriteAsync(id, http, (asking, _, now) => new RunCommand.Confirm(body.Value.Step, body.Value.Item, asking.By, now));

    private static Task<Results<Ok<RunDetail>, ProblemHttpResult>> StopAsync(
        string id,
        Body<StopRunBody> body,
        HttpContext http,
        RunAnswers answers
    ) => answers.WriteAsync(id, http, (asking, _, now) => new RunCommand.Stop(body.Value.Reason ?? "", asking.By, now));
}
