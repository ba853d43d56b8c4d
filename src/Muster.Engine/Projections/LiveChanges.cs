// Tells this node's listeners which rows of the read models changed, whichever node changed them.
using Muster.Engine.Ports;

namespace Muster.Engine.Projections;

/// <summary>Begins with the changes after its first poll; what changed before, a reader sees when it reads.</summary>
public sealed class LiveChanges(IViewStore views, IEnumerable<IViewListener> listeners)
{
    private const int ChangesMax = 1000;

    private readonly IViewListener[] _listeners = [.. listeners];
    private long? _seen;

    /// <summary>Reads what changed since the last poll and tells the listeners; answers whether there may be more. Not for several threads.</summary>
    public async Task<bool> PollAsync(CancellationToken cancel)
    {
        _seen ??= await views.RevisionAsync(cancel);
        IReadOnlyList<ViewRevision> changed = await views.ChangedSinceAsync(_seen.Value, ChangesMax, cancel);
        if (changed.Count == 0)
        {
            return false;
        }

        // Told before it is remembered: a listener that throws hears it again.
        foreach (IViewListener listener in _listeners)
        {
            listener.Heard(changed);
        }

        _seen = changed[^1].Revision;
        return changed.Count == ChangesMax;
    }
}
