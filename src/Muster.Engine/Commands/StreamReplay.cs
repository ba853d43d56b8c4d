// Replays a stream into its state.
using System.Collections.Immutable;
using Muster.Core.Kernel;
using Muster.Engine.Ports;

namespace Muster.Engine.Commands;

public static class StreamReplay
{
    /// <summary>The state and the version of a stream; the initial state and 0 when it has no events.</summary>
    public static async Task<(TState State, int Version)> ReadAsync<TState, TCommand, TEvent>(
        IEventStore store,
        string key,
        CancellationToken cancel
    )
        where TState : class, IDecider<TState, TCommand, TEvent>
        where TEvent : notnull
    {
        ArgumentNullException.ThrowIfNull(store);
        TState state = TState.Initial;
        int version = 0;
        foreach (StoredEvent stored in await store.ReadStreamAsync(new StreamId(TState.Category, key), 0, cancel))
        {
            state = TState.Evolve(state, (TEvent)EventJson.Read(stored.Type, stored.Data));
            version = stored.Version;
        }

        return (state, version);
    }

    /// <summary>As <see cref="ReadAsync"/>, with every event and the state before it, oldest first.</summary>
    public static async Task<(TState State, int Version, ImmutableArray<Happened> History)> HistoryAsync<TState, TCommand, TEvent>(
        IEventStore store,
        string key,
        CancellationToken cancel
    )
        where TState : class, IDecider<TState, TCommand, TEvent>
        where TEvent : notnull
    {
        ArgumentNullException.ThrowIfNull(store);
        TState state = TState.Initial;
        List<Happened> history = [];
        StreamId stream = new(TState.Category, key);
        foreach (StoredEvent stored in await store.ReadStreamAsync(stream, 0, cancel))
        {
            object happened = EventJson.Read(stored.Type, stored.Data);
            (Actor by, DateTimeOffset at) = EventFacts.Of(happened);
            history.Add(new(stream, stored.Version, happened, state, by, at));
            state = TState.Evolve(state, (TEvent)happened);
        }

        return (state, history is [.., var last] ? last.Version : 0, [.. history]);
    }

    /// <summary>The events of several streams of one category, by key; in one read, however many are asked for. A stream without events is empty.</summary>
    public static async Task<ILookup<string, TEvent>> EventsAsync<TState, TCommand, TEvent>(
        IEventStore store,
        IEnumerable<string> keys,
        CancellationToken cancel
    )
        where TState : class, IDecider<TState, TCommand, TEvent>
        where TEvent : notnull
    {
        ArgumentNullException.ThrowIfNull(store);
        StreamId[] streams = [.. keys.Select(key => new StreamId(TState.Category, key))];
        return (await store.ReadStreamsAsync(streams, cancel)).ToLookup(
            stored => stored.Stream.Key,
            stored => (TEvent)EventJson.Read(stored.Type, stored.Data),
            StringComparer.Ordinal
        );
    }
}
