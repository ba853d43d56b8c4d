// The console's page of subscribers, for admins: addresses are personal data.
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Muster.Core.Kernel;
using Muster.Core.StatusPage.Subscribers;
using Muster.Engine.Commands;
using Muster.Engine.Ports;
using Muster.Engine.Projections;
using Muster.Server.Channels.Subscribers;
using Muster.Server.Web.Access;
using Muster.Server.Web.Api;
using Muster.Server.Web.Fragments;

namespace Muster.Server.Subscribers.Pages;

internal static class SubscriberConsole
{
    private const string Home = "/settings/subscribers";

    public static void MapSubscriberConsole(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder group = routes
            .MapGroup(Home)
            .RequireAuthorization(Policies.Administer)
            .DisableAntiforgery()
            .ExcludeFromDescription();
        group.MapGet(
            "",
            (HttpContext http, SubscriptionBook book, OrganisationReader organisations, string? status, string? cursor) =>
                ShowAsync(http, book, organisations, new(status, cursor))
        );
        group.MapPost("", AddAsync);
        group.MapPost(
            "/{id}/wake",
            (string id, HttpContext http, SubscriptionBook book) => ChangeAsync(id, http, book, (one, _) => one.Wake())
        );
        group.MapPost(
            "/{id}/unsubscribe",
            (string id, HttpContext http, SubscriptionBook book) =>
                ChangeAsync(
                    id,
                    http,
                    book,
                    (one, now) => one.Unsubscribe("Unsubscribed by an admin.", Caller.Require(http.User).Actor, now)
                )
        );
        group.MapPost(
            "/{id}/erasure",
            (string id, HttpContext http, SubscriptionBook book) =>
                ChangeAsync(id, http, book, (one, now) => one.Erase(Caller.Require(http.User).Actor, now))
        );
    }

    private static async Task<IResult> ShowAsync(
        HttpContext http,
        SubscriptionBook book,
        OrganisationReader organisations,
        Shown shown,
        Tried? tried = null
    )
    {
        SubscriptionStatus? status = Enum.GetValues<SubscriptionStatus>()
            .Where(one => SubscriptionRows.StatusOf(one) == shown.Status)
            .Select(one => (SubscriptionStatus?)one)
            .FirstOrDefault();
        ViewCursor? before = null;
        if (shown.Cursor is { } text)
        {
            Cursors.TryRead(text, out before);
        }

        IReadOnlyList<Subscription> items = await book.ListAsync(status, before, ListQuestion.LimitUsual, http.RequestAborted);
        string? older =
            items.Count == ListQuestion.LimitUsual
                ? $"{Home}?status={(status is { } one ? SubscriptionRows.StatusOf(one) : "")}&cursor={Cursors.Write(new(items[^1].RequestedAt, items[^1].Id.Value))}"
                : null;
        return Fragment.Page<SubscribersPage>(
            http,
            new
            {
                Page = SubscribablePage.Of(await organisations.CurrentAsync(http.RequestAborted)),
                Counts = await book.CountsAsync(http.RequestAborted),
                Items = items,
                Mailings = await book.MailingsAsync(http.RequestAborted),
                Status = status,
                Older = older,
                tried?.Added,
                tried?.Why,
                TriedAddresses = tried?.Addresses,
                TriedConsent = tried?.Consent,
            },
            tried?.Why is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity
        );
    }

    private static async Task<IResult> AddAsync(
        HttpContext http,
        SubscriptionBook book,
        OrganisationReader organisations,
        [FromForm] string? addresses,
        [FromForm] string? consent
    )
    {
        SubscribablePage page = SubscribablePage.Of(await organisations.CurrentAsync(http.RequestAborted));
        string how = EdgeText.Line(consent ?? "", EdgeLimits.TitleBytes);
        if (Import.Read(page, Import.Lines(addresses ?? ""), [], how, out var wishes) is { } why)
        {
            return await ShowAsync(http, book, organisations, new(null, null), new(null, why, addresses, consent));
        }

        (Outcome outcome, int added) = await book.AddAsync(wishes, how, Caller.Require(http.User).Actor);
        return outcome is Outcome.Refused refused
            ? await ShowAsync(http, book, organisations, new(null, null), new(null, refused.Why, addresses, consent))
            : await ShowAsync(http, book, organisations, new(null, null), new(added, null, null, null));
    }

    private static async Task<IResult> ChangeAsync(
        string id,
        HttpContext http,
        SubscriptionBook book,
        Func<Subscription, DateTimeOffset, Subscription> next
    )
    {
        if (!SubscriptionId.TryParse(id, out SubscriptionId subscription))
        {
            return PostResult.Refused(
                http,
                StatusCodes.Status404NotFound,
                "There is no such subscription",
                "Nothing was changed.",
                back: Home
            );
        }

        return await book.ChangeAsync(subscription, next) is Outcome.Refused { Why: var why }
            ? PostResult.Refused(http, why.Kind.Status(), "That was not done", why.Message, why.Code, Home)
            : PostResult.SeeOther(http, Home);
    }

    private sealed record Shown(string? Status, string? Cursor);

    private sealed record Tried(int? Added, Rejection? Why, string? Addresses, string? Consent);
}
