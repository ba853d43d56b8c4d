// The time box of a task is a timer, from its assignment until it is closed.
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Engine.Commands;

namespace Muster.Engine.Reactions;

public sealed class TaskSetsTimeBox : IReaction
{
    public Task ReactAsync(Happened happened, Work work, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(happened);
        ArgumentNullException.ThrowIfNull(work);
        switch (happened.Event)
        {
            case IncidentEvent.TaskAssigned assigned:
                work.SetTimer(EngineTimers.ForTask(IncidentId.Parse(happened.Stream.Key), assigned.Task, assigned.DueAt));
                break;
            case IncidentEvent.TaskDone done:
                work.CancelTimer(EngineTimers.TaskDueId(IncidentId.Parse(happened.Stream.Key), done.Task));
                break;
            case IncidentEvent.TaskCancelled cancelled:
                work.CancelTimer(EngineTimers.TaskDueId(IncidentId.Parse(happened.Stream.Key), cancelled.Task));
                break;
        }

        return Task.CompletedTask;
    }
}
