// A heartbeat should have been heard by now: if it was not, its alert fires.
using Muster.Core.Heartbeats;
using Muster.Engine.Commands;
using Muster.Engine.Intake;
using Muster.Engine.Ports;
using Muster.Engine.Projections;
using Muster.Engine.Reactions;

namespace Muster.Engine.Pager;

/// <summary>
/// The alert is raised before the commit that keeps the heartbeat as missed: a crash between the two raises it once more, which renews it. Where a ping was faster than that commit, the timer
/// is tried on the new state and takes the alert back. After an outage of Muster's own the job gets time to be heard before it counts as silent; a node that was just
/// started gives it too, and takes back nothing that another, which heard all the time, has raised.
/// </summary>
public sealed class DueHeartbeat(HeartbeatBook book, IViewStore views, Hearing hearing) : ITimerHandler
{
    private const string By = "muster";

    public string Kind => EngineTimers.HeartbeatDue;

    public async Task HandleAsync(TimerEntry timer, Work work, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(work);
        string name = EngineTimers.HeartbeatOf(timer);
        if (await views.FindAsync(Views.Heartbeat, name, cancel) is not { } read)
        {
            return;
        }

        Heartbeat heartbeat = read.Row<Heartbeat>();
        if (heartbeat.MissedAt is null && !IsOverdue(heartbeat, timer, work.Now, out DateTimeOffset? due))
        {
            if (!(heartbeat.DueAt() <= work.Now))
            {
                await book.QuietAsync(name, By);
            }

            if (due is { } next)
            {
                work.SetTimer(EngineTimers.ForHeartbeat(name, next));
            }

            return;
        }

        Heartbeat missed = heartbeat with { MissedAt = heartbeat.MissedAt ?? work.Now };
        await book.RaiseAsync(missed, missed.MissedAt.Value);
        work.Put(HeartbeatBook.Row(missed), read);
        work.SetTimer(EngineTimers.ForHeartbeat(name, work.Now + HeartbeatDefaults.RenewEvery));
    }

    /// <summary>A timer that fires late says that this node was down or hung, which nobody else may have noticed yet.</summary>
    private bool IsOverdue(Heartbeat heartbeat, TimerEntry timer, DateTimeOffset now, out DateTimeOffset? due)
    {
        bool isLate = now - timer.DueAt > PagerDefaults.TurnOverdue;
        due = heartbeat.DueAt(isLate ? now : hearing.Since);
        return due <= now;
    }
}
