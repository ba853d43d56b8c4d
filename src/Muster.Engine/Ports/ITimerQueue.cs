// The timers that are set.
namespace Muster.Engine.Ports;

public interface ITimerQueue
{
    /// <summary>Timers with a due time at or before <paramref name="now"/>, the longest overdue first.</summary>
    Task<IReadOnlyList<TimerEntry>> DueAsync(DateTimeOffset now, int limit, CancellationToken cancel);

    /// <summary>When the next timer is due; null when none is set.</summary>
    Task<DateTimeOffset?> NextDueAsync(CancellationToken cancel);
}
