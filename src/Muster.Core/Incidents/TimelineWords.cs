// The words for each event of an incident.
using System.Diagnostics;
using Muster.Core.Communications;
using Muster.Core.Kernel;
using static Muster.Core.Incidents.IncidentEvent;

namespace Muster.Core.Incidents;

internal sealed class TimelineWords(IncidentEvent happened, Func<PersonId, string> name, Incident incident)
{
    private string Who => TimelineText.Who(happened.By, name);

    public TimelineEntry Entry() =>
        happened switch
        {
            Declared or SeverityChanged or Mitigated or Resolved or Reopened or Reviewed => Status(),
            Acknowledged or RoleAssigned or RoleReleased => People(),
            CommandOffered or CommandAccepted or CommandDeclined => Command(),
            CommandAsked or CommandRefused or CommandLapsed => Request(),
            TaskAssigned or TaskDone or TaskCancelled or TaskOverdue => Task(),
            MitigationChosen e => new($"{e.Kind.Label()}{To(e.To)}", Lines(e.Text, $"Chosen by {Who}."), TimelineKind.Mitigation),
            ChangeMarked e => new(
                $"{(e.Verdict == ChangeVerdict.Suspected ? "Suspected" : "Cleared")}: {e.Summary}",
                e.Verdict == ChangeVerdict.Suspected
                    ? $"{Who} thinks that this change may have caused it."
                    : $"{Who} says that this change did not cause it.",
                TimelineKind.Decision
            ),
            MitigationReported e => new(
                $"{MitigationName(e)} {e.Outcome.Label()}",
                Lines(e.Text, $"Reported by {Who}."),
                TimelineKind.Mitigation
            ),
            StatementPublished or StatementDrafted or DraftLookedAt or DraftWithdrawn or DraftRestored => Statement(),
            UpdateMissed e => new(
                $"The update promised for {Clock(e.DueAt)} did not come",
                "Publish a statement, with a new promise.",
                TimelineKind.Warning
            ),
            UpdateReminded e => new(
                $"The next update is due at {Clock(e.DueAt)}",
                $"{e.Percent} % of the time to it have passed.",
                TimelineKind.Warning
            ),
            ResolutionDue e => new(
                e.IsOver ? "The time to resolve this has run out" : "The time to resolve this runs out",
                $"{incident.Severity.Label()} is to be resolved by {Clock(e.DueAt)}.",
                TimelineKind.Warning
            ),
            CustomersReported e => new(
                $"{(e.Count == 1 ? "1 customer has" : $"{e.Count} customers have")} reported {e.Name} since {Clock(e.Since)}",
                Lines([.. e.Words]),
                TimelineKind.Alert
            ),
            BulletinPublished e => new("Published on the status page", Lines(e.Title, $"{e.Bulletin}, by {Who}."), TimelineKind.Statement),
            BulletinWithdrawn e => new("Taken off the status page", Lines(e.Reason, $"{e.Bulletin}, by {Who}."), TimelineKind.Statement),
            RunTold e => new(e.Title, Lines(e.Text, $"By {Who}."), e.IsWarning ? TimelineKind.Warning : TimelineKind.Mitigation),
            GlassBroken e => new(
                $"{name(e.Person)} broke the glass for {e.Run}: {e.Title}",
                Lines(e.Reason, "It may start without a second person. The on-call is paged, and the review will ask why."),
                TimelineKind.Warning
            ),
            Noted e => Noted(e),
            AlertGroupLinked e => new("Alerts joined the incident", e.Title, TimelineKind.Alert),
            Retitled e => new("Title changed", Lines(e.Title, $"Changed by {Who}."), TimelineKind.Correction),
            ImpactStartSet e => new($"Impact began at {Clock(e.ImpactStartedAt)}", $"Recorded by {Who}.", TimelineKind.Correction),
            EntryRemoved e => new($"{Who} removed a line", e.Reason, TimelineKind.Correction),
            EntryRestored => new($"{Who} restored a line", "", TimelineKind.Correction),
            _ => throw new UnreachableException($"No words for {happened.GetType().Name}."),
        };

    private TimelineEntry Status() =>
        happened switch
        {
            Declared e => new($"Declared {e.Severity.Label()}: {e.Title}", Declaration(e), TimelineKind.Status),
            SeverityChanged e => new(
                $"Severity {(e.To < e.From ? "raised" : "lowered")} from {e.From.Label()} to {e.To.Label()}",
                Lines(e.Reason, $"Changed by {Who}."),
                TimelineKind.Status
            ),
            Mitigated e => new(
                $"Mitigated: the impact stopped at {Clock(e.ImpactStoppedAt)}",
                Lines(e.Text, $"Recorded by {Who}."),
                TimelineKind.Status
            ),
            Resolved e => new("Resolved", Lines(e.Text, $"Recorded by {Who}."), TimelineKind.Status),
            Reopened e => new($"{Who} reopened the incident", e.Reason, TimelineKind.Status),
            Reviewed => new("Reviewed", $"The review was closed by {Who}.", TimelineKind.Status),
            _ => throw new UnreachableException($"No words for {happened.GetType().Name}."),
        };

    private TimelineEntry People() =>
        happened switch
        {
            Acknowledged e => new(
                $"{name(e.Person)} acknowledged",
                Lines(e.PagedAt is { } paged ? $"{(e.At - paged).Brief()} after the page." : null, ByAnother(e.Person, "Recorded")),
                TimelineKind.Acknowledgement
            ),
            RoleAssigned e => new(
                $"{name(e.Person)} is {e.Role.Label()}",
                Lines(e.Alone ? "Holds several roles, until somebody joins." : null, ByAnother(e.Person, "Assigned")),
                TimelineKind.Role
            ),
            RoleReleased e => new(
                $"{name(e.Person)} is {e.Role.Label()} no longer",
                Lines(e.Reason, ByAnother(e.Person, "Released")),
                TimelineKind.Role
            ),
            _ => throw new UnreachableException($"No words for {happened.GetType().Name}."),
        };

    private TimelineEntry Command() =>
        happened switch
        {
            CommandOffered e => new(
                $"Command offered to {name(e.To)}",
                Lines($"{name(e.From)} commands until it is accepted.", ByAnother(e.From, "Offered")),
                TimelineKind.Command
            ),
            CommandAccepted e => new(
                $"{name(e.To)} took command from {name(e.From)}",
                ByAnother(e.To, "Recorded") ?? "",
                TimelineKind.Command
            ),
            CommandDeclined e => new(
                $"{name(e.To)} did not take command",
                Lines(e.Reason, ByAnother(e.To, "Ended"), $"{name(e.From)} still commands."),
                TimelineKind.Command
            ),
            _ => throw new UnreachableException($"No words for {happened.GetType().Name}."),
        };

    private TimelineEntry Request() =>
        happened switch
        {
            CommandAsked e => new(
                $"{name(e.To)} asked for command",
                Lines($"It passes at {Clock(e.DueAt)} unless {name(e.From)} answers.", ByAnother(e.To, "Asked")),
                TimelineKind.Command
            ),
            CommandRefused e => new(
                happened.By == Actor.Person(e.To.Value) ? $"{name(e.To)} asks for command no longer" : $"{name(e.From)} keeps command",
                Lines(e.Reason, happened.By == Actor.Person(e.To.Value) ? null : ByAnother(e.From, "Refused")),
                TimelineKind.Command
            ),
            CommandLapsed e => new(
                $"{name(e.From)} did not answer",
                $"{name(e.To)} had asked for command, and it passes to them.",
                TimelineKind.Command
            ),
            _ => throw new UnreachableException($"No words for {happened.GetType().Name}."),
        };

    private TimelineEntry Task() =>
        happened switch
        {
            TaskAssigned e => new(
                $"Task for {name(e.To)}, due {Clock(e.DueAt)}",
                Lines(e.Text, ByAnother(e.To, "Assigned")),
                TimelineKind.Task
            ),
            TaskDone e => new($"{Who} finished a task", Lines(TaskName(e.Task), e.Result), TimelineKind.Task),
            TaskCancelled e => new($"{Who} cancelled a task", Lines(TaskName(e.Task), e.Reason), TimelineKind.Task),
            TaskOverdue e => new("The time box of a task ran out", Lines(TaskName(e.Task), TaskHolder(e.Task)), TimelineKind.Warning),
            _ => throw new UnreachableException($"No words for {happened.GetType().Name}."),
        };

    private TimelineEntry Statement() =>
        happened switch
        {
            StatementPublished e => new(
                e.Statement.Corrects is { } corrected
                    ? $"{Who} corrected the statement{(incident.Statement(corrected) is { } earlier ? $" of {Clock(earlier.At)}" : "")}"
                    : $"{Who} published a holding statement",
                Lines(HoldingStatementText.Body(e.Statement), AnsweredFor(e.Statement)),
                TimelineKind.Statement
            ),
            StatementDrafted e => new($"{Who} drafted a statement", HoldingStatementText.Body(e.Statement), TimelineKind.Correction),
            DraftLookedAt e => new(
                e.LooksRight ? $"{Who} looked at the draft: it looks right" : $"{Who} looked at the draft and asks for a change",
                e.Text ?? "",
                TimelineKind.Correction
            ),
            DraftWithdrawn e => new($"{Who} withdrew a draft", e.Reason, TimelineKind.Correction),
            DraftRestored => new($"{Who} brought a draft back", "", TimelineKind.Correction),
            _ => throw new UnreachableException($"No words for {happened.GetType().Name}."),
        };

    private string? AnsweredFor(HoldingStatement statement) =>
        statement.Overridden.IsEmpty
            ? null
            : $"{Who} answers for what the linter marked for the public: "
                + $"{string.Join(", ", statement.Overridden.Select(one => one.Rule).Distinct(StringComparer.Ordinal))}.";

    private TimelineEntry Noted(Noted e)
    {
        string when = e.HappenedAt is { } then ? $", happened {Clock(then)}, recorded later" : "";
        return e.Kind switch
        {
            NoteKind.Note => new($"Note by {Who}{when}", e.Text, TimelineKind.Note),
            NoteKind.Chat => new(Who + when, e.Text, TimelineKind.Chat),
            NoteKind.Decision => new($"Decision by {Who}{when}", e.Text, TimelineKind.Decision),
        };
    }

    private string Declaration(Declared e) =>
        Lines(
            $"Declared by {Who}{(e.Type == IncidentType.Drill ? " as a drill" : "")}, detected {(e.DetectedBy is { } source ? $"by {source.Label()} " : "")}at {Clock(e.DetectedAt)}.",
            e.ImpactStartedAt is { } started ? $"Impact since {Clock(started)}." : null
        );

    private string? TaskName(string id) => incident.Task(id)?.Text;

    private string? TaskHolder(string id) => incident.Task(id) is { } task ? $"It is with {name(task.To)}." : null;

    private string MitigationName(MitigationReported e) => incident.Mitigation(e.Mitigation)?.Kind.Label() ?? "The mitigation";

    private string To(PersonId? person) => person is { } to ? ", by " + name(to) : "";

    /// <summary>Says who did it, only where it is somebody else than the one the entry speaks of.</summary>
    private string? ByAnother(PersonId subject, string verb) =>
        happened.By.Kind == ActorKind.Person && happened.By.Name == subject.Value ? null : $"{verb} by {Who}.";

    private string Clock(DateTimeOffset instant) => instant.ClockNear(happened.At);

    private static string Lines(params ReadOnlySpan<string?> lines)
    {
        List<string> kept = [];
        foreach (string? line in lines)
        {
            if (!string.IsNullOrWhiteSpace(line))
            {
                kept.Add(line);
            }
        }

        return string.Join('\n', kept);
    }
}
