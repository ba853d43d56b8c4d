// The pages of the list of incidents.
using System.Collections.Immutable;
using Muster.Engine.Ports;
using Muster.Engine.Projections;
using Muster.Server.Web.Api;

namespace Muster.Server.Incidents;

public sealed class IncidentLists(IViewStore views)
{
    /// <summary>One page, newest declaration first, with the cursor of the next; null on the last.</summary>
    public async Task<(ImmutableArray<IncidentRow> Rows, string? Next)> ListAsync(IncidentListing asked, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(asked);
        ViewQuery query = new(Views.Incident, asked.Statuses, asked.Search, asked.After, asked.Limit) { Searched = ViewQuery.SearchedMax };
        IReadOnlyList<View> found = await views.ListAsync(query, cancel);
        string? next = await views.NextAsync(query, found, cancel);
        return ([.. found.Select(view => view.Row<IncidentRow>())], next);
    }

    /// <summary>How many incidents have one of these statuses; all when none is named.</summary>
    public Task<int> CountAsync(ImmutableArray<string> statuses, CancellationToken cancel) =>
        views.CountAsync(Views.Incident, statuses, cancel);
}
