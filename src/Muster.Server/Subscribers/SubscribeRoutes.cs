// The form by which anybody asks to be told, without an account and without a script.
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Muster.Core.Kernel;
using Muster.Core.People;
using Muster.Core.StatusPage.Subscribers;
using Muster.Engine.Commands;
using Muster.Server.Channels.Subscribers;
using Muster.Server.Subscribers.Pages;
using Muster.Server.Web.Guards;
using Muster.Server.Web.Public;

namespace Muster.Server.Subscribers;

/// <summary>The answer is the same whether an address is known, was asked too often, or is new: nobody learns here who is subscribed.</summary>
internal static class SubscribeRoutes
{
    private const string Home = "subscribe";
    private const string Asked = Home + "/asked";

    public static void MapSubscribe(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder group = routes
            .MapGroup($"{PublicPlace.Path}/{Home}")
            .AllowAnonymous()
            .DisableAntiforgery()
            .ExcludeFromDescription();
        group.MapGet("", ShowAsync);
        group.MapGet("/asked", ShowAskedAsync);
        group.MapPost("", PostAsync);
    }

    private static async Task<IResult> ShowAsync(
        HttpContext http,
        SubscribeGuard guard,
        OrganisationReader organisations,
        PublicLooks looks
    )
    {
        SubscribablePage page = await PageAsync(organisations);
        PublicLook? look = await looks.OfAsync(http);
        return page.IsOpen && look is not null
            ? Form(http, new(page, look), guard.Form.Stamp(), SubscribeForm.Empty, why: null)
            : Closed(http, look);
    }

    private static async Task<IResult> ShowAskedAsync(HttpContext http, OrganisationReader organisations, PublicLooks looks)
    {
        PublicLook? look = await looks.OfAsync(http);
        return (await PageAsync(organisations)).IsOpen && look is not null
            ? PublicLooks.Page<AskedPage>(http, new { Look = look })
            : Closed(http, look);
    }

    private static async Task<IResult> PostAsync(
        HttpContext http,
        SubscribeGuard guard,
        OrganisationReader organisations,
        SubscriptionBook book,
        WebhookReach reach,
        PublicLooks looks
    )
    {
        PublicLook? look = await looks.OfAsync(http);
        IFormCollection form = http.Request.HasFormContentType
            ? await http.Request.ReadFormAsync(http.RequestAborted)
            : FormCollection.Empty;
        SubscribablePage page = await PageAsync(organisations);
        if (!page.IsOpen || look is null)
        {
            return Closed(http, look);
        }

        // Whoever was too quick for a person presses again, and loses no try.
        SubscribeForm tried = SubscribeForm.Of(form);
        FormDoubt? doubt = guard.Form.Doubt(form, out FormStamp? stamp);
        if (doubt is not (null or FormDoubt.Trap))
        {
            return Form(http, new(page, look), guard.Form.Again(doubt, stamp), tried, why: null, isDoubted: true);
        }

        if (guard.Take(http) is { } wait)
        {
            return PublicLooks.Busy(http, look, wait);
        }

        if (tried.Read(page, reach, out SubscriptionWish? wish) is { } why)
        {
            return Form(http, new(page, look), guard.Form.Again(doubt, stamp), tried, why);
        }

        // A program that filled in the trap is answered as a person is, and learns nothing.
        if (doubt is null && guard.TakeMailbox(wish!))
        {
            await book.AskAsync(wish!);
        }

        return PublicLooks.SeeOther(http, look.Form(Asked));
    }

    private static async Task<SubscribablePage> PageAsync(OrganisationReader organisations) =>
        SubscribablePage.Of(await organisations.CurrentAsync(CancellationToken.None));

    private static IResult Form(HttpContext http, Shown shown, string stamp, SubscribeForm tried, Rejection? why, bool isDoubted = false) =>
        PublicLooks.Page<SubscribePage>(
            http,
            new
            {
                shown.Look,
                shown.Page,
                Stamp = stamp,
                Tried = tried,
                Why = why,
                IsDoubted = isDoubted,
            },
            why is null && !isDoubted ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity
        );

    private static IResult Closed(HttpContext http, PublicLook? look) =>
        PublicLooks.Refused(http, look, StatusCodes.Status404NotFound, "closed.subscribe");

    private sealed record Shown(SubscribablePage Page, PublicLook Look);
}
