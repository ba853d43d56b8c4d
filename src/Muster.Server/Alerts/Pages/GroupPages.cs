// The pages of alert groups: the list, one group, and the silence that one asks for there.
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Muster.Core.Kernel;
using Muster.Server.Web.Access;
using Muster.Server.Web.Api;
using Muster.Server.Web.Fragments;

namespace Muster.Server.Alerts.Pages;

internal static class GroupPages
{
    public static void MapGroupPages(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder pages = routes.MapGroup("/alerts").ExcludeFromDescription().DisableAntiforgery();
        RouteGroupBuilder reading = pages.MapGroup("").RequireAuthorization(Policies.Read);
        reading.MapGet("", ListAsync);
        reading.MapGet("/live", ListLiveAsync);
        reading.MapGet("/{group}", GroupAsync);
        reading.MapGet("/{group}/live", GroupLiveAsync);
        pages.MapPost("/{group}/silence", SilenceAsync).RequireAuthorization(Policies.Respond);
    }

    private static async Task<IResult> ListAsync(
        HttpContext http,
        AlertConsole console,
        CancellationToken cancel,
        string status = GroupListing.Open,
        string? q = null,
        string? cursor = null
    )
    {
        if (!GroupListing.TryParse(status, q, cursor, ListQuestion.LimitUsual, out GroupListing? asked, out Rejection? why))
        {
            return BadQuestion(http, why!);
        }

        string rev = console.Rev(AlertsModel.Topics, http.User);
        return Fragment.Page<AlertsPage>(http, new { Model = await console.ListAsync(asked!, http.User, rev, cancel) });
    }

    private static async Task<IResult> ListLiveAsync(
        HttpContext http,
        AlertConsole console,
        CancellationToken cancel,
        string status = GroupListing.Open,
        string? q = null,
        string? cursor = null
    )
    {
        if (!GroupListing.TryParse(status, q, cursor, ListQuestion.LimitUsual, out GroupListing? asked, out Rejection? why))
        {
            return BadQuestion(http, why!);
        }

        string rev = console.Rev(AlertsModel.Topics, http.User);
        return await Fragment.LiveAsync<AlertsLive>(
            http,
            rev,
            async () => new { Model = await console.ListAsync(asked!, http.User, rev, cancel) }
        );
    }

    private static async Task<IResult> GroupAsync(string group, HttpContext http, AlertConsole console, CancellationToken cancel) =>
        await ReadAsync(group, http, console, cancel) is { } model
            ? Fragment.Page<GroupPage>(http, new { Model = model })
            : TypedResults.NotFound();

    private static async Task<IResult> GroupLiveAsync(string group, HttpContext http, AlertConsole console, CancellationToken cancel) =>
        await ReadAsync(group, http, console, cancel) is { } model
            ? await Fragment.LiveAsync<GroupLive>(http, model.Rev, () => Task.FromResult<object?>(new { Model = model }))
            : TypedResults.NotFound();

    private static async Task<IResult> SilenceAsync(
        string group,
        HttpContext http,
        AlertConsole console,
        SilenceWriter silences,
        TimeProvider clock
    )
    {
        if (await ReadAsync(group, http, console, http.RequestAborted) is not { } model)
        {
            return TypedResults.NotFound();
        }

        if (await FormFields.ReadAsync(http) is not { } fields)
        {
            return FormFields.Unreadable(http);
        }

        SilenceForm? refused = await SilencePosts.CreateAsync(http, fields, silences, clock.GetUtcNow());
        if (refused is null)
        {
            return PostResult.SeeOther(http, model.Url, "Silenced.");
        }

        GroupModel again = model with { Silence = refused };
        return Fragment.Asked(http.Request)
            ? Fragment.Of<GroupLive>(http, model.Rev, new { Model = again }, StatusCodes.Status422UnprocessableEntity)
            : Fragment.Page<GroupPage>(http, new { Model = again }, StatusCodes.Status422UnprocessableEntity);
    }

    private static Task<GroupModel?> ReadAsync(string group, HttpContext http, AlertConsole console, CancellationToken cancel) =>
        console.GroupAsync(group, http.User, cancel);

    private static IResult BadQuestion(HttpContext http, Rejection why) =>
        PostResult.Refused(http, StatusCodes.Status400BadRequest, "That list cannot be shown", why.Sentence(), why.Code, back: "/alerts");
}
