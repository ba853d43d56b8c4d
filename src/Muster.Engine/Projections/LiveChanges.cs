// Tells this node's listeners which rows of the read models changed, whichever node changed them.
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Muster.Engine.Ports;

namespace Muster.Engine.Projections;

/// <summary>
/// The hub of the live stream. A topic is a kind (<c>incident</c>) or one row (<c>incident:INC-42</c>). It says that something changed, never what: whoever
/// listens reads the row again, so a missed or merged signal does not matter.
/// </summary>
public sealed class LiveChanges(IViewStore views)
{
    private const int ChangesMax = 1000;

    /// <summary>Rows whose revision is remembered; the oldest go first.</summary>
    private const int TopicsMax = 20_000;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, long> _revisions = new(StringComparer.Ordinal);
    private readonly HashSet<Listener> _listeners = [];
    private long _seen = -1;
    private long _floor;

    /// <summary>
    /// The revision of the last change of a topic that this node has heard of: it grows with each change, and never shrinks. Two answers that are equal mean that
    /// nothing was heard in between.
    /// </summary>
    public long Revision(string topic)
    {
        lock (_gate)
        {
            return _revisions.GetValueOrDefault(topic, _floor);
        }
    }

    /// <summary>
    /// The highest revision of some topics each time one of them changes, until cancelled. A slow reader gets the latest only.
    /// </summary>
    public async IAsyncEnumerable<long> SubscribeAsync(
        IReadOnlyCollection<string> topics,
        [EnumeratorCancellation] CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(topics);
        Listener listener = new([.. topics]);
        lock (_gate)
        {
            _listeners.Add(listener);
        }

        try
        {
            await foreach (long revision in listener.Signals.Reader.ReadAllAsync(cancel))
            {
                yield return revision;
            }
        }
        finally
        {
            lock (_gate)
            {
                _listeners.Remove(listener);
            }
        }
    }

    /// <summary>Reads what changed since the last time and tells the listeners; answers whether there may be more.</summary>
    public async Task<bool> PollAsync(CancellationToken cancel)
    {
        if (_seen < 0)
        {
            long latest = await views.RevisionAsync(cancel);
            lock (_gate)
            {
                (_seen, _floor) = (latest, latest);
            }
        }

        IReadOnlyList<ViewRevision> changed = await views.ChangedSinceAsync(_seen, ChangesMax, cancel);
        if (changed.Count == 0)
        {
            return false;
        }

        lock (_gate)
        {
            Tell(changed);
            _seen = changed[^1].Revision;
            Forget();
        }

        return changed.Count == ChangesMax;
    }

    private void Tell(IReadOnlyList<ViewRevision> changed)
    {
        Dictionary<string, long> touched = new(StringComparer.Ordinal);
        foreach (ViewRevision one in changed)
        {
            touched[one.Kind] = one.Revision;
            touched[one.Kind + ":" + one.Id] = one.Revision;
        }

        foreach ((string topic, long revision) in touched)
        {
            _revisions[topic] = revision;
        }

        foreach (Listener listener in _listeners)
        {
            long latest = listener.Topics.Max(topic => touched.GetValueOrDefault(topic));
            if (latest > 0)
            {
                listener.Signals.Writer.TryWrite(latest);
            }
        }
    }

    /// <summary>A forgotten topic answers the floor, which is at least its revision: its reader may read once too often, never too seldom.</summary>
    private void Forget()
    {
        if (_revisions.Count <= TopicsMax)
        {
            return;
        }

        foreach ((string topic, long revision) in _revisions.OrderBy(pair => pair.Value).Take(TopicsMax / 2).ToArray())
        {
            _revisions.Remove(topic);
            _floor = Math.Max(_floor, revision);
        }
    }

    private sealed class Listener(HashSet<string> topics)
    {
        public HashSet<string> Topics { get; } = topics;

        public Channel<long> Signals { get; } =
            Channel.CreateBounded<long>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest });
    }
}
