// Reads what is to be said of a page: with its incident, its alerts and the messages that wait.
using System.Collections.Immutable;
using Muster.Core.Catalog;
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Core.Paging;
using Muster.Engine.Ports;

namespace Muster.Engine.Commands;

public sealed class PageOutlooks(
    IEventStore store,
    IAlertStore alerts,
    IOutbox outbox,
    OrganisationReader organisations,
    TimeProvider clock
)
{
    /// <param name="page">One that has started.</param>
    public async Task<PageOutlook> OfAsync(Page page, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(page);
        Organisation organisation = await organisations.CurrentAsync(cancel);
        Incident? incident = page.Incident is { } id
            ? (await StreamReplay.ReadAsync<Incident, IncidentCommand, IncidentEvent>(store, id.ToString(), cancel)).State
            : null;
        bool fires = page.Subject!.Group is not { } group || await alerts.GroupAsync(group, cancel) is { ClosedAt: null };
        IReadOnlyList<OutboxWait> waits = await outbox.WaitsAsync(new StreamId(Page.Category, page.Id.Value).ToString(), cancel);
        return new PageWords(page, organisation, clock.GetUtcNow()).Outlook(
            QuietWatch.Of(page, organisation, incident, fires),
            waits.ToImmutableDictionary(wait => wait.Key)
        );
    }
}
