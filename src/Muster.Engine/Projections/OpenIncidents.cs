// Which open incidents there are: for reactions that must not open a second one for the same trouble, and for the badge of the navigation.
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Engine.Ports;

namespace Muster.Engine.Projections;

public sealed class OpenIncidents(IViewStore views)
{
    /// <summary>
    /// The row of what policy has declared for a service last; null before the first. Read it before <see cref="OfServiceAsync"/> and put
    /// <see cref="DeclaredNow"/> over it: an incident that another declares after this read is then either found or a conflict.
    /// </summary>
    public Task<View?> DeclaredLastAsync(ServiceId service, CancellationToken cancel) =>
        views.FindAsync(Views.Declared, service.Value, cancel);

    public static View DeclaredNow(ServiceId service, IncidentId incident, DateTimeOffset now) =>
        new(Views.Declared, service.Value, Views.Open, now, "", ViewJson.Write(incident));

    /// <summary>The newest open incident of a service, drills left out; null when there is none.</summary>
    public async Task<IncidentId?> OfServiceAsync(ServiceId service, CancellationToken cancel)
    {
        ViewQuery query = new(Views.Incident, [Views.Open], IncidentProjection.ServiceWord(service), Before: null, Limit: 200);
        return (await views.ListAsync(query, cancel))
            .Select(view => view.Row<IncidentRow>())
            .FirstOrDefault(row => row.Service == service && row.Type == IncidentType.Incident)
            ?.Id;
    }

    /// <summary>How many are open, drills left out; counted as <see cref="IViewStore.CountAsync"/> counts.</summary>
    public async Task<int> CountAsync(CancellationToken cancel)
    {
        ViewQuery drills = new(Views.Incident, [Views.Open], IncidentProjection.DrillWord, Before: null, ViewQuery.LimitMax);
        int all = await views.CountAsync(Views.Incident, [Views.Open], cancel);
        return all == 0 ? 0 : Math.Max(0, all - (await views.ListAsync(drills, cancel)).Count);
    }
}
