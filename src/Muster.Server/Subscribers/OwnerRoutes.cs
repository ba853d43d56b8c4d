// Where the links in a subscriber's messages lead: confirm, choose, unsubscribe, be forgotten.
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Muster.Core.People;
using Muster.Core.StatusPage.Subscribers;
using Muster.Engine.Commands;
using Muster.Server.Channels.Subscribers;
using Muster.Server.Subscribers.Pages;
using Muster.Server.Web.Access;
using Muster.Server.Web.Api;
using Muster.Server.Web.Fragments;
using Muster.Server.Web.Guards;

namespace Muster.Server.Subscribers;

/// <summary>
/// Mail scanners open links: so reading changes nothing and only a post acts. The link is all the authority there is, no cookie counts, and a mail program posts from
/// nowhere (RFC 8058); the address must not leave, so no referrer is sent and nothing is kept.
/// </summary>
internal static class OwnerRoutes
{
    private const string Home = "/status/subscriptions/{token}";

    public static void MapOwners(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder group = routes
            .MapGroup(Home)
            .AllowAnonymous()
            .DisableAntiforgery()
            .ExcludeFromDescription()
            .WithMetadata(new CarriesItsOwnAuthority());
        group.MapGet("", ShowAsync);
        group.MapPost("", ChooseAsync);
        group.MapGet("/confirm", ShowConfirmAsync);
        group.MapPost("/confirm", ConfirmAsync);
        group.MapGet("/unsubscribe", ShowUnsubscribeAsync);
        group.MapPost("/unsubscribe", UnsubscribeAsync);
        group.MapPost("/erasure", EraseAsync);
    }

    private static async Task<IResult> ShowAsync(
        string token,
        HttpContext http,
        SubscriptionLinks links,
        SubscribeGuard guard,
        SubscriptionBook book,
        OrganisationReader organisations
    ) =>
        Opened(http, guard, links.TryReadOwn(token, out SubscriptionId id)) is { } refusal ? refusal
        : await book.FindAsync(id, http.RequestAborted) is { } found ? Own(http, links, await PageAsync(organisations), found, token)
        : Unknown(http);

    private static async Task<IResult> ChooseAsync(
        string token,
        HttpContext http,
        SubscriptionLinks links,
        SubscribeGuard guard,
        SubscriptionBook book,
        OrganisationReader organisations,
        WebhookReach reach
    )
    {
        if (Opened(http, guard, links.TryReadOwn(token, out SubscriptionId id)) is { } refusal)
        {
            return refusal;
        }

        if (await book.FindAsync(id, http.RequestAborted) is not { Address: { } address } found)
        {
            return Unknown(http);
        }

        IFormCollection form = http.Request.HasFormContentType
            ? await http.Request.ReadFormAsync(http.RequestAborted)
            : FormCollection.Empty;
        SubscribablePage page = await PageAsync(organisations);
        SubscribeForm tried = SubscribeForm.Of(form) with
        {
            Channel = found.Channel == SubscriberChannel.Email ? "email" : "webhook",
            Address = address,
        };
        if (tried.Read(page, reach, out SubscriptionWish? wish) is { } why)
        {
            return PostResult.Refused(http, why.Kind.Status(), "That was not changed", why.Message, why.Code, PathOf(token));
        }

        await book.ChangeAsync(id, (one, _) => one.Choose(wish!.Components, wish.Language));
        return PostResult.SeeOther(http, PathOf(token));
    }

    private static async Task<IResult> ShowConfirmAsync(
        string token,
        HttpContext http,
        SubscriptionLinks links,
        SubscribeGuard guard,
        SubscriptionBook book,
        OrganisationReader organisations
    )
    {
        if (Opened(http, guard, links.TryReadConfirm(token, out SubscriptionId id, out DateTimeOffset asked)) is { } refusal)
        {
            return refusal;
        }

        Subscription? found = await book.FindAsync(id, http.RequestAborted);
        return found is null ? Unknown(http)
            : found.Status == SubscriptionStatus.Confirmed ? Go(http, links, id)
            : found.Confirm(asked, found.RequestedAt) == found || IsLate(http, asked) ? Late(http)
            : Fragment.Page<ConfirmPage>(
                http,
                new
                {
                    (await PageAsync(organisations)).Name,
                    Subscription = found,
                    Action = PathOf(token) + "/confirm",
                }
            );
    }

    private static async Task<IResult> ConfirmAsync(
        string token,
        HttpContext http,
        SubscriptionLinks links,
        SubscribeGuard guard,
        SubscriptionBook book
    )
    {
        if (Opened(http, guard, links.TryReadConfirm(token, out SubscriptionId id, out DateTimeOffset asked)) is { } refusal)
        {
            return refusal;
        }

        if (await book.ChangeAsync(id, (one, now) => one.Confirm(asked, now)) is Outcome.Refused)
        {
            return Unknown(http);
        }

        return await book.FindAsync(id, CancellationToken.None) is { Status: SubscriptionStatus.Confirmed }
            ? Go(http, links, id)
            : Late(http);
    }

    private static async Task<IResult> ShowUnsubscribeAsync(
        string token,
        HttpContext http,
        SubscriptionLinks links,
        SubscribeGuard guard,
        SubscriptionBook book,
        OrganisationReader organisations
    ) =>
        Opened(http, guard, links.TryReadOwn(token, out SubscriptionId id)) is { } refusal ? refusal
        : await book.FindAsync(id, http.RequestAborted) is { } found
            ? Fragment.Page<UnsubscribePage>(
                http,
                new
                {
                    (await PageAsync(organisations)).Name,
                    Subscription = found,
                    Home = PathOf(token),
                }
            )
        : Unknown(http);

    /// <summary>A mail program posts without a reader: it wants a line, not a page.</summary>
    private static async Task<IResult> UnsubscribeAsync(
        string token,
        HttpContext http,
        SubscriptionLinks links,
        SubscribeGuard guard,
        SubscriptionBook book
    )
    {
        if (Opened(http, guard, links.TryReadOwn(token, out SubscriptionId id)) is { } refusal)
        {
            return refusal;
        }

        IFormCollection form = http.Request.HasFormContentType
            ? await http.Request.ReadFormAsync(http.RequestAborted)
            : FormCollection.Empty;
        bool isReader = form.ContainsKey("page");
        string why = isReader ? "Unsubscribed by the link." : "Unsubscribed by one click in a mail program.";
        return await book.ChangeAsync(id, (one, now) => one.Unsubscribe(why, by: null, now)) is Outcome.Refused ? Unknown(http)
            : isReader ? PostResult.SeeOther(http, PathOf(token))
            : TypedResults.Text("You are unsubscribed.");
    }

    private static async Task<IResult> EraseAsync(
        string token,
        HttpContext http,
        SubscriptionLinks links,
        SubscribeGuard guard,
        SubscriptionBook book
    ) =>
        Opened(http, guard, links.TryReadOwn(token, out SubscriptionId id)) is { } refusal ? refusal
        : await book.ChangeAsync(id, (one, now) => one.Erase(by: null, now)) is Outcome.Refused ? Unknown(http)
        : PostResult.SeeOther(http, PathOf(token));

    private static IResult Own(HttpContext http, SubscriptionLinks links, SubscribablePage page, Subscription found, string token) =>
        Fragment.Page<OwnPage>(
            http,
            new
            {
                Page = page,
                Subscription = found,
                Home = PathOf(token),
                Secret = found is { Channel: SubscriberChannel.Webhook, Status: SubscriptionStatus.Confirmed }
                    ? links.WebhookSecret(found.Id)
                    : null,
            }
        );

    private static IResult Go(HttpContext http, SubscriptionLinks links, SubscriptionId id) =>
        PostResult.SeeOther(http, PathOf(links.OwnToken(id)));

    private static string PathOf(string token) => "/status/subscriptions/" + token;

    private static async Task<SubscribablePage> PageAsync(OrganisationReader organisations) =>
        SubscribablePage.Of(await organisations.CurrentAsync(CancellationToken.None));

    private static bool IsLate(HttpContext http, DateTimeOffset asked) =>
        ((TimeProvider)http.RequestServices.GetService(typeof(TimeProvider))!).GetUtcNow() >= asked + SubscriptionDefaults.ConfirmableFor;

    private static IResult? Opened(HttpContext http, SubscribeGuard guard, bool isOurs)
    {
        IHeaderDictionary headers = http.Response.Headers;
        headers["Referrer-Policy"] = "no-referrer";
        headers["X-Robots-Tag"] = "noindex";
        http.Response.OnStarting(() =>
        {
            headers.CacheControl = "no-store";
            return Task.CompletedTask;
        });
        string client = ClientAddress.Of(http);
        if (guard.TakeGuess(client) is { } wait)
        {
            return TooManyTries.Answer(http, wait, "/status/subscribe");
        }

        if (!isOurs)
        {
            return Unknown(http);
        }

        // Only guesses are counted.
        guard.Return(client);
        return null;
    }

    private static IResult Unknown(HttpContext http) =>
        PostResult.Refused(
            http,
            StatusCodes.Status404NotFound,
            "This link opens nothing",
            "It may be cut off or mistyped. Nothing was changed. Open it from the message again.",
            back: "/status/subscribe"
        );

    private static IResult Late(HttpContext http) =>
        PostResult.Refused(
            http,
            StatusCodes.Status410Gone,
            "This link confirms nothing any more",
            $"It worked for {SubscriptionDefaults.ConfirmableFor.TotalHours:0} hours, or you have asked anew or unsubscribed since. Nothing was changed; subscribe again.",
            back: "/status/subscribe"
        );
}
