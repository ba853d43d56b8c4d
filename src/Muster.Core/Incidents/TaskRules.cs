// Tasks: one hand, one time box, closed once; open tasks do not hold up the resolution, and stay on the record as open.
using Muster.Core.Kernel;
using static Muster.Core.Incidents.IncidentEvent;

namespace Muster.Core.Incidents;

internal static class TaskRules
{
    public static Decision<IncidentEvent> Assign(Incident incident, IncidentCommand.AssignTask command)
    {
        if (incident.Task(command.Task) is not null)
        {
            return IncidentReasons.AlreadyWritten;
        }

        if (incident.Tasks.Length >= IncidentLimits.TasksMax)
        {
            return IncidentRejections.TooMany("tasks", IncidentLimits.TasksMax);
        }

        FieldErrors errors = new FieldErrors()
            .Text("task", command.Task, IncidentLimits.IdCharactersMax)
            .Text("text", command.Text, IncidentLimits.TaskCharactersMax)
            .When(string.IsNullOrWhiteSpace(command.To.Value), "to", "Say whose task it is: a task in nobody's hand is not done.")
            .Promise("dueAt", command.DueAt, command.At);
        return errors.Any
            ? IncidentRejections.Invalid(errors)
            : new TaskAssigned(command.Task, command.Text.Trim(), command.To, command.DueAt.ToUniversalTime(), command.By, command.At);
    }

    public static Decision<IncidentEvent> Finish(Incident incident, IncidentCommand.FinishTask command) =>
        Close(
            incident,
            command.Task,
            IncidentTaskStatus.Done,
            new FieldErrors().OptionalText("result", command.Result, IncidentLimits.NoteCharactersMax),
            new TaskDone(command.Task, string.IsNullOrWhiteSpace(command.Result) ? null : command.Result.Trim(), command.By, command.At)
        );

    public static Decision<IncidentEvent> Cancel(Incident incident, IncidentCommand.CancelTask command) =>
        Close(
            incident,
            command.Task,
            IncidentTaskStatus.Cancelled,
            new FieldErrors().Text("reason", command.Reason, IncidentLimits.ReasonCharactersMax),
            new TaskCancelled(command.Task, (command.Reason ?? "").Trim(), command.By, command.At)
        );

    /// <summary>After the resolution nobody is woken for a task; what is left goes into the review's action items.</summary>
    public static Decision<IncidentEvent> Chase(Incident incident, IncidentCommand.ChaseTask command) =>
        incident.Task(command.Task) is not { } task ? IncidentRejections.NoSuchTask
        : incident.Phase is Phase.Resolved or Phase.Reviewed ? IncidentReasons.AlreadyResolved
        : task.Status != IncidentTaskStatus.Open ? IncidentReasons.TaskNotOpen
        : task.OverdueSince is not null ? IncidentReasons.AlreadyOverdue
        : task.DueAt > command.At + IncidentLimits.TimerRounding ? IncidentReasons.TaskNotDue
        : new TaskOverdue(command.Task, command.By, command.At);

    private static Decision<IncidentEvent> Close(
        Incident incident,
        string id,
        IncidentTaskStatus status,
        FieldErrors errors,
        IncidentEvent closed
    ) =>
        incident.Task(id) is not { } task ? IncidentRejections.NoSuchTask
        : task.Status == status ? IncidentReasons.TaskNotOpen
        : task.Status != IncidentTaskStatus.Open ? IncidentRejections.TaskClosed
        : errors.Any ? IncidentRejections.Invalid(errors)
        : closed;
}
