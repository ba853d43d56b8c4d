// Which pages of an incident still ring or were never answered.
using Muster.Core.Kernel;
using Muster.Engine.Ports;

namespace Muster.Engine.Projections;

public sealed class PagesOfIncident(IViewStore views)
{
    /// <summary>The pages of an incident that nobody answered and that are not over, newest first.</summary>
    public async Task<IReadOnlyList<PageRow>> UnansweredAsync(IncidentId incident, CancellationToken cancel)
    {
        ViewQuery query = new(Views.Page, [Views.Active, Views.Exhausted], PageProjection.IncidentWord(incident), Before: null, Limit: 200);
        return [.. (await views.ListAsync(query, cancel)).Select(view => view.Row<PageRow>()).Where(row => row.Incident == incident)];
    }
}
