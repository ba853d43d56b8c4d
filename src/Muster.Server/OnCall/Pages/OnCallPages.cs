// The pages of on-call: all schedules, and one with more of its time.
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Muster.Server.Web.Access;
using Muster.Server.Web.Fragments;

namespace Muster.Server.OnCall.Pages;

internal static class OnCallPages
{
    private const int Week = 7;

    /// <summary>As many days as the page of one schedule shows where nothing else is asked for.</summary>
    public const int TwoWeeks = 14;

    public static void MapOnCallPages(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder pages = routes.MapGroup("/on-call").ExcludeFromDescription().RequireAuthorization(Policies.Read);
        pages.MapGet("", ListAsync);
        pages.MapGet("/live", ListLiveAsync);
        pages.MapGet("/{schedule}", ScheduleAsync);
        pages.MapGet("/{schedule}/live", ScheduleLiveAsync);
    }

    private static async Task<IResult> ListAsync(HttpContext http, OnCallConsole console, CancellationToken cancel)
    {
        string rev = console.Rev(http.User);
        return Fragment.Page<OnCallPage>(http, new { Model = await console.ListAsync(Asked(http, Week), http.User, rev, cancel) });
    }

    private static Task<IResult> ListLiveAsync(HttpContext http, OnCallConsole console, CancellationToken cancel)
    {
        string rev = console.Rev(http.User);
        return Fragment.LiveAsync<OnCallLive>(
            http,
            rev,
            async () => new { Model = await console.ListAsync(Asked(http, Week), http.User, rev, cancel) }
        );
    }

    private static async Task<IResult> ScheduleAsync(string schedule, HttpContext http, OnCallConsole console, CancellationToken cancel) =>
        await console.ScheduleAsync(schedule, Asked(http, TwoWeeks), http.User, cancel) is { } model
            ? Fragment.Page<SchedulePage>(http, new { Model = model })
            : TypedResults.NotFound();

    private static async Task<IResult> ScheduleLiveAsync(
        string schedule,
        HttpContext http,
        OnCallConsole console,
        CancellationToken cancel
    ) =>
        await console.ScheduleAsync(schedule, Asked(http, TwoWeeks), http.User, cancel) is { } model
            ? await Fragment.LiveAsync<ScheduleLive>(http, model.Rev, () => Task.FromResult<object?>(new { Model = model }))
            : TypedResults.NotFound();

    private static Shown Asked(HttpContext http, int usual) => Shown.Of(name => http.Request.Query[name].ToString(), usual);
}
