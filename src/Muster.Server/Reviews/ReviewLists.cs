// The pages of the list of reviews.
using System.Collections.Immutable;
using Muster.Engine.Ports;
using Muster.Engine.Projections;
using Muster.Server.Web.Api;

namespace Muster.Server.Reviews;

public sealed class ReviewLists(IViewStore views)
{
    /// <summary>One page, newest draft first, with the cursor of the next; null on the last.</summary>
    public async Task<(ImmutableArray<ReviewRow> Rows, string? Next)> ListAsync(ReviewListing asked, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(asked);
        ViewQuery query = new(Views.Review, asked.Statuses, asked.Search, asked.After, asked.Limit) { Searched = ViewQuery.SearchedMax };
        IReadOnlyList<View> found = await views.ListAsync(query, cancel);
        string? next = await views.NextAsync(query, found, cancel);
        return ([.. found.Select(view => view.Row<ReviewRow>())], next);
    }

    public Task<int> CountAsync(string status, CancellationToken cancel) => views.CountAsync(Views.Review, [status], cancel);
}
