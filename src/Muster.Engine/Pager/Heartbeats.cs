// The beats of all loops of this node.
using System.Collections.Concurrent;

namespace Muster.Engine.Pager;

/// <summary>Each running loop has one entry; a loop that was stopped in order has none.</summary>
public sealed class Heartbeats(TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, Beat> _beats = new(StringComparer.Ordinal);

    /// <summary>By name; empty while the engine does not run.</summary>
    public IReadOnlyList<Beat> All => [.. _beats.Values.OrderBy(beat => beat.Loop, StringComparer.Ordinal)];

    internal void Begin(string loop)
    {
        DateTimeOffset now = clock.GetUtcNow();
        _beats[loop] = new(loop, now, now, 0, null);
    }

    internal void Done(string loop)
    {
        DateTimeOffset now = clock.GetUtcNow();
        _beats[loop] = new(loop, now, now, 0, null);
    }

    /// <summary>Notes a failed turn; answers how many failed in a row.</summary>
    internal int Failed(string loop, Exception failure)
    {
        Beat last = _beats[loop];
        _beats[loop] = last with { Turned = clock.GetUtcNow(), FailuresInRow = last.FailuresInRow + 1, Failure = failure.Message };
        return last.FailuresInRow + 1;
    }

    internal void End(string loop) => _beats.TryRemove(loop, out _);
}
