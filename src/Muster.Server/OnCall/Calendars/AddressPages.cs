// The page on which a person makes, renews and withdraws the address of their own calendar, or of a schedule's.
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Muster.Core.Catalog;
using Muster.Core.Kernel;
using Muster.Core.OnCall;
using Muster.Engine.Commands;
using Muster.Server.Web.Access;
using Muster.Server.Web.Addresses;
using Muster.Server.Web.Api;
using Muster.Server.Web.Fragments;

namespace Muster.Server.OnCall.Calendars;

/// <summary>Without a schedule it is about the reader's own shifts.</summary>
internal static class AddressPages
{
    private const string Home = "/calendar-address";

    public static void MapAddressPages(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder pages = routes.MapGroup(Home).ExcludeFromDescription().RequireAuthorization(Policies.Read).DisableAntiforgery();
        pages.MapGet(
            "",
            (HttpContext http, CalendarFeeds feeds, OrganisationReader organisations, string? schedule = null) =>
                ShowAsync(http, feeds, organisations, schedule)
        );
        pages.MapPost("", RenewAsync);
        pages.MapPost("/withdrawal", WithdrawAsync);
    }

    /// <param name="url">The address that was made just now; null when none was.</param>
    private static async Task<IResult> ShowAsync(
        HttpContext http,
        CalendarFeeds feeds,
        OrganisationReader organisations,
        string? schedule,
        string? url = null
    )
    {
        Organisation organisation = await organisations.CurrentAsync(http.RequestAborted);
        if (Wanted(http, organisation, schedule, out PersonId? person, out Schedule? known) is { } why)
        {
            return Refused(http, why, schedule);
        }

        return Fragment.Page<AddressPage>(
            http,
            new
            {
                Schedule = known,
                Feed = await feeds.OfAsync(person, known?.Id, CancellationToken.None),
                Url = url,
            }
        );
    }

    /// <summary>Answers the page itself and not a redirect: the address is shown once and kept nowhere.</summary>
    private static async Task<IResult> RenewAsync(
        HttpContext http,
        CalendarFeeds feeds,
        OrganisationReader organisations,
        PublicAddress address,
        [FromForm] string? schedule
    )
    {
        Organisation organisation = await organisations.CurrentAsync(CancellationToken.None);
        if (Wanted(http, organisation, schedule, out PersonId? person, out Schedule? known) is { } why)
        {
            return Refused(http, why, schedule);
        }

        (Outcome outcome, string token) = await feeds.RenewAsync(person, known?.Id, Caller.Require(http.User).Actor);
        return outcome is Outcome.Refused { Why: var refused }
            ? Refused(http, refused, schedule)
            : await ShowAsync(http, feeds, organisations, schedule, address.Of(CalendarFeeds.PathOf(token)));
    }

    private static async Task<IResult> WithdrawAsync(
        HttpContext http,
        CalendarFeeds feeds,
        OrganisationReader organisations,
        [FromForm] string? schedule
    )
    {
        Organisation organisation = await organisations.CurrentAsync(CancellationToken.None);
        if (Wanted(http, organisation, schedule, out PersonId? person, out Schedule? known) is { } why)
        {
            return Refused(http, why, schedule);
        }

        return
            await feeds.OfAsync(person, known?.Id, CancellationToken.None) is { } feed
            && await feeds.EndAsync(feed, Caller.Require(http.User).Actor) is Outcome.Refused { Why: var refused }
            ? Refused(http, refused, schedule)
            : PostResult.SeeOther(http, known is null ? Home : $"{Home}?schedule={known.Id}");
    }

    /// <summary>Whose calendar is meant; why it cannot be had otherwise.</summary>
    private static Rejection? Wanted(
        HttpContext http,
        Organisation organisation,
        string? asked,
        out PersonId? person,
        out Schedule? schedule
    )
    {
        Caller caller = Caller.Require(http.User);
        bool isOwn = string.IsNullOrEmpty(asked);
        person = isOwn ? caller.Person : null;
        schedule = isOwn ? null : organisation.Schedules.GetValueOrDefault(asked!);
        return isOwn && person is null
                ? Rejection.NotFound("calendar.nobody", "Your account stands for nobody who can be on call, so it has no calendar.")
            : !isOwn && schedule is null
                ? Rejection.NotFound("calendar.no_schedule", "There is no such schedule; choose one from the page of on-call.")
            : CalendarFeeds.Owns(caller, person) ? null
            : CalendarFeeds.NotYours;
    }

    private static IResult Refused(HttpContext http, Rejection why, string? schedule) =>
        PostResult.Refused(
            http,
            why.Kind.Status(),
            "There is no address to show",
            why.Message,
            why.Code,
            Slug.IsValid(schedule) ? $"/on-call/{schedule}" : "/on-call"
        );
}
