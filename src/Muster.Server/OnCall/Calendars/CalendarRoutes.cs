// Calendars of who is on call: the feed that programs subscribe to, and the addresses of feeds over the API.
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;
using Muster.Core.Catalog;
using Muster.Core.Kernel;
using Muster.Engine.Commands;
using Muster.Engine.Ports;
using Muster.Engine.Projections;
using Muster.Server.Web.Access;
using Muster.Server.Web.Addresses;
using Muster.Server.Web.Api;
using static Microsoft.AspNetCore.Http.StatusCodes;

namespace Muster.Server.OnCall.Calendars;

internal static class CalendarRoutes
{
    public static void MapCalendars(this IEndpointRouteBuilder routes)
    {
        // Calendar programs cannot sign in: whoever has the address reads the calendar, and nothing else.
        routes.MapMethods("/ical/{token}.ics", [HttpMethods.Get, HttpMethods.Head], FeedAsync).AllowAnonymous().ExcludeFromDescription();
        RouteGroupBuilder api = routes.MapGroup("/api/v1/calendar-feeds").WithTags("On-call").WithBodies().DisableAntiforgery();
        api.MapGet("", ListAsync)
            .WithName("ListCalendarFeeds")
            .WithSummary("Lists the calendars that programs can subscribe to, newest first, without their addresses")
            .RequireAuthorization(Policies.Read);
        api.MapPost("", RenewAsync)
            .WithName("RenewCalendarFeed")
            .WithSummary("Makes the address of a calendar and tells it this once; the address that was there before ends")
            .Refuses(Status403Forbidden, "calendar.not_yours")
            .Refuses(Status409Conflict, "conflict")
            .Refuses(Status422UnprocessableEntity, "calendar.invalid")
            .RequireAuthorization(Policies.Read);
        api.MapDelete("/{id}", EndAsync)
            .WithName("EndCalendarFeed")
            .WithSummary("Ends the address of a calendar")
            .Refuses(Status403Forbidden, "calendar.not_yours")
            .Refuses(Status404NotFound, "calendar.not_found")
            .Refuses(Status409Conflict, "conflict")
            .RequireAuthorization(Policies.Read);
    }

    private static async Task<IResult> FeedAsync(
        string token,
        HttpContext http,
        CalendarFeeds feeds,
        OrganisationReader organisations,
        IViewStore views,
        TimeProvider clock
    )
    {
        if (await feeds.FindAsync(token, http.RequestAborted) is not { } feed)
        {
            return TypedResults.NotFound();
        }

        (Organisation organisation, _, int revision) = await organisations.WithRosterAsync(http.RequestAborted);
        DrillPlanRow[] drills = feed.Person is { } person
            ?
            [
                .. (await views.AllAsync(Views.DrillPlan, [Views.Open], http.RequestAborted))
                    .Select(view => view.Row<DrillPlanRow>())
                    .Where(plan => plan.Invited.Contains(person)),
            ]
            : [];
        byte[] text = Encoding.UTF8.GetBytes(CalendarText.Of(feed, organisation, revision, drills, clock.GetUtcNow()));
        EntityTagHeaderValue tag = new($"\"{Convert.ToHexStringLower(SHA256.HashData(text).AsSpan(0, 16))}\"");
        http.Response.Headers.CacheControl = "private, no-cache";
        // Not as an attachment: calendar programs would save it instead of reading it.
        http.Response.Headers.ContentDisposition = "inline; filename=on-call.ics";
        return TypedResults.Bytes(text, "text/calendar; charset=utf-8", entityTag: tag);
    }

    private static async Task<Ok<FeedList>> ListAsync(CalendarFeeds feeds, CancellationToken cancel) =>
        TypedResults.Ok(new FeedList([.. (await feeds.AllAsync(cancel)).Select(FeedItem.Of)], Next: null));

    private static async Task<Results<Ok<FeedMade>, ProblemHttpResult>> RenewAsync(
        Body<FeedBody> body,
        HttpContext http,
        CalendarFeeds feeds,
        OrganisationReader organisations,
        PublicAddress address
    )
    {
        Organisation organisation = await organisations.CurrentAsync(CancellationToken.None);
        (string? person, string? schedule) = (body.Value.Person, body.Value.Schedule);
        FieldErrors errors = new FieldErrors()
            .When((person is null) == (schedule is null), "person", "Name either a person or a schedule.")
            .When(person is not null && !organisation.People.ContainsKey(person), "person", $"There is nobody with the id '{person}'.")
            .When(schedule is not null && !organisation.Schedules.ContainsKey(schedule), "schedule", $"There is no schedule '{schedule}'.");
        if (errors.Any)
        {
            return errors.Refuse("calendar.invalid", "No address was made.").ToProblem();
        }

        PersonId? whose = person is null ? null : new PersonId(person);
        if (!CalendarFeeds.Owns(Caller.Require(http.User), whose))
        {
            return CalendarFeeds.NotYours.ToProblem();
        }

        ScheduleId? which = schedule is null ? null : new ScheduleId(schedule);
        (Outcome outcome, string token) = await feeds.RenewAsync(whose, which, Caller.Require(http.User).Actor);
        return outcome is Outcome.Refused { Why: var why }
            ? why.ToProblem()
            : TypedResults.Ok(new FeedMade(address.Of(CalendarFeeds.PathOf(token))));
    }

    private static async Task<Results<Ok<FeedItem>, ProblemHttpResult>> EndAsync(string id, HttpContext http, CalendarFeeds feeds)
    {
        if ((await feeds.AllAsync(CancellationToken.None)).FirstOrDefault(one => one.Id == id) is not { } feed)
        {
            return Rejection
                .NotFound("calendar.not_found", "There is no such calendar. Nothing was changed; look at the list.")
                .ToProblem();
        }

        if (!CalendarFeeds.Owns(Caller.Require(http.User), feed.Person))
        {
            return CalendarFeeds.NotYours.ToProblem();
        }

        return await feeds.EndAsync(feed, Caller.Require(http.User).Actor) is Outcome.Refused { Why: var why }
            ? why.ToProblem()
            : TypedResults.Ok(FeedItem.Of(feed));
    }
}

/// <param name="Person">The id of whose shifts it shows; that or <paramref name="Schedule"/>.</param>
internal sealed record FeedBody(string? Person = null, string? Schedule = null);

/// <param name="Url">Whoever has it reads the calendar. It is not told again.</param>
internal sealed record FeedMade(string Url);

/// <param name="Next">Always null: all feeds fit one page.</param>
internal sealed record FeedList(ImmutableArray<FeedItem> Items, string? Next);

/// <param name="Id">What ends it; no part of its address.</param>
/// <param name="By">Who made it, such as <c>person:ana</c>.</param>
internal sealed record FeedItem(string Id, PersonId? Person, ScheduleId? Schedule, Actor By, DateTimeOffset At)
{
    public static FeedItem Of(CalendarFeed feed) => new(feed.Id, feed.Person, feed.Schedule, feed.By, feed.At);
}
