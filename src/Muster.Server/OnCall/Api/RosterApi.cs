// The roster over the REST API: overrides, gaps on purpose, absences and swaps.
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Muster.Core.Kernel;
using Muster.Core.Rosters;
using Muster.Engine.Commands;
using Muster.Server.Web.Access;
using Muster.Server.Web.Api;
using static Microsoft.AspNetCore.Http.StatusCodes;
using Answer = Microsoft.AspNetCore.Http.HttpResults.Results<
    Microsoft.AspNetCore.Http.HttpResults.Ok<Muster.Server.OnCall.Api.RosterWritten>,
    Microsoft.AspNetCore.Http.HttpResults.ProblemHttpResult
>;

namespace Muster.Server.OnCall.Api;

internal static class RosterApi
{
    public static void MapRosterApi(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder api = routes.MapGroup("/api/v1").WithTags("On-call").WithBodies().DisableAntiforgery();
        api.MapGet("/roster", ReadAsync)
            .WithName("GetRoster")
            .WithSummary("Overrides, gaps on purpose and absences that are not over, and swaps")
            .RequireAuthorization(Policies.Read);
        RouteGroupBuilder writing = api.MapGroup("")
            .WithIdempotencyKey()
            .Refuses(Status422UnprocessableEntity, "roster.invalid")
            .RequireAuthorization(Policies.Respond);
        writing
            .MapPost("/schedules/{id}/overrides", AddOverrideAsync)
            .WithName("AddOverride")
            .Refuses(Status404NotFound, "schedule.not_found")
            .WithSummary("Somebody stands in, above the overrides of the organisation's file; a later one wins");
        writing
            .MapPost("/schedules/{id}/gaps", AddGapAsync)
            .WithName("AddGap")
            .Refuses(Status404NotFound, "schedule.not_found")
            .WithSummary("Nobody is on call on purpose: it is shown, and nobody is warned of it");
        writing
            .MapDelete("/roster/changes/{change}", RemoveChangeAsync)
            .WithName("RemoveChange")
            .WithSummary("Ends an override or a gap on purpose; what of it has passed stays")
            .Refuses(Status404NotFound, "roster.not_found")
            .Refuses(Status409Conflict, "roster.removed", "roster.over");
        writing
            .MapPost("/roster/absences", AddAbsenceAsync)
            .WithName("AddAbsence")
            .WithSummary("Somebody is away: every rotation passes over them");
        writing
            .MapDelete("/roster/absences/{absence}", RemoveAbsenceAsync)
            .WithName("RemoveAbsence")
            .WithSummary("Ends an absence; what of it has passed stays")
            .Refuses(Status404NotFound, "roster.not_found")
            .Refuses(Status409Conflict, "roster.removed", "roster.over");
        writing.MapSwaps();
    }

    private static void MapSwaps(this RouteGroupBuilder writing)
    {
        writing
            .MapPost("/schedules/{id}/swaps", RequestSwapAsync)
            .WithName("RequestSwap")
            .Refuses(Status404NotFound, "schedule.not_found")
            .WithSummary("Asks somebody to take a turn; nobody's duty changes before they accept")
            .Refuses(Status409Conflict, "swap.asked_already", "swap.not_theirs", "swap.absent", "swap.together");
        writing
            .MapPut("/roster/swaps/{swap}/answer", AnswerSwapAsync)
            .WithName("AnswerSwap")
            .WithSummary("Accepts or declines a swap: the person who was asked, or an admin")
            .Refuses(Status403Forbidden, "swap.not_yours")
            .Refuses(Status404NotFound, "swap.not_found")
            .Refuses(
                Status409Conflict,
                "swap.answered",
                "swap.expired",
                "swap.outdated",
                "swap.not_theirs",
                "swap.absent",
                "swap.together"
            );
        writing
            .MapDelete("/roster/swaps/{swap}", WithdrawSwapAsync)
            .WithName("WithdrawSwap")
            .WithSummary("Takes the wish for a swap back: who asked, whose turn it is, or an admin")
            .Refuses(Status403Forbidden, "swap.not_yours")
            .Refuses(Status404NotFound, "swap.not_found")
            .Refuses(Status409Conflict, "swap.answered", "swap.expired");
    }

    private static async Task<Ok<RosterAnswer>> ReadAsync(OrganisationReader organisations, TimeProvider clock, CancellationToken cancel) =>
        TypedResults.Ok(RosterAnswer.Of((await organisations.WithRosterAsync(cancel)).Roster, clock.GetUtcNow()));

    private static Task<Answer> AddOverrideAsync(string id, Body<OverrideBody> body, HttpContext http, RosterAnswers answers) =>
        answers.WriteAsync(
            http,
            id,
            (by, known, now, made) =>
                new RosterCommand.AddChange(
                    made,
                    known,
                    id,
                    body.Value.Rotation,
                    body.Value.Person,
                    new(body.Value.Start, body.Value.End),
                    body.Value.Reason,
                    IsGap: false,
                    by,
                    now
                )
        );

    private static Task<Answer> AddGapAsync(string id, Body<GapBody> body, HttpContext http, RosterAnswers answers) =>
        answers.WriteAsync(
            http,
            id,
            (by, known, now, made) =>
                new RosterCommand.AddChange(
                    made,
                    known,
                    id,
                    body.Value.Rotation,
                    Person: null,
                    new(body.Value.Start, body.Value.End),
                    body.Value.Reason,
                    IsGap: true,
                    by,
                    now
                )
        );

    private static Task<Answer> RemoveChangeAsync(string change, Body<ReasonBody> body, HttpContext http, RosterAnswers answers) =>
        answers.WriteAsync(http, schedule: null, (by, _, now, _) => new RosterCommand.RemoveChange(change, body.Value.Reason, by, now));

    private static Task<Answer> AddAbsenceAsync(Body<AbsenceBody> body, HttpContext http, RosterAnswers answers) =>
        answers.WriteAsync(
            http,
            schedule: null,
            (by, known, now, made) =>
                new RosterCommand.AddAbsence(
                    made,
                    known,
                    body.Value.Person,
                    new(body.Value.Start, body.Value.End),
                    body.Value.Reason ?? "",
                    by,
                    now
                )
        );

    private static Task<Answer> RemoveAbsenceAsync(string absence, Body<ReasonBody> body, HttpContext http, RosterAnswers answers) =>
        answers.WriteAsync(http, schedule: null, (by, _, now, _) => new RosterCommand.RemoveAbsence(absence, body.Value.Reason, by, now));

    private static Task<Answer> RequestSwapAsync(string id, Body<SwapBody> body, HttpContext http, RosterAnswers answers) =>
        answers.WriteAsync(
            http,
            id,
            (by, known, now, made) =>
                new RosterCommand.RequestSwap(
                    made,
                    known,
                    id,
                    body.Value.Rotation,
                    body.Value.From ?? (by.Kind == ActorKind.Person ? by.Name : ""),
                    body.Value.To,
                    new(body.Value.Start, body.Value.End),
                    InReturn(body.Value),
                    body.Value.Reason ?? "",
                    by,
                    now
                )
        );

    /// <summary>One end alone is told as a stretch that does not end after it starts.</summary>
    private static Stretch? InReturn(SwapBody body) =>
        (body.ReturnStart ?? body.ReturnEnd) is { } either ? new(body.ReturnStart ?? either, body.ReturnEnd ?? either) : null;

    private static Task<Answer> AnswerSwapAsync(string swap, Body<SwapAnswerBody> body, HttpContext http, RosterAnswers answers)
    {
        bool isAdmin = Caller.Require(http.User).MayAdminister;
        return answers.WriteAsync(
            http,
            schedule: null,
            (by, known, now, _) =>
                body.Value.Accept
                    ? new RosterCommand.AcceptSwap(swap, known, isAdmin, by, now)
                    : new RosterCommand.DeclineSwap(swap, body.Value.Reason ?? "", isAdmin, by, now)
        );
    }

    private static Task<Answer> WithdrawSwapAsync(string swap, Body<ReasonBody> body, HttpContext http, RosterAnswers answers)
    {
        bool isAdmin = Caller.Require(http.User).MayAdminister;
        return answers.WriteAsync(
            http,
            schedule: null,
            (by, _, now, _) => new RosterCommand.WithdrawSwap(swap, body.Value.Reason, isAdmin, by, now)
        );
    }
}
