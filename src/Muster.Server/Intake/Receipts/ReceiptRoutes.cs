// Lets a sender look up what became of what it sent.
using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Muster.Core.Kernel;
using Muster.Engine.Ports;
using Muster.Server.Web.Access;
using Muster.Server.Web.Api;
using Muster.Storage.Access;

namespace Muster.Server.Intake.Receipts;

internal static class ReceiptRoutes
{
    public static void MapReceipts(this IEndpointRouteBuilder routes) =>
        routes
            .MapGet("/api/v1/receipts/{id}", GetAsync)
            .RequireAuthorization(Policies.Known)
            .WithName("GetReceipt")
            .WithSummary("What became of an accepted request, by the id in its Muster-Receipt header")
            .WithTags("Intake")
            .Refuses(StatusCodes.Status404NotFound, "receipt.unknown");

    /// <summary>An intake key sees its own receipts alone; to it the others do not exist. It reads alerts and nothing else: whom they paged it does not hear.</summary>
    private static async Task<Results<Ok<ReceiptAnswer>, ProblemHttpResult>> GetAsync(
        string id,
        ClaimsPrincipal user,
        ReceiptReader reader,
        CancellationToken cancel
    )
    {
        Receipt? receipt = await reader.FindAsync(id, cancel);
        bool isSender = user.HasClaim(MusterClaims.Scope, ApiKeyScope.Intake);
        return receipt is not null && (!isSender || receipt.Key == Caller.Require(user).Key)
            ? TypedResults.Ok(await reader.ReadAsync(receipt, seesPeople: !isSender, cancel))
            : Rejection.NotFound("receipt.unknown", "There is no receipt with this id, or it belongs to another key.").ToProblem();
    }
}
