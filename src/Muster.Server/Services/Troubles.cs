// Reads what is wrong with the services.
using System.Collections.Immutable;
using Muster.Core.Alerts;
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Engine.Ports;
using Muster.Engine.Projections;

namespace Muster.Server.Services;

public sealed class Troubles(IViewStore views)
{
    private static readonly ImmutableArray<string> OpenGroups = [Views.Paged, Views.Held, Views.Silenced];

    /// <summary>The services with trouble; those without have no entry. From the newest <see cref="ViewQuery.LimitMax"/> open groups and incidents.</summary>
    public async Task<ImmutableDictionary<ServiceId, Trouble>> OpenAsync(CancellationToken cancel)
    {
        AlertGroup[] groups = await RowsAsync<AlertGroup>(
            new(Views.Group, OpenGroups, Search: null, Before: null, ViewQuery.LimitMax),
            cancel
        );
        IncidentRow[] incidents = await RowsAsync<IncidentRow>(
            new(Views.Incident, [Views.Open], Search: null, Before: null, ViewQuery.LimitMax),
            cancel
        );
        ILookup<ServiceId?, AlertGroup> groupsOf = groups.ToLookup(group => group.Service);
        ILookup<ServiceId?, IncidentRow> incidentsOf = incidents
            .Where(row => row.Type == IncidentType.Incident)
            .ToLookup(row => row.Service);
        return groupsOf
            .Select(one => one.Key)
            .Concat(incidentsOf.Select(one => one.Key))
            .OfType<ServiceId>()
            .Distinct()
            .ToImmutableDictionary(service => service, service => new Trouble([.. groupsOf[service]], [.. incidentsOf[service]]));
    }

    /// <summary>The latest groups and incidents of one service, open or over, newest first.</summary>
    public async Task<Trouble> LatestAsync(ServiceId service, int limit, CancellationToken cancel)
    {
        // The words find more than the service's own; what is not its own is left out.
        AlertGroup[] groups = await RowsAsync<AlertGroup>(new(Views.Group, [], service.Value, Before: null, ViewQuery.LimitMax), cancel);
        IncidentRow[] incidents = await RowsAsync<IncidentRow>(
            new(Views.Incident, [], "service:" + service, Before: null, ViewQuery.LimitMax),
            cancel
        );
        return new(
            [.. groups.Where(group => group.Service == service).Take(limit)],
            [.. incidents.Where(row => row.Service == service && row.Type == IncidentType.Incident).Take(limit)]
        );
    }

    private async Task<TRow[]> RowsAsync<TRow>(ViewQuery query, CancellationToken cancel) =>
        [.. (await views.ListAsync(query, cancel)).Select(view => view.Row<TRow>())];
}
