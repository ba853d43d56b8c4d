// How mitigations went in the incidents of a service.
using System.Collections.Immutable;
using Muster.Core.Kernel;
using Muster.Core.Mitigations;
using Muster.Engine.Ports;

namespace Muster.Engine.Projections;

public sealed class PastMitigations(IViewStore views)
{
    /// <summary>The latest of the service, by when they were chosen; those of drills are not among them.</summary>
    public async Task<ImmutableArray<PastMitigation>> OfAsync(ServiceId service, CancellationToken cancel)
    {
        ViewQuery query = new(Views.Mitigation, [], Search: null, Before: null, ViewQuery.LimitMax) { Subject = service.Value };
        return [.. (await views.ListAsync(query, cancel)).Select(view => view.Row<PastMitigation>())];
    }
}
