// The bin over the API: what was removed by whom, when and why, and bringing it back.
using System.Collections.Immutable;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Muster.Core.Kernel;
using Muster.Engine.Commands;
using Muster.Engine.Ports;
using Muster.Server.Web.Access;
using Muster.Server.Web.Api;
using Muster.Server.Web.Bins;

namespace Muster.Server.Bin;

internal static class BinApi
{
    private const string All = "all";

    public static void MapBinApi(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder bin = routes.MapGroup("/api/v1/bin").WithTags("Bin").DisableAntiforgery();
        bin.MapGet("", ListAsync)
            .RequireAuthorization(Policies.Read)
            .WithName("ListBin")
            .WithSummary("Lists what was removed, by whom, when and why, the latest first")
            .Refuses(StatusCodes.Status400BadRequest, "request.invalid");
        bin.MapPut("/{id}/restoration", RestoreAsync)
            .WithIdempotencyKey()
            .RequireAuthorization(Policies.Respond)
            .WithName("RestoreFromBin")
            .WithSummary("Brings back what was removed, through the rules of what it is")
            .Refuses(StatusCodes.Status403Forbidden, "bin.not_yours")
            .Refuses(StatusCodes.Status404NotFound, "bin.not_found")
            .Refuses(StatusCodes.Status409Conflict, "bin.stays")
            .Refuses(StatusCodes.Status422UnprocessableEntity, "organisation.invalid", "roster.invalid");
    }

    /// <param name="q">Words that must all occur.</param>
    private static async Task<Results<Ok<BinList>, ProblemHttpResult>> ListAsync(
        HttpContext http,
        BinDesk desk,
        CancellationToken cancel,
        string? q = null,
        string? cursor = null,
        int limit = ListQuestion.LimitUsual
    )
    {
        if (!ListQuestion.TryRead(All, [All], cursor, limit, out ViewCursor? after, out Rejection? why))
        {
            return why!.ToBadQuestion();
        }

        (ImmutableArray<BinItem> items, string? next) = await desk.ListAsync(
            Caller.Require(http.User),
            ListQuestion.Words(q),
            after,
            limit,
            cancel
        );
        return TypedResults.Ok(new BinList(items, next));
    }

    private static async Task<Results<Ok<BinRestored>, ProblemHttpResult>> RestoreAsync(string id, HttpContext http, BinDesk desk)
    {
        if (Asking.Read(http, out ProblemHttpResult? refusal) is not { } asking)
        {
            return refusal!;
        }

        return await desk.RestoreAsync(id, Caller.Require(http.User), asking, CancellationToken.None) is Outcome.Refused { Why: var why }
            ? why.ToProblem()
            : TypedResults.Ok(new BinRestored(id));
    }
}

/// <param name="Next">The cursor of the next page; null on the last.</param>
internal sealed record BinList(ImmutableArray<BinItem> Items, string? Next);

/// <param name="Restored">The id of what was brought back.</param>
internal sealed record BinRestored(string Restored);
