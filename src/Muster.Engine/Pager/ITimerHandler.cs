// What is done when a timer of one kind is due.
using Muster.Engine.Commands;
using Muster.Engine.Ports;

namespace Muster.Engine.Pager;

public interface ITimerHandler
{
    /// <summary>The kind of timer that it answers; one handler a kind.</summary>
    string Kind { get; }

    /// <summary>
    /// Decides what follows, in the work that fires the timer: both are one commit. Doing nothing is an answer too, and the timer is gone. An exception leaves the
    /// timer set, to be tried again.
    /// </summary>
    Task HandleAsync(TimerEntry timer, Work work, CancellationToken cancel);
}
