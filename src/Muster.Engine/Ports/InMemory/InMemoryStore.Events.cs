// Streams of events in memory: a list of all of them, and one list a stream.
using System.Runtime.InteropServices;
using Muster.Core.Kernel;

namespace Muster.Engine.Ports.InMemory;

public sealed partial class InMemoryStore
{
    private readonly List<StoredEvent> _events = [];
    private readonly Dictionary<StreamId, List<StoredEvent>> _streams = [];
    private readonly Dictionary<string, int> _counters = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Operation> _operations = new(StringComparer.Ordinal);

    public Task<IReadOnlyList<StoredEvent>> ReadStreamAsync(StreamId stream, int afterVersion, CancellationToken cancel) =>
        ReadAsync<IReadOnlyList<StoredEvent>>(
            () => _streams.TryGetValue(stream, out List<StoredEvent>? events) ? [.. events.Skip(afterVersion)] : [],
            cancel
        );

    public Task<IReadOnlyList<StoredEvent>> ReadStreamsAsync(IReadOnlyCollection<StreamId> streams, CancellationToken cancel) =>
        ReadAsync<IReadOnlyList<StoredEvent>>(
            () =>
                [
                    .. streams
                        .Distinct()
                        .OrderBy(stream => stream.ToString(), StringComparer.Ordinal)
                        .SelectMany(stream => _streams.GetValueOrDefault(stream) ?? []),
                ],
            cancel
        );

    public Task<int> StreamVersionAsync(StreamId stream, CancellationToken cancel) => ReadAsync(() => VersionOf(stream), cancel);

    public Task<IReadOnlyList<StoredEvent>> ReadAllAsync(long afterPosition, int limit, CancellationToken cancel) =>
        ReadAsync<IReadOnlyList<StoredEvent>>(() => [.. _events.Skip((int)long.Min(afterPosition, _events.Count)).Take(limit)], cancel);

    public Task<int> NextNumberAsync(string counter, CancellationToken cancel) =>
        WriteAsync(() => ++CollectionsMarshal.GetValueRefOrAddDefault(_counters, counter, out _), cancel);

    public Task<Operation?> OperationAsync(string id, CancellationToken cancel) =>
        ReadAsync(() => _operations.GetValueOrDefault(id), cancel);

    private int VersionOf(StreamId stream) => _streams.TryGetValue(stream, out List<StoredEvent>? events) ? events.Count : 0;

    private void Add(Append append)
    {
        if (!_streams.TryGetValue(append.Stream, out List<StoredEvent>? events) && append.Events.Length > 0)
        {
            _streams[append.Stream] = events = [];
        }

        foreach (NewEvent happened in append.Events)
        {
            string previous = events!.Count == 0 ? EventChain.Root : events[^1].Hash;
            int version = events.Count + 1;
            StoredEvent stored = new(
                append.Stream,
                version,
                _events.Count + 1,
                happened.Type,
                happened.Data,
                happened.Actor,
                StoredInstant.Of(happened.At),
                EventChain.Next(_chainKey, previous, append.Stream, version, happened)
            );
            events.Add(stored);
            _events.Add(stored);
        }
    }
}
