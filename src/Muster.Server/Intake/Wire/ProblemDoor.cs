// What the doors have in common that answer a sender with a receipt or a problem.
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Muster.Engine.Intake;
using Muster.Engine.Ports;
using Muster.Server.Web.Access;
using Muster.Server.Web.Api;

namespace Muster.Server.Intake.Wire;

/// <summary>
/// Senders send again what was answered 5xx and give up what was answered 4xx: so a body that can never be taken is 4xx, and what cannot be stored now is 503.
/// </summary>
internal static class ProblemDoor
{
    private const string BadSignals = "signals.invalid";

    /// <summary>The path of a door whose key may stand in the address.</summary>
    public static string Path(string format) => $"/intake/{{{ApiKeyScheme.RouteValue}}}/{format}";

    /// <summary>Describes a door at <see cref="Path"/> that keeps signals and answers a receipt.</summary>
    /// <typeparam name="TBody">What the format's parser reads of a body.</typeparam>
    public static RouteHandlerBuilder AsProblemDoor<TBody>(this RouteHandlerBuilder route) =>
        route.AsRefusingDoor<TBody>().WithHeader(ReceiptHeader.Name, ReceiptHeader.Says);

    /// <summary>Describes a door at <see cref="Path"/> and lets in those who may send.</summary>
    /// <typeparam name="TBody">What the format's parser reads of a body.</typeparam>
    public static RouteHandlerBuilder AsRefusingDoor<TBody>(this RouteHandlerBuilder route) =>
        route
            .WithTags("Intake")
            .RequireAuthorization(Policies.Send)
            .WithParameter(
                ApiKeyScheme.RouteValue,
                ParameterLocation.Path,
                "A key of scope intake; an Authorization header goes before it."
            )
            .WithIntakeBody<TBody>()
            .Refuses(StatusCodes.Status400BadRequest, BadSignals)
            .Refuses(StatusCodes.Status408RequestTimeout, CodeOf(StatusCodes.Status408RequestTimeout))
            .Refuses(StatusCodes.Status413PayloadTooLarge, CodeOf(StatusCodes.Status413PayloadTooLarge))
            .Refuses(StatusCodes.Status415UnsupportedMediaType, CodeOf(StatusCodes.Status415UnsupportedMediaType));

    /// <summary>Makes what was read durable. The refusal when something of it cannot be taken, after the rest was kept; null when all of it was.</summary>
    public static async Task<ProblemHttpResult?> TakeAsync(HttpContext http, AlertIntake intake, string door, string key, Reading read)
    {
        if (read.Malformed is { } why)
        {
            return Refused(read.IsTooMany ? StatusCodes.Status413PayloadTooLarge : StatusCodes.Status400BadRequest, why);
        }

        try
        {
            ReceiptHeader.Write(http.Response, await intake.AcceptAsync(door, key, read.Signals, CancellationToken.None));
        }
        catch (StoreUnavailableException)
        {
            ReceiptHeader.WriteRetryAfter(http.Response);
            return Refused(
                StatusCodes.Status503ServiceUnavailable,
                "Nothing can be stored at the moment, so nothing was taken. Send it again."
            );
        }

        return read.Bad.IsEmpty ? null : Refused(StatusCodes.Status400BadRequest, read.Complaint());
    }

    public static ProblemHttpResult Refused(int status, string why) =>
        RejectionResults.Problem(status, "The notification cannot be taken whole.", why, CodeOf(status));

    private static string CodeOf(int status) =>
        status switch
        {
            StatusCodes.Status408RequestTimeout => "request.too_late",
            StatusCodes.Status413PayloadTooLarge => "request.too_large",
            StatusCodes.Status415UnsupportedMediaType => "request.encoding",
            StatusCodes.Status503ServiceUnavailable => "store.unavailable",
            _ => BadSignals,
        };
}
