// Streams of events and everything that is written with them.
using Muster.Core.Kernel;

namespace Muster.Engine.Ports;

/// <summary>
/// The record. A commit is durable when the call answers; when it throws (<see cref="StoreUnavailableException"/>), nothing is known to be written.
/// </summary>
public interface IEventStore
{
    /// <summary>The events of a stream after a version (0 for all), ascending; empty when there are none.</summary>
    Task<IReadOnlyList<StoredEvent>> ReadStreamAsync(StreamId stream, int afterVersion, CancellationToken cancel);

    /// <summary>The events of several streams, by stream and then ascending; in one go, however many are asked for.</summary>
    Task<IReadOnlyList<StoredEvent>> ReadStreamsAsync(IReadOnlyCollection<StreamId> streams, CancellationToken cancel);

    /// <summary>The version of a stream's last event, 0 when it has none.</summary>
    Task<int> StreamVersionAsync(StreamId stream, CancellationToken cancel);

    /// <summary>The events of all streams after a position (0 for all), ascending by position, at most <paramref name="limit"/>.</summary>
    Task<IReadOnlyList<StoredEvent>> ReadAllAsync(long afterPosition, int limit, CancellationToken cancel);

    /// <summary>The next number of a counter such as <c>incident</c>, from 1. Each number is given once; numbers that are not used leave gaps.</summary>
    Task<int> NextNumberAsync(string counter, CancellationToken cancel);

    Task<CommitResult> CommitAsync(Commit commit, CancellationToken cancel);

    /// <summary>The operation that was committed under an id; null when there was none.</summary>
    Task<Operation?> OperationAsync(string id, CancellationToken cancel);
}
