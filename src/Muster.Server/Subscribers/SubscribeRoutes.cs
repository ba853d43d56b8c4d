// The form by which anybody asks to be told, without an account and without a script.
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Primitives;
using Muster.Core.Kernel;
using Muster.Core.People;
using Muster.Core.StatusPage.Subscribers;
using Muster.Engine.Commands;
using Muster.Server.Channels.Subscribers;
using Muster.Server.Subscribers.Pages;
using Muster.Server.Web.Access;
using Muster.Server.Web.Fragments;

namespace Muster.Server.Subscribers;

/// <summary>The answer is the same whether an address is known, was asked too often, or is new: nobody learns here who is subscribed.</summary>
internal static class SubscribeRoutes
{
    private const string Home = "/status/subscribe";
    private const string Asked = "/status/subscribe/asked";

    /// <summary>A field that nobody sees: whoever fills it in is a program.</summary>
    public const string Trap = "website";

    public static void MapSubscribe(this IEndpointRouteBuilder routes)
    {
        routes
            .MapGet(
                Home,
                async (HttpContext http, SubscribeGuard guard, OrganisationReader organisations) =>
                    Show(http, guard, await PageAsync(organisations))
            )
            .AllowAnonymous()
            .ExcludeFromDescription();
        routes
            .MapGet(
                Asked,
                async (HttpContext http, OrganisationReader organisations) =>
                    await PageAsync(organisations) is { IsOpen: true } page
                        ? Fragment.Page<AskedPage>(http, new { page.Name })
                        : Closed(http)
            )
            .AllowAnonymous()
            .ExcludeFromDescription();
        routes.MapPost(Home, PostAsync).AllowAnonymous().DisableAntiforgery().ExcludeFromDescription();
    }

    private static async Task<SubscribablePage> PageAsync(OrganisationReader organisations) =>
        SubscribablePage.Of(await organisations.CurrentAsync(CancellationToken.None));

    private static IResult Closed(HttpContext http) =>
        PostResult.Refused(
            http,
            StatusCodes.Status404NotFound,
            "There is nothing to subscribe to",
            "There is no status page here that is open to everybody. Nothing was changed.",
            back: "/"
        );

    private static IResult Show(
        HttpContext http,
        SubscribeGuard guard,
        SubscribablePage page,
        SubscribeForm? tried = null,
        Rejection? why = null
    )
    {
        if (!page.IsOpen)
        {
            return Closed(http);
        }

        http.Response.OnStarting(() =>
        {
            http.Response.Headers.CacheControl = "no-store";
            return Task.CompletedTask;
        });
        return Fragment.Page<SubscribePage>(
            http,
            new
            {
                Page = page,
                Stamp = guard.Stamp(),
                Tried = tried ?? SubscribeForm.Empty,
                Why = why,
            },
            why is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity
        );
    }

    private static async Task<IResult> PostAsync(
        HttpContext http,
        SubscribeGuard guard,
        OrganisationReader organisations,
        SubscriptionBook book,
        WebhookReach reach
    )
    {
        if (guard.Take(ClientAddress.Of(http)) is { } wait)
        {
            return TooManyTries.Answer(http, wait, Home);
        }

        IFormCollection form = http.Request.HasFormContentType
            ? await http.Request.ReadFormAsync(http.RequestAborted)
            : FormCollection.Empty;
        SubscribablePage page = await PageAsync(organisations);
        if (!page.IsOpen)
        {
            return Closed(http);
        }

        SubscribeForm tried = SubscribeForm.Of(form);
        if (tried.Read(page, reach, out SubscriptionWish? wish) is { } why)
        {
            return Show(http, guard, page, tried, why);
        }

        if (!guard.IsPersons(form["stamp"]))
        {
            return Show(
                http,
                guard,
                page,
                tried,
                Rejection.Invalid(
                    "subscription.stamp",
                    "The form was sent faster than a person types, or stood open for half a day. Nothing was subscribed; wait a moment and send it again."
                )
            );
        }

        if (StringValues.IsNullOrEmpty(form[Trap]) && guard.TakeMailbox(wish!))
        {
            await book.AskAsync(wish!);
        }

        return PostResult.SeeOther(http, Asked);
    }
}
