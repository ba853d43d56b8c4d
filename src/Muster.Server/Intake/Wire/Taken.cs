// What a door answers whose format states no answer of its own.
using Microsoft.AspNetCore.Http;

namespace Muster.Server.Intake.Wire;

/// <param name="Receipt">By which what was sent can be looked up: <c>/api/v1/receipts/{id}</c>. Null when there was nothing to keep.</param>
/// <param name="Signals">How many alerts were taken.</param>
internal sealed record Taken(string? Receipt, int Signals)
{
    /// <summary>The answer to a request that was taken whole, whose receipt is in the response's header.</summary>
    public static IResult Of(HttpResponse response, Reading read) =>
        Results.Json(new Taken(response.Headers[ReceiptHeader.Name].ToString() is { Length: > 0 } id ? id : null, read.Signals.Length));
}
