// A page's own page in the console: why it rings, waits or is quiet, what follows, and how each step went.
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Muster.Core.Kernel;
using Muster.Engine.Commands;
using Muster.Server.Web.Access;
using Muster.Server.Web.Fragments;
using Muster.Server.Web.Live;

namespace Muster.Server.Paging.Pages;

internal static class PagePages
{
    public static void MapPagePages(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder pages = routes.MapGroup("/pages/{id}").ExcludeFromDescription().RequireAuthorization(Policies.Read);
        pages.MapGet("", ShowAsync);
        pages.MapGet("/live", ShowLiveAsync);
    }

    private static async Task<IResult> ShowAsync(
        string id,
        HttpContext http,
        PageAnswers pages,
        PageOutlooks outlooks,
        OrganisationReader organisations,
        ILiveFeed live
    ) =>
        await ReadAsync(id, http, pages, outlooks, organisations, live) is { } model
            ? Fragment.Page<PagePage>(http, new { Model = model })
            : TypedResults.NotFound();

    private static async Task<IResult> ShowLiveAsync(
        string id,
        HttpContext http,
        PageAnswers pages,
        PageOutlooks outlooks,
        OrganisationReader organisations,
        ILiveFeed live
    ) =>
        await ReadAsync(id, http, pages, outlooks, organisations, live) is { } model
            ? await Fragment.LiveAsync<PageLive>(http, model.Rev, () => Task.FromResult<object?>(new { Model = model }))
            : TypedResults.NotFound();

    /// <summary>Null when there is no such page.</summary>
    private static async Task<PageModel?> ReadAsync(
        string id,
        HttpContext http,
        PageAnswers pages,
        PageOutlooks outlooks,
        OrganisationReader organisations,
        ILiveFeed live
    )
    {
        if (!Slug.IsValid(id))
        {
            return null;
        }

        PageId page = PageId.Parse(id);
        string rev = live.Rev(PageModel.TopicsOf(page), http.User);
        return await pages.PageAsync(page, http.RequestAborted) is { Subject: not null } found
            ? new(
                found,
                await outlooks.OfAsync(found, http.RequestAborted),
                await organisations.CurrentAsync(http.RequestAborted),
                Caller.Require(http.User),
                rev
            )
            : null;
    }
}
