// Reads a review and its incident for whoever shows them.
using System.Collections.Immutable;
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Core.Reviews;
using Muster.Engine.Commands;
using Muster.Engine.Ports;

namespace Muster.Server.Reviews;

public sealed class ReviewReader(IEventStore store, OrganisationReader organisation)
{
    /// <summary>The review alone; one that does not exist when there is none.</summary>
    public async Task<Review> ReviewAsync(IncidentId id, CancellationToken cancel) =>
        (await StreamReplay.ReadAsync<Review, ReviewCommand, ReviewEvent>(store, id.Value, cancel)).State;

    /// <summary>What happened to the review, oldest first; empty when there is none.</summary>
    public async Task<ImmutableArray<ReviewEvent>> EventsAsync(IncidentId id, CancellationToken cancel) =>
        [
            .. (await store.ReadStreamAsync(new StreamId(Review.Category, id.Value), 0, cancel)).Select(one =>
                (ReviewEvent)EventJson.Read(one.Type, one.Data)
            ),
        ];

    /// <summary>Null when there is no such incident. An incident that was not resolved yet has a review that does not exist.</summary>
    public async Task<ReviewRecord?> ReadAsync(IncidentId id, CancellationToken cancel)
    {
        // The review first: the incident that is read after it is never older than what the review says of it.
        (Review review, int version) = await StreamReplay.ReadAsync<Review, ReviewCommand, ReviewEvent>(store, id.Value, cancel);
        IReadOnlyList<StoredEvent> stored = await store.ReadStreamAsync(new StreamId(Incident.Category, id.Value), 0, cancel);
        if (stored.Count == 0)
        {
            return null;
        }

        ImmutableArray<IncidentEvent> timeline = [.. stored.Select(one => (IncidentEvent)EventJson.Read(one.Type, one.Data))];
        Incident incident = timeline.Aggregate(Incident.Initial, Incident.Evolve);
        return new(review, version, incident, timeline, await organisation.CurrentAsync(cancel));
    }
}
