// The planned drills of the REST API: list, plan, start, call off.
using System.Collections.Immutable;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Muster.Core.DrillPlans;
using Muster.Server.Web.Access;
using Muster.Server.Web.Api;
using static Microsoft.AspNetCore.Http.StatusCodes;

namespace Muster.Server.Drills.Api;

public static class DrillPlansApi
{
    public static IEndpointRouteBuilder MapDrillPlansApi(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder plans = routes.MapGroup("/api/v1/drill-plans").WithTags("Drills").WithBodies().DisableAntiforgery();
        plans
            .MapGet("", (DrillPlanAnswers answers, CancellationToken cancel) => answers.ListAsync(cancel))
            .WithName("ListDrillPlans")
            .WithSummary("Lists the drills that are planned, the next first, and the latest that were")
            .RequireAuthorization(Policies.Read);

        RouteGroupBuilder writing = plans.MapGroup("").WithIdempotencyKey().RequireAuthorization(Policies.Respond);
        writing
            .MapPost("", (Body<PlanDrillBody> body, HttpContext http, DrillPlanAnswers answers) => answers.MakeAsync(body.Value, http))
            .WithName("PlanDrill")
            .WithSummary("Plans a drill for a team; those invited are told a day ahead and find it in their calendar")
            .Refuses(Status422UnprocessableEntity, "drill_plan.invalid");
        writing
            .MapPut("/{id}/start", (string id, HttpContext http, DrillPlanAnswers answers) => answers.StartAsync(id, http))
            .WithName("StartPlannedDrill")
            .WithSummary("Starts a planned drill, from twelve hours before its time until a day after it")
            .Refuses(Status404NotFound, "drill_plan.not_found")
            .Refuses(Status409Conflict, "drill_plan.over", "drill_plan.too_early", "drill.started_before")
            .Refuses(Status422UnprocessableEntity, "drill.invalid");
        writing
            .MapPut("/{id}/cancellation", CancelAsync)
            .WithName("CancelPlannedDrill")
            .WithSummary("Calls a planned drill off, for good where it repeats; those who were told of it hear that")
            .Refuses(Status404NotFound, "drill_plan.not_found")
            .Refuses(Status409Conflict, "drill_plan.over")
            .Refuses(Status422UnprocessableEntity, "drill_plan.invalid");
        return routes;
    }

    private static Task<Results<Ok<DrillPlanItem>, ProblemHttpResult>> CancelAsync(
        string id,
        Body<CancelPlanBody> body,
        HttpContext http,
        DrillPlanAnswers answers
    ) => answers.CancelAsync(id, body.Value, http);
}

/// <param name="Team">The id of a team.</param>
/// <param name="StartsAt">When it is to be played, for the first time where it repeats.</param>
/// <param name="Scenario">The id of a scenario; left out, one that is drawn at the start.</param>
/// <param name="Difficulty"><c>newcomer</c>, <c>practised</c> or <c>veteran</c>.</param>
/// <param name="Zone">An IANA zone: in it a drill that repeats comes at the same time of day.</param>
/// <param name="Invited">Ids of people; left out, all members of the team.</param>
public sealed record PlanDrillBody(
    string Team,
    DateTimeOffset StartsAt,
    string? Scenario = null,
    string Difficulty = "newcomer",
    string Zone = "Etc/UTC",
    DrillRepeat Repeat = DrillRepeat.Never,
    ImmutableArray<string>? Invited = null
);

/// <param name="Reason">Told to those who are invited.</param>
public sealed record CancelPlanBody(string? Reason = null);
