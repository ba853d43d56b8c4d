// Reading pages over the API: which there are, and how one went.
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Muster.Core.Catalog;
using Muster.Core.Kernel;
using Muster.Engine.Commands;
using Muster.Engine.Ports;
using Muster.Engine.Projections;
using Muster.Server.Web.Access;
using Muster.Server.Web.Api;
using static Microsoft.AspNetCore.Http.StatusCodes;

namespace Muster.Server.Paging.Api;

internal static class PagesApi
{
    public static void MapPagesApi(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder api = routes.MapGroup("/api/v1/pages").WithTags("Pages").RequireAuthorization(Policies.Read);
        api.MapGet("", ListAsync)
            .WithName("ListPages")
            .WithSummary("Lists pages, newest first")
            .WithDescription(
                "`status` is where they stand: `active` unless it says otherwise, or `all`. Canary pages, by which Muster tries itself, are listed by `canary` alone."
            )
            .Refuses(Status400BadRequest, "request.invalid");
        api.MapGet("/{id}", GetAsync)
            .WithName("GetPage")
            .WithSummary("One page: where it stands and what follows, its steps, who was told by which method, and what each provider said")
            .Refuses(Status404NotFound, "page.unknown");
    }

    private static async Task<Results<Ok<PageList>, ProblemHttpResult>> ListAsync(
        IViewStore views,
        CancellationToken cancel,
        string status = Views.Active,
        string? q = null,
        string? cursor = null,
        int limit = ListQuestion.LimitUsual
    )
    {
        if (!PageListing.TryParse(status, q, cursor, limit, out PageListing? asked, out Rejection? why))
        {
            return why!.ToBadQuestion();
        }

        ViewQuery query = new(Views.Page, asked!.Statuses, asked.Search, asked.After, asked.Limit) { Searched = ViewQuery.SearchedMax };
        IReadOnlyList<View> found = await views.ListAsync(query, cancel);
        return TypedResults.Ok(
            new PageList([.. found.Select(view => PageItem.Of(view.Row<PageRow>()))], await views.NextAsync(query, found, cancel))
        );
    }

    private static async Task<Results<Ok<PageDetail>, ProblemHttpResult>> GetAsync(
        string id,
        PageAnswers pages,
        PageOutlooks outlooks,
        OrganisationReader organisations,
        CancellationToken cancel
    )
    {
        if (!Slug.IsValid(id) || await pages.PageAsync(PageId.Parse(id), cancel) is not { Subject: not null } page)
        {
            return Rejection.NotFound("page.unknown", "There is no such page.").ToProblem();
        }

        Organisation organisation = await organisations.CurrentAsync(cancel);
        return TypedResults.Ok(
            PageDetail.Of(page, await outlooks.OfAsync(page, cancel), person => organisation.Person(person)?.Name ?? person.Value)
        );
    }
}
