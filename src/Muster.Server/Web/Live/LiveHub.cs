// The live feed of one node: remembers the newest revision of each topic and wakes those who listen.
using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace Muster.Server.Web.Live;

/// <summary>A change costs one dictionary write and one wake-up for each listener of the topic, however slow they are.</summary>
public sealed class LiveHub : ILiveFeed
{
    private readonly ConcurrentDictionary<string, long> _revisions = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, ConcurrentDictionary<Listener, bool>> _listeners = new(StringComparer.Ordinal);

    private long _floor;

    public long Revision(string topic) => Math.Max(_revisions.GetValueOrDefault(topic), Interlocked.Read(ref _floor));

    /// <summary>
    /// Says at which revision the store stands at the start. Without it a page that was loaded before a restart could bear the revision that a topic has after it,
    /// and would be told that nothing changed.
    /// </summary>
    public void BeginAt(long revision) => Interlocked.Exchange(ref _floor, revision);

    /// <summary>Tells of a change. A revision that is not newer than the known one is dropped.</summary>
    public void Publish(LiveChange change)
    {
        var newest = _revisions.AddOrUpdate(change.Topic, change.Revision, (_, known) => Math.Max(known, change.Revision));
        if (newest != change.Revision || !_listeners.TryGetValue(change.Topic, out var listeners))
        {
            return;
        }
        foreach (var listener in listeners.Keys)
        {
            listener.Tell(change);
        }
    }

    public async IAsyncEnumerable<LiveChange> SubscribeAsync(
        IReadOnlyList<string> topics,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        using var listener = new Listener();
        foreach (var topic in topics)
        {
            _listeners.GetOrAdd(topic, _ => new ConcurrentDictionary<Listener, bool>())[listener] = true;
        }
        try
        {
            while (true)
            {
                foreach (var change in await listener.NextAsync(cancellation))
                {
                    yield return change;
                }
            }
        }
        finally
        {
            foreach (var topic in topics)
            {
                if (_listeners.TryGetValue(topic, out var listeners))
                {
                    listeners.TryRemove(listener, out _);
                }
            }
        }
    }

    /// <summary>What one reader has not been told yet: at most one revision a topic.</summary>
    private sealed class Listener : IDisposable
    {
        private readonly ConcurrentDictionary<string, long> _untold = new(StringComparer.Ordinal);
        private readonly SemaphoreSlim _wake = new(0, 1);

        public void Tell(LiveChange change)
        {
            _untold[change.Topic] = change.Revision;
            try
            {
                _wake.Release();
            }
            catch (SemaphoreFullException)
            {
                // Already awake: it will find this change as well.
            }
            catch (ObjectDisposedException)
            {
                // The reader left while it was being told.
            }
        }

        public async Task<IReadOnlyList<LiveChange>> NextAsync(CancellationToken cancellation)
        {
            await _wake.WaitAsync(cancellation);
            var told = new List<LiveChange>();
            foreach (var topic in _untold.Keys)
            {
                if (_untold.TryRemove(topic, out var revision))
                {
                    told.Add(new LiveChange(topic, revision));
                }
            }
            return told;
        }

        public void Dispose() => _wake.Dispose();
    }
}
