// The pages of the list of alert groups.
using System.Collections.Immutable;
using Muster.Core.Alerts;
using Muster.Core.Kernel;
using Muster.Engine.Ports;
using Muster.Engine.Projections;
using Muster.Server.Web.Api;

namespace Muster.Server.Alerts;

public sealed class GroupLists(IViewStore views)
{
    /// <summary>One page, newest opening first, with the cursor of the next; null on the last.</summary>
    public async Task<(ImmutableArray<ListedGroup> Rows, string? Next)> ListAsync(GroupListing asked, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(asked);
        ViewQuery query = new(Views.Group, asked.Statuses, asked.Search, asked.After, asked.Limit) { Searched = ViewQuery.SearchedMax };
        IReadOnlyList<View> found = await views.ListAsync(query, cancel);
        AlertGroup[] groups = [.. found.Select(view => view.Row<AlertGroup>())];
        ImmutableDictionary<PageId, PageRow> pages = await views.PagesAsync(groups.Select(group => group.Page).OfType<PageId>(), cancel);
        return (
            [.. groups.Select(group => new ListedGroup(group, group.Page is { } page ? pages.GetValueOrDefault(page) : null))],
            await views.NextAsync(query, found, cancel)
        );
    }

    public Task<int> CountAsync(ImmutableArray<string> statuses, CancellationToken cancel) =>
        views.CountAsync(Views.Group, statuses, cancel);
}
