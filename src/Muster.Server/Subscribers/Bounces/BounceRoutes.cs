// The door through which the mail server hands on what came back: failures, and mails that unsubscribe.
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Muster.Core.Kernel;
using Muster.Core.StatusPage.Subscribers;
using Muster.Engine.Commands;
using Muster.Server.Channels.Subscribers;
using Muster.Server.Web.Access;
using Muster.Server.Web.Api;

namespace Muster.Server.Subscribers.Bounces;

/// <summary>The mailbox <c>bounce+…@</c> is piped here with a key of scope intake, the whole mail as the body. Whatever is no word on a subscription is taken and does nothing.</summary>
internal static class BounceRoutes
{
    /// <summary>256 KiB: a report returns the mail that failed, and ours are small.</summary>
    private const int MailBytesMax = 256 * 1024;

    public static void MapBounces(this IEndpointRouteBuilder routes) =>
        routes
            .MapPost("/status/bounces/{key}", TakeAsync)
            .RequireAuthorization(Policies.Send)
            .DisableAntiforgery()
            .ExcludeFromDescription();

    private static async Task<Results<Ok<BounceAnswer>, ProblemHttpResult>> TakeAsync(
        HttpContext http,
        SubscriptionLinks links,
        SubscriptionBook book
    )
    {
        byte[]? mail = await ReadAsync(http.Request);
        if (mail is null)
        {
            return Rejection
                .Invalid(
                    "bounce.too_long",
                    $"The mail is longer than {MailBytesMax / 1024} KiB. Nothing was changed; hand on its headers and report."
                )
                .ToProblem();
        }

        if (ReturnedMail.Read(mail) is not { } returned)
        {
            return Rejection
                .Invalid("bounce.unreadable", "The body is no mail. Nothing was changed; post the whole message as it came, headers first.")
                .ToProblem();
        }

        if (links.ReturnedTo(returned.Recipients) is not { } id)
        {
            return TypedResults.Ok(new BounceAnswer("ignored", "No address in it is a return path of this Muster."));
        }

        string said = returned.Said;
        (string outcome, Func<Subscription, DateTimeOffset, Subscription>? change) = returned.Kind switch
        {
            ReturnedKind.Gone => ("bounced", (Subscription one, DateTimeOffset now) => one.Bounce(isHard: true, Without(one, said), now)),
            ReturnedKind.Failed => ("bounced", (one, now) => one.Bounce(isHard: false, Without(one, said), now)),
            ReturnedKind.Unsubscribe => ("unsubscribed", (one, now) => one.Unsubscribe("Unsubscribed by a mail.", by: null, now)),
            _ => ("ignored", (Func<Subscription, DateTimeOffset, Subscription>?)null),
        };
        if (change is null)
        {
            return TypedResults.Ok(new BounceAnswer(outcome, "It tells of no failure."));
        }

        return await book.ChangeAsync(id, change) is Outcome.Refused { Why: var why }
            ? why.ToProblem()
            : TypedResults.Ok(new BounceAnswer(outcome, said));
    }

    private static string Without(Subscription one, string said) =>
        one.Address is { } address ? said.Replace(address, "…", StringComparison.OrdinalIgnoreCase) : said;

    /// <summary>Null when it is too long.</summary>
    private static async Task<byte[]?> ReadAsync(HttpRequest request)
    {
        byte[] kept = new byte[MailBytesMax + 1];
        int length = await request.Body.ReadAtLeastAsync(kept, kept.Length, throwOnEndOfStream: false, request.HttpContext.RequestAborted);
        return length > MailBytesMax ? null : kept[..length];
    }
}

/// <param name="Outcome"><c>bounced</c>, <c>unsubscribed</c> or <c>ignored</c>.</param>
internal sealed record BounceAnswer(string Outcome, string Said);
