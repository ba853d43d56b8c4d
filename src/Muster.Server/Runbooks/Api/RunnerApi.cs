// The doors of runners: take a job, say what it writes, say how it ended.
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Muster.Core.Kernel;
using Muster.Core.Runbooks;
using Muster.Engine.Projections;
using Muster.Server.Web.Access;
using Muster.Server.Web.Api;
using static Microsoft.AspNetCore.Http.StatusCodes;

namespace Muster.Server.Runbooks.Api;

public static class RunnerApi
{
    private const int WaitSecondsMax = 30;

    private const string AttemptFromOne = "It is a number from 1, as the job says.";

    public static IEndpointRouteBuilder MapRunnerApi(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder jobs = routes.MapGroup("/api/v1/runner/jobs").WithTags("Runners").WithBodies().DisableAntiforgery();
        jobs.MapPost("/claim", ClaimAsync)
            .WithName("ClaimJob")
            .WithSummary(
                "Takes a job that waits for the runner of this key's name, or answers 204 when none came in time; a job is given once"
            )
            .RequireAuthorization(Policies.Run)
            .Refuses(Status422UnprocessableEntity, "job.invalid");
        jobs.MapPost("/{job}/output", OutputAsync)
            .WithName("WriteOutput")
            .WithSummary("Keeps a piece of a job's output and renews its lease; says whether to stop")
            .RequireAuthorization(Policies.DoSteps)
            .Refuses(Status403Forbidden, "job.not_yours")
            .Refuses(Status404NotFound, "job.not_found")
            .Refuses(Status409Conflict, "run.attempt_over")
            .Refuses(Status422UnprocessableEntity, "job.invalid");
        jobs.MapPost("/{job}/end", EndAsync)
            .WithName("EndJob")
            .WithSummary("Says how a job ended")
            .RequireAuthorization(Policies.DoSteps)
            .Refuses(Status403Forbidden, "job.not_yours")
            .Refuses(Status404NotFound, "job.not_found")
            .Refuses(Status409Conflict, "run.attempt_over")
            .Refuses(Status422UnprocessableEntity, "job.invalid");
        return routes;
    }

    private static async Task<Results<Ok<RunnerJob>, NoContent, ProblemHttpResult>> ClaimAsync(
        Body<ClaimBody> body,
        HttpContext http,
        RunnerJobs jobs
    )
    {
        Caller caller = Caller.Require(http.User);
        FieldErrors errors = new FieldErrors()
            .When(
                caller.Key != body.Value.Runner,
                "runner",
                $"This is the key of the runner '{caller.Key}', and a runner takes its own jobs: the key's name is the runner's name."
            )
            .When(body.Value.Runner == RunbookRun.Server, "runner", "The server does its steps itself; give the runner another name.")
            .When(body.Value.Wait is < 0 or > WaitSecondsMax, "wait", $"Wait 0 to {WaitSecondsMax} seconds.");
        if (errors.Any)
        {
            return errors.Refuse("job.invalid", "No job was taken, because the question is not right.").ToProblem();
        }

        RunJobRow? job = await jobs.ClaimAsync(
            body.Value.Runner,
            body.Value.Runbooks,
            TimeSpan.FromSeconds(body.Value.Wait),
            caller.Actor,
            http.RequestAborted
        );
        return job is null ? TypedResults.NoContent() : TypedResults.Ok(RunnerJob.Of(job));
    }

    private static async Task<Results<Ok<OutputAnswer>, ProblemHttpResult>> OutputAsync(
        string job,
        Body<OutputBody> body,
        HttpContext http,
        RunnerJobs jobs
    )
    {
        if (body.Value.Attempt < 1 || body.Value.Sequence < 0)
        {
            return new FieldErrors()
                .When(body.Value.Attempt < 1, "attempt", AttemptFromOne)
                .When(body.Value.Sequence < 0, "sequence", "It counts from 1; 0 renews the lease.")
                .Refuse("job.invalid", "Nothing was kept, because the input is not right.")
                .ToProblem();
        }

        Caller caller = Caller.Require(http.User);
        (bool stop, Rejection? why) = await jobs.WriteAsync(
            job,
            body.Value.Attempt,
            body.Value.Sequence,
            body.Value.Text,
            caller,
            By(caller)
        );
        return why is null ? TypedResults.Ok(new OutputAnswer(stop)) : why.ToProblem();
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> EndAsync(
        string job,
        Body<EndBody> body,
        HttpContext http,
        RunnerJobs jobs
    )
    {
        if (body.Value.Attempt < 1)
        {
            return new FieldErrors()
                .When(wrong: true, "attempt", AttemptFromOne)
                .Refuse("job.invalid", "Nothing was kept, because the input is not right.")
                .ToProblem();
        }

        Caller caller = Caller.Require(http.User);
        Rejection? why = await jobs.EndAsync(
            job,
            body.Value.Attempt,
            body.Value.Outcome,
            body.Value.ExitCode,
            body.Value.Text ?? "",
            caller,
            By(caller)
        );
        return why is null ? TypedResults.NoContent() : why.ToProblem();
    }

    /// <summary>A key that stands for a person acts as that person.</summary>
    private static Actor By(Caller caller) => caller.Person is { } person ? Actor.Person(person.Value) : caller.Actor;
}
