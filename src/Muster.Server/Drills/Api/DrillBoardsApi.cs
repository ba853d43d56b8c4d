// The switch of the boards in the REST API: whether whoever asks is seen on them.
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Muster.Core.Kernel;
using Muster.Engine.Commands;
using Muster.Engine.Projections;
using Muster.Server.Web.Access;
using Muster.Server.Web.Api;
using static Microsoft.AspNetCore.Http.StatusCodes;

namespace Muster.Server.Drills.Api;

public static class DrillBoardsApi
{
    public static IEndpointRouteBuilder MapDrillBoardsApi(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder own = routes.MapGroup("/api/v1/drill-boards/me").WithTags("Drills").WithBodies().DisableAntiforgery();
        own.MapGet("", ReadAsync)
            .WithName("GetOwnBoardSwitch")
            .WithSummary("Whether the person that the caller stands for is seen on the boards of drills")
            .RequireAuthorization(Policies.Read)
            .Refuses(Status409Conflict, "drill_boards.nobody");
        own.MapPut("", SwitchAsync)
            .WithName("SwitchOwnBoards")
            .WithSummary("Puts the person that the caller stands for on every board of drills, or takes them off every one at once")
            .WithIdempotencyKey()
            .RequireAuthorization(Policies.Respond)
            .Refuses(Status409Conflict, "drill_boards.nobody");
        return routes;
    }

    private static async Task<Results<Ok<OwnBoardsItem>, ProblemHttpResult>> ReadAsync(HttpContext http, OnBoards boards) =>
        Caller.Require(http.User).Person is { } person
            ? TypedResults.Ok(new OwnBoardsItem(await boards.IsAsync(person, http.RequestAborted)))
            : DrillRefusals.NobodyOnBoards.ToProblem();

    private static async Task<Results<Ok<OwnBoardsItem>, ProblemHttpResult>> SwitchAsync(
        Body<OwnBoardsItem> body,
        HttpContext http,
        OnBoards boards
    )
    {
        if (Asking.Read(http, out ProblemHttpResult? refusal) is not { } asking)
        {
            return refusal!;
        }

        if (asking.Person is not { } person)
        {
            return DrillRefusals.NobodyOnBoards.ToProblem();
        }

        return await boards.SwitchAsync(asking.Operation, person, body.Value.Seen) is Outcome.Refused { Why: Rejection why }
            ? why.ToProblem()
            : TypedResults.Ok(new OwnBoardsItem(await boards.IsAsync(person, CancellationToken.None)));
    }
}

/// <param name="Seen">Whether everybody who signs in sees their name and score.</param>
public sealed record OwnBoardsItem(bool Seen);
