// Lets a sender look up what became of what it sent.
using System.Collections.Immutable;
using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Muster.Core.Kernel;
using Muster.Engine.Intake;
using Muster.Engine.Ports;
using Muster.Server.Web.Access;
using Muster.Server.Web.Api;
using Muster.Storage.Access;

namespace Muster.Server.Intake.Receipts;

internal static class ReceiptRoutes
{
    private const int IdMax = 64;

    public static void MapReceipts(this IEndpointRouteBuilder routes) =>
        routes
            .MapGet("/api/v1/receipts/{id}", GetAsync)
            .RequireAuthorization(Policies.Known)
            .WithName("GetReceipt")
            .WithSummary("What became of an accepted request, by the id in its Muster-Receipt header")
            .WithTags("Intake")
            .Refuses(StatusCodes.Status404NotFound, "receipt.unknown");

    /// <summary>An intake key sees its own receipts alone; to it the others do not exist.</summary>
    private static async Task<Results<Ok<ReceiptAnswer>, ProblemHttpResult>> GetAsync(
        string id,
        ClaimsPrincipal user,
        ISignalSink sink,
        CancellationToken cancel
    )
    {
        Receipt? receipt = id.Length <= IdMax && id.All(char.IsAsciiLetterOrDigit) ? await sink.ReceiptAsync(id, cancel) : null;
        bool isSeen =
            receipt is not null && (!user.HasClaim(MusterClaims.Scope, ApiKeyScope.Intake) || receipt.Key == Caller.Require(user).Key);
        return isSeen
            ? TypedResults.Ok(ReceiptAnswer.Of(receipt!))
            : Rejection.NotFound("receipt.unknown", "There is no receipt with this id, or it belongs to another key.").ToProblem();
    }
}

/// <param name="Door">The wire format of the request.</param>
/// <param name="Key">The name of the key that it came with.</param>
/// <param name="Signals">In the order of the request; what was not taken is not among them.</param>
internal sealed record ReceiptAnswer(string Id, string Door, string Key, DateTimeOffset ReceivedAt, ImmutableArray<ReceiptSignal> Signals)
{
    public static ReceiptAnswer Of(Receipt receipt) =>
        new(
            receipt.Id,
            receipt.Door,
            receipt.Key,
            receipt.ReceivedAt,
            [.. receipt.Lines.Select(line => new ReceiptSignal(line.Fingerprint.ToString(), line.Alert, line.Outcome, line.Reason))]
        );
}

/// <param name="Alert">The alert that it opened, renewed or resolved; null when it was ignored.</param>
/// <param name="Outcome"><c>opened</c>, <c>renewed</c>, <c>resolved</c> or <c>ignored</c>.</param>
/// <param name="Reason">Why it was ignored.</param>
internal sealed record ReceiptSignal(string Fingerprint, long? Alert, string Outcome, string? Reason);
