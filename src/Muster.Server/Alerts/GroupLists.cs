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
        ViewQuery query = new(Views.Group, asked.Statuses, asked.Search, asked.After, asked.Limit);
        IReadOnlyList<View> found = await views.ListAsync(query, cancel);
        ImmutableArray<ListedGroup>.Builder rows = ImmutableArray.CreateBuilder<ListedGroup>(found.Count);
        foreach (AlertGroup group in found.Select(view => view.Row<AlertGroup>()))
        {
            rows.Add(new(group, group.Page is { } page ? await PageAsync(page, cancel) : null));
        }

        string? next = Cursors.After(found, asked.Limit);
        return (rows.ToImmutable(), next);
    }

    public Task<int> CountAsync(ImmutableArray<string> statuses, CancellationToken cancel) =>
        views.CountAsync(Views.Group, statuses, cancel);

    private async Task<PageRow?> PageAsync(PageId page, CancellationToken cancel) =>
        (await views.FindAsync(Views.Page, page.Value, cancel))?.Row<PageRow>();
}
