// Which open incidents there are: for reactions that must not open a second one for the same trouble.
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Engine.Ports;

namespace Muster.Engine.Projections;

public sealed class OpenIncidents(IViewStore views)
{
    /// <summary>The newest open incident of a service, drills left out; null when there is none.</summary>
    public async Task<IncidentId?> OfServiceAsync(ServiceId service, CancellationToken cancel)
    {
        ViewQuery query = new(Views.Incident, [Views.Open], IncidentProjection.ServiceWord(service), Before: null, Limit: 200);
        return (await views.ListAsync(query, cancel))
            .Select(view => view.Row<IncidentRow>())
            .FirstOrDefault(row => row.Service == service && row.Type == IncidentType.Incident)
            ?.Id;
    }
}
