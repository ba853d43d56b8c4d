// Which pages an incident has, and which of them still ring or were never answered.
using System.Collections.Immutable;
using Muster.Core.Kernel;
using Muster.Engine.Ports;

namespace Muster.Engine.Projections;

/// <summary>What it costs to ask grows with the pages of that incident, never with those of others.</summary>
public sealed class PagesOfIncident(IViewStore views)
{
    /// <summary>The pages of an incident that nobody answered and that are not over, newest first.</summary>
    public Task<IReadOnlyList<PageRow>> UnansweredAsync(IncidentId incident, CancellationToken cancel) =>
        ListAsync(incident, [Views.Active, Views.Exhausted], ViewQuery.LimitMax, cancel);

    /// <summary>All pages of an incident, newest first, at most <paramref name="limit"/>.</summary>
    public Task<IReadOnlyList<PageRow>> LatestAsync(IncidentId incident, int limit, CancellationToken cancel) =>
        ListAsync(incident, [], limit, cancel);

    private async Task<IReadOnlyList<PageRow>> ListAsync(
        IncidentId incident,
        ImmutableArray<string> statuses,
        int limit,
        CancellationToken cancel
    )
    {
        ViewQuery query = new(Views.Page, statuses, Search: null, Before: null, limit) { Subject = incident.Value };
        return [.. (await views.ListAsync(query, cancel)).Select(view => view.Row<PageRow>())];
    }
}
