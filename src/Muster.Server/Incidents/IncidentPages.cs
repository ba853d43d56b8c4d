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
        ImmutableArray<RecordedPage>.Builder pages = ImmutableArray.CreateBuilder<RecordedPage>();
        foreach (PageRow row in await pagesOfIncident.LatestAsync(incident, CountMax, cancel))
        {
            IReadOnlyList<StoredEvent> stored = await store.ReadStreamAsync(new StreamId(Page.Category, row.Id.Value), 0, cancel);
            ImmutableArray<PageEvent> events = [.. stored.Select(one => (PageEvent)EventJson.Read(one.Type, one.Data))];
            pages.Add(new(events.Aggregate(Page.Initial, Page.Evolve), events));
        }

        return pages.ToImmutable();
    }
}
