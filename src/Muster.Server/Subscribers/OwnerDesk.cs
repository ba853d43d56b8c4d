// Opens the links of subscribers, and shows them what they lead to.
using Microsoft.AspNetCore.Http;
using Muster.Core.StatusPage.Subscribers;
using Muster.Engine.Commands;
using Muster.Server.Channels.Subscribers;
using Muster.Server.Subscribers.Pages;
using Muster.Server.Web.Access;
using Muster.Server.Web.Public;

namespace Muster.Server.Subscribers;

public sealed class OwnerDesk(
    SubscriptionLinks links,
    SubscribeGuard guard,
    SubscriptionBook book,
    OrganisationReader organisations,
    PublicLooks looks,
    TimeProvider clock
)
{
    /// <summary>By a link of the owner's, which has no end.</summary>
    internal Task<Owner> OpenAsync(HttpContext http, string token) =>
        OpenAsync(http, token, links.TryReadOwn(token, out SubscriptionId id), id, default);

    /// <summary>By a link that confirms one request.</summary>
    internal Task<Owner> OpenToConfirmAsync(HttpContext http, string token) =>
        OpenAsync(http, token, links.TryReadConfirm(token, out SubscriptionId id, out DateTimeOffset asked), id, asked);

    /// <summary>The page on which the owner chooses and ends it.</summary>
    internal IResult Show(HttpContext http, Owner.Known owner) =>
        PublicLooks.Page<OwnPage>(
            http,
            new
            {
                owner.Look,
                owner.Page,
                Subscription = owner.Found,
                owner.Home,
                Secret = owner.Found is { Channel: SubscriberChannel.Webhook, Status: SubscriptionStatus.Confirmed }
                    ? links.WebhookSecret(owner.Found.Id)
                    : null,
            }
        );

    /// <summary>To the owner's page, from a link that is not the owner's.</summary>
    internal IResult Go(HttpContext http, Owner.Known owner) =>
        PublicLooks.SeeOther(http, PathOf(owner.Look, links.OwnToken(owner.Found.Id)));

    internal bool IsLate(Owner.Known owner) => clock.GetUtcNow() >= owner.Asked + SubscriptionDefaults.ConfirmableFor;

    internal static IResult Late(HttpContext http, PublicLook look) =>
        PublicLooks.Refused(http, look, StatusCodes.Status410Gone, "link.late", SubscriptionDefaults.ConfirmableFor.TotalHours);

    private async Task<Owner> OpenAsync(HttpContext http, string token, bool isOurs, SubscriptionId id, DateTimeOffset asked)
    {
        // The address must not leave with a reader who follows a link.
        http.Response.Headers["Referrer-Policy"] = "no-referrer";
        string client = ClientAddress.Of(http);
        if (guard.TakeGuess(client) is { } wait)
        {
            return new Owner.Refused(PublicLooks.Busy(http, await looks.OfAsync(http), wait));
        }

        if (!isOurs || await book.FindAsync(id, http.RequestAborted) is not { } found)
        {
            return new Owner.Refused(PublicLooks.Refused(http, await looks.OfAsync(http), StatusCodes.Status404NotFound, "link.unknown"));
        }

        // Only guesses are counted.
        guard.Return(client);
        PublicLook look = await looks.ByLinkAsync(http, found.Language);
        SubscribablePage page = SubscribablePage.Of(await organisations.CurrentAsync(CancellationToken.None));
        return new Owner.Known(found, page, look, PathOf(look, token), asked);
    }

    private static string PathOf(PublicLook look, string token) => look.File("subscriptions/" + token);
}
