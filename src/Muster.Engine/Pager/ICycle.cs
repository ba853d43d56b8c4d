// One turn of a loop: a bounded piece of work.
using Muster.Engine.Commands;

namespace Muster.Engine.Pager;

/// <summary>
/// A loop of the engine, as the turn that it repeats. A turn is short and bounded; it may throw, and is then tried again after a pause. No turn overlaps another
/// of the same cycle.
/// </summary>
public interface ICycle
{
    /// <summary>As health and metrics name it, such as <c>timers</c>.</summary>
    string Name { get; }

    /// <summary>What wakes it before its time: every commit of this node, or what of <paramref name="commits"/> it looks for, or a signal of its own.</summary>
    Wake Signal(Wake commits) => commits;

    /// <summary>Whether it runs beside the pager's own threads: what it does is much, and no page waits for it.</summary>
    bool IsApart => false;

    /// <summary>
    /// Does one turn. Answers when the next is due: an instant that has passed when more work waits; null when nothing is known to wait. Its signal and each second
    /// wake the loop anyway.
    /// </summary>
    Task<DateTimeOffset?> TurnAsync(CancellationToken stop);

    /// <summary>Called once, after the last turn, when the server stops in order.</summary>
    Task EndAsync() => Task.CompletedTask;
}
