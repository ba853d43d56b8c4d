// The pages of the reviews: the list, one review, and their living parts.
using System.Collections.Immutable;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Muster.Core.Kernel;
using Muster.Engine.Ports;
using Muster.Engine.Projections;
using Muster.Server.Web.Access;
using Muster.Server.Web.Api;
using Muster.Server.Web.Fragments;
using Muster.Server.Web.Live;

namespace Muster.Server.Reviews.Pages;

public static class ReviewPages
{
    public static IEndpointRouteBuilder MapReviewPages(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder reading = routes.MapGroup("/reviews").RequireAuthorization(Policies.Read).ExcludeFromDescription();
        reading.MapGet("", ListAsync);
        reading.MapGet("/live", ListLiveAsync);
        reading.MapGet("/{id}", PageAsync);
        reading.MapGet("/{id}/live", LiveAsync);
        reading.MapSidePages();

        RouteGroupBuilder writing = routes.MapGroup("/reviews/{id}").RequireAuthorization(Policies.Respond).ExcludeFromDescription();
        writing.DisableAntiforgery();
        writing.MapReviewForms();
        writing.MapWhyForms();
        writing.MapFactorForms();
        writing.MapActionItemForms();
        writing.MapLintForms();
        return routes;
    }

    private static async Task<IResult> PageAsync(string id, HttpContext http, ReviewViews views) =>
        await views.ReadAsync(id, http) is { } view ? Fragment.Page<ReviewPage>(http, new { Model = view }) : TypedResults.NotFound();

    private static async Task<IResult> LiveAsync(string id, HttpContext http, ReviewViews views, IEventStore store)
    {
        if (
            !IncidentId.TryParse(id, out IncidentId incident)
            || await store.StreamVersionAsync(new("incident", incident.Value), http.RequestAborted) == 0
        )
        {
            return TypedResults.NotFound();
        }

        string rev = views.Rev(incident, http.User);
        return await Fragment.LiveAsync<ReviewLive>(
            http,
            rev,
            async () => new { Model = await views.ReadAsync(incident, http.User, rev, http.RequestAborted) }
        );
    }

    private static async Task<IResult> ListAsync(
        HttpContext http,
        ILiveFeed live,
        ReviewLists lists,
        TimeProvider clock,
        string? status = null,
        string? q = null,
        string? cursor = null
    )
    {
        string rev = live.Rev(ReviewsView.Topics, http.User);
        return await ReadAsync(lists, status, q, cursor, rev, clock.GetUtcNow(), http.RequestAborted) is { } view
            ? Fragment.Page<ReviewsPage>(http, new { Model = view })
            : TypedResults.NotFound();
    }

    private static async Task<IResult> ListLiveAsync(
        HttpContext http,
        ILiveFeed live,
        ReviewLists lists,
        TimeProvider clock,
        string? status = null,
        string? q = null,
        string? cursor = null
    )
    {
        string rev = live.Rev(ReviewsView.Topics, http.User);
        return await ReadAsync(lists, status, q, cursor, rev, clock.GetUtcNow(), http.RequestAborted) is { } view
            ? await Fragment.LiveAsync<ReviewsLive>(http, rev, () => Task.FromResult<object?>(new { Model = view }))
            : TypedResults.NotFound();
    }

    /// <summary>Null for an address that no link of ours has.</summary>
    private static async Task<ReviewsView?> ReadAsync(
        ReviewLists lists,
        string? status,
        string? q,
        string? cursor,
        string rev,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        bool closed = status is Views.Closed or Views.Practised;
        if (
            status is not (null or Views.Open or Views.Closed or Views.Practised)
            || !ReviewListing.TryParse(
                status ?? Views.Open,
                q,
                cursor,
                closed ? ListQuestion.LimitUsual : ViewQuery.LimitMax,
                out ReviewListing? asked,
                out _
            )
        )
        {
            return null;
        }

        (ImmutableArray<ReviewRow> rows, string? next) = await lists.ListAsync(asked!, cancel);
        int overdue = await lists.CountAsync(Views.Overdue, cancel);
        int open = overdue + await lists.CountAsync(Views.Open, cancel);
        string words = asked!.Search.Length == 0 ? "" : "&q=" + Uri.EscapeDataString(asked.Search);
        string here = $"?status={asked.Status}{words}";
        return new(
            asked.Status,
            asked.Search,
            closed ? rows : [.. rows.OrderBy(row => row.DueAt ?? DateTimeOffset.MaxValue).ThenBy(row => row.DraftedAt)],
            open,
            overdue,
            next is null ? null : $"/reviews{here}&cursor={next}",
            cursor is null,
            cursor is null ? $"/reviews/live{here}" : $"/reviews/live{here}&cursor={cursor}",
            rev,
            now
        );
    }
}
