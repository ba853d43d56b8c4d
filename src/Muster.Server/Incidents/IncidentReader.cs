// Reads an incident and its record for whoever shows them.
using System.Collections.Immutable;
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Engine.Commands;
using Muster.Engine.Ports;

namespace Muster.Server.Incidents;

public sealed class IncidentReader(IEventStore store, OrganisationReader organisation)
{
    /// <summary>The incident as it stands with its events, from one read of its stream; null when there is none.</summary>
    public async Task<IncidentRecord?> ReadAsync(IncidentId id, CancellationToken cancel)
    {
        IReadOnlyList<StoredEvent> stored = await store.ReadStreamAsync(new StreamId(Incident.Category, id.Value), 0, cancel);
        if (stored.Count == 0)
        {
            return null;
        }

        ImmutableArray<RecordedEvent> events =
        [
            .. stored.Select(one => new RecordedEvent(one.Version, (IncidentEvent)EventJson.Read(one.Type, one.Data))),
        ];
        Incident incident = events.Aggregate(Incident.Initial, (state, one) => Incident.Evolve(state, one.Event));
        return new(incident, stored[^1].Version, events, await organisation.CurrentAsync(cancel));
    }
}
