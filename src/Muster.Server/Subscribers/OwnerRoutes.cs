// Where the links in a subscriber's messages lead: confirm, choose, unsubscribe, be forgotten.
using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Muster.Core.People;
using Muster.Core.StatusPage.Subscribers;
using Muster.Server.Subscribers.Pages;
using Muster.Server.Web.Guards;
using Muster.Server.Web.Public;

namespace Muster.Server.Subscribers;

/// <summary>
/// Mail scanners open links: so reading changes nothing and only a post acts. The link is all the authority there is, no cookie counts, and a mail program posts from
/// nowhere (RFC 8058); the address must not leave, so no referrer is sent and nothing is kept.
/// </summary>
internal static class OwnerRoutes
{
    private const string Home = PublicPlace.Path + "/subscriptions/{token}";

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

    private static Task<IResult> ShowAsync(string token, HttpContext http, OwnerDesk desk) =>
        WithAsync(desk.OpenAsync(http, token), owner => Task.FromResult(desk.Show(http, owner)));

    private static Task<IResult> ChooseAsync(string token, HttpContext http, OwnerDesk desk, SubscriptionBook book, WebhookReach reach) =>
        WithAsync(
            desk.OpenAsync(http, token),
            async owner =>
            {
                SubscribeForm tried = SubscribeForm.Of(await FieldsAsync(http)) with
                {
                    Channel = owner.Found.Channel == SubscriberChannel.Email ? "email" : "webhook",
                    Address = owner.Found.Address ?? "",
                };
                if (tried.Read(owner.Page, reach, out SubscriptionWish? wish) is not null)
                {
                    return PublicLooks.Refused(http, owner.Look, StatusCodes.Status422UnprocessableEntity, "own.wrong");
                }

                await book.ChangeAsync(owner.Found.Id, (one, _) => one.Choose(wish!.Components, wish.Language));
                return PublicLooks.SeeOther(http, owner.Home);
            }
        );

    private static Task<IResult> ShowConfirmAsync(string token, HttpContext http, OwnerDesk desk) =>
        WithAsync(
            desk.OpenToConfirmAsync(http, token),
            owner =>
                Task.FromResult(
                    owner.Found.Status == SubscriptionStatus.Confirmed ? desk.Go(http, owner)
                    : owner.Found.Confirm(owner.Asked, owner.Found.RequestedAt) == owner.Found || desk.IsLate(owner)
                        ? OwnerDesk.Late(http, owner.Look)
                    : PublicLooks.Page<ConfirmPage>(
                        http,
                        new
                        {
                            owner.Look,
                            Subscription = owner.Found,
                            Action = owner.Home + "/confirm",
                        }
                    )
                )
        );

    private static Task<IResult> ConfirmAsync(string token, HttpContext http, OwnerDesk desk, SubscriptionBook book) =>
        WithAsync(
            desk.OpenToConfirmAsync(http, token),
            async owner =>
            {
                await book.ChangeAsync(owner.Found.Id, (one, now) => one.Confirm(owner.Asked, now));
                return await book.FindAsync(owner.Found.Id, CancellationToken.None) is { Status: SubscriptionStatus.Confirmed }
                    ? desk.Go(http, owner)
                    : OwnerDesk.Late(http, owner.Look);
            }
        );

    private static Task<IResult> ShowUnsubscribeAsync(string token, HttpContext http, OwnerDesk desk) =>
        WithAsync(
            desk.OpenAsync(http, token),
            owner =>
                Task.FromResult(
                    PublicLooks.Page<UnsubscribePage>(
                        http,
                        new
                        {
                            owner.Look,
                            Subscription = owner.Found,
                            owner.Home,
                        }
                    )
                )
        );

    /// <summary>A mail program posts without a reader: it wants a line, not a page.</summary>
    private static Task<IResult> UnsubscribeAsync(string token, HttpContext http, OwnerDesk desk, SubscriptionBook book) =>
        WithAsync(
            desk.OpenAsync(http, token),
            async owner =>
            {
                bool isReader = (await FieldsAsync(http)).ContainsKey("page");
                string why = isReader ? "Unsubscribed by the link." : "Unsubscribed by one click in a mail program.";
                await book.ChangeAsync(owner.Found.Id, (one, now) => one.Unsubscribe(why, by: null, now));
                return isReader ? PublicLooks.SeeOther(http, owner.Home) : TypedResults.Text("You are unsubscribed.");
            }
        );

    private static Task<IResult> EraseAsync(string token, HttpContext http, OwnerDesk desk, SubscriptionBook book) =>
        WithAsync(
            desk.OpenAsync(http, token),
            async owner =>
            {
                await book.ChangeAsync(owner.Found.Id, (one, now) => one.Erase(by: null, now));
                return PublicLooks.SeeOther(http, owner.Home);
            }
        );

    /// <summary>Opens the link, and does what is asked for where it opens something.</summary>
    private static async Task<IResult> WithAsync(Task<Owner> opening, Func<Owner.Known, Task<IResult>> act) =>
        await opening switch
        {
            Owner.Refused refused => refused.Answer,
            Owner.Known owner => await act(owner),
            var other => throw new UnreachableException($"Nobody knows {other}."),
        };

    private static async Task<IFormCollection> FieldsAsync(HttpContext http) =>
        http.Request.HasFormContentType ? await http.Request.ReadFormAsync(http.RequestAborted) : FormCollection.Empty;
}
