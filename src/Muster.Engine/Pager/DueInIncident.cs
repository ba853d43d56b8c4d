// What somebody owed an incident is due: if it did not come, the incident says so.
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Engine.Commands;
using Muster.Engine.Ports;
using Muster.Engine.Reactions;

namespace Muster.Engine.Pager;

/// <summary>The incident decides whether it still waits. A refusal says that it does not: the timer is gone with it.</summary>
public sealed class DueInIncident(string kind, Func<TimerEntry, DateTimeOffset, IncidentCommand> chase) : ITimerHandler
{
    private static readonly Actor By = Actor.System("pager");

    public static DueInIncident FirstStatement { get; } = new(EngineTimers.FirstStatement, Update);

    public static DueInIncident NextUpdate { get; } = new(EngineTimers.UpdateDue, Update);

    public static DueInIncident Reminder { get; } =
        new(
            EngineTimers.UpdateReminder,
            (timer, now) => new IncidentCommand.RemindOfUpdate(timer.DueAt, EngineTimers.PercentOf(timer), By, now)
        );

    /// <summary>The time box of a task.</summary>
    public static DueInIncident TimeBox { get; } =
        new(EngineTimers.TaskDue, (timer, now) => new IncidentCommand.ChaseTask(EngineTimers.TaskOf(timer), By, now));

    /// <summary>The commander's answer to a request for command.</summary>
    public static DueInIncident CommandAsk { get; } =
        new(EngineTimers.CommandAsk, (timer, now) => new IncidentCommand.ChaseAsk(timer.DueAt, By, now));

    public string Kind => kind;

    public Task HandleAsync(TimerEntry timer, Work work, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(timer);
        ArgumentNullException.ThrowIfNull(work);
        return work.DecideIncidentAsync(EngineTimers.IncidentOf(timer), chase(timer, work.Now), cancel);
    }

    private static IncidentCommand.ChaseUpdate Update(TimerEntry timer, DateTimeOffset now) => new(timer.DueAt, By, now);
}
