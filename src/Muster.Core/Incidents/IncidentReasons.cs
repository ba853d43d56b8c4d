// Why an incident had nothing to do: no error, and no event.
using Muster.Core.Kernel;

namespace Muster.Core.Incidents;

internal static class IncidentReasons
{
    public static readonly Reason AlreadyAcknowledged = new("already_acknowledged", "This person has acknowledged the incident before.");

    public static readonly Reason AlreadyResolved = new("already_resolved", "The incident is resolved already.");

    public static readonly Reason AlreadyReviewed = new("already_reviewed", "The review is closed already.");

    public static readonly Reason AlreadyOpen = new("already_open", "The incident is being worked on already.");

    public static readonly Reason AlreadyMitigated = new("already_mitigated", "The impact is recorded as stopped at that instant already.");

    public static readonly Reason AlreadyAssigned = new("already_assigned", "This person holds the role already.");

    public static readonly Reason NotHeld = new("not_held", "Nobody holds the role.");

    public static readonly Reason AlreadyOffered = new("already_offered", "Command is offered to this person already.");

    public static readonly Reason AlreadyAsked = new(
        "already_asked",
        "This person has asked for command already; the time for the answer runs."
    );

    public static readonly Reason AskAnswered = new("ask_answered", "The request for command was answered, withdrawn or replaced.");

    public static readonly Reason AskNotDue = new("ask_not_due", "The time for the answer has not run out.");

    public static readonly Reason AlreadyLinked = new("already_linked", "The alert group belongs to the incident already.");

    public static readonly Reason Unchanged = new("unchanged", "It says so already.");

    public static readonly Reason AlreadyWritten = new("already_written", "This was recorded before; it was sent twice.");

    public static readonly Reason AlreadyRemoved = new("already_removed", "The line is removed already.");

    public static readonly Reason NotRemoved = new("not_removed", "The line was not removed.");

    public static readonly Reason TaskNotOpen = new("task_not_open", "The task is not open any more.");

    public static readonly Reason TaskNotDue = new("task_not_due", "The time box of the task has not run out.");

    public static readonly Reason AlreadyOverdue = new("already_overdue", "The task is marked as overdue already.");

    public static readonly Reason Superseded = new("superseded", "Another statement replaced this promise.");

    public static readonly Reason UpdateNotDue = new("update_not_due", "The promised update is not due yet.");

    public static readonly Reason NothingNewFromCustomers = new(
        "nothing_new_from_customers",
        "As many reports are on the timeline already."
    );

    public static readonly Reason CustomersToldLately = new("customers_told_lately", "What customers say was written down a moment ago.");

    public static readonly Reason AlreadyMissed = new("already_missed", "The promise is marked as missed already.");
}
