// One turn of a loop: a bounded piece of work.
namespace Muster.Engine.Pager;

/// <summary>
/// A loop of the engine, as the turn that it repeats. A turn is short and bounded; it may throw, and is then tried again after a pause. No turn overlaps another
/// of the same cycle.
/// </summary>
public interface ICycle
{
    /// <summary>As health and metrics name it, such as <c>timers</c>.</summary>
    string Name { get; }

    /// <summary>
    /// Does one turn. Answers when the next is due: an instant that has passed when more work waits; null when nothing is known to wait. Each commit of this node
    /// and each second wakes the loop anyway.
    /// </summary>
    Task<DateTimeOffset?> TurnAsync(CancellationToken stop);
}
