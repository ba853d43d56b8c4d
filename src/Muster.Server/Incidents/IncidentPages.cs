// The pages that were sent for an incident, as their streams tell them.
using System.Collections.Immutable;
using Muster.Core.Kernel;
using Muster.Core.Paging;
using Muster.Engine.Commands;
using Muster.Engine.Ports;
using Muster.Engine.Projections;

namespace Muster.Server.Incidents;

public sealed class IncidentPages(IEventStore store, PagesOfIncident pagesOfIncident)
{
    /// <summary>An incident that paged more often than this shows its latest pages; the record keeps all.</summary>
    private const int CountMax = 40;

    /// <summary>Newest first.</summary>
    public async Task<ImmutableArray<RecordedPage>> ReadAsync(IncidentId incident, CancellationToken cancel)
    {
        string[] ids = [.. (await pagesOfIncident.LatestAsync(incident, CountMax, cancel)).Select(row => row.Id.Value)];
        ILookup<string, PageEvent> events = await StreamReplay.EventsAsync<Page, PageCommand, PageEvent>(store, ids, cancel);
        return [.. ids.Select(id => new RecordedPage(events[id].Aggregate(Page.Initial, Page.Evolve), [.. events[id]]))];
    }
}
