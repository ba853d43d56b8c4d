// Everything that can be asked of an incident.
using System.Collections.Immutable;
using Muster.Core.Communications;
using Muster.Core.Kernel;

namespace Muster.Core.Incidents;

/// <summary>What somebody asks of an incident. Ids and the time come with the command.</summary>
public abstract record IncidentCommand(Actor By, DateTimeOffset At)
{
    /// <summary>
    /// Declares the incident. <paramref name="Commander"/> takes command at once (a person who declares, or who acknowledged the page);
    /// null when policy declares and nobody has answered yet: then the phase is Detected.
    /// </summary>
    public sealed record Declare(
        IncidentId Id,
        IncidentType Type,
        string Title,
        Severity Severity,
        ServiceId? Service,
        DateTimeOffset? ImpactStartedAt,
        DateTimeOffset? DetectedAt,
        PersonId? Commander,
        Actor By,
        DateTimeOffset At
    ) : IncidentCommand(By, At)
    {
        /// <summary>Who noticed it first; null where nobody says.</summary>
        public DetectionSource? DetectedBy { get; init; }

        /// <summary>The drill that it is played in; null for what is real.</summary>
        public DrillId? Drill { get; init; }
    }

    /// <summary>
    /// A person answered a page that belongs to this incident. Takes command when nobody has it. <see cref="AnsweredAt"/> is when they answered, where the page became
    /// the incident's only afterwards: the time to acknowledge is the page's, a role counts from <see cref="IncidentCommand.At"/>.
    /// </summary>
    public sealed record Acknowledge(PersonId Person, PageId? Page, DateTimeOffset? PagedAt, Actor By, DateTimeOffset At)
        : IncidentCommand(By, At)
    {
        public DateTimeOffset AnsweredAt { get; init; } = At;
    }

    public sealed record LinkAlertGroup(AlertGroupId Group, string Title, Actor By, DateTimeOffset At) : IncidentCommand(By, At);

    public sealed record ChangeSeverity(Severity To, string Reason, Actor By, DateTimeOffset At) : IncidentCommand(By, At);

    public sealed record Retitle(string Title, Actor By, DateTimeOffset At) : IncidentCommand(By, At);

    public sealed record SetImpactStart(DateTimeOffset ImpactStartedAt, Actor By, DateTimeOffset At) : IncidentCommand(By, At);

    /// <summary>Gives a role other than Incident Commander, or the first command. A held command moves only by hand-over.</summary>
    public sealed record AssignRole(Role Role, PersonId Person, Actor By, DateTimeOffset At) : IncidentCommand(By, At);

    public sealed record ReleaseRole(Role Role, string Reason, Actor By, DateTimeOffset At) : IncidentCommand(By, At);

    public sealed record OfferCommand(PersonId To, Actor By, DateTimeOffset At) : IncidentCommand(By, At);

    public sealed record AcceptCommand(PersonId Person, Actor By, DateTimeOffset At) : IncidentCommand(By, At);

    public sealed record DeclineCommand(PersonId Person, string Reason, Actor By, DateTimeOffset At) : IncidentCommand(By, At);

    /// <summary>Asks the commander for command. They agree by offering it, refuse by declining; it passes when they do not answer in time.</summary>
    public sealed record AskForCommand(PersonId Person, Actor By, DateTimeOffset At) : IncidentCommand(By, At);

    /// <summary>The time for the answer to <see cref="AskForCommand"/> ran out.</summary>
    public sealed record ChaseAsk(DateTimeOffset DueAt, Actor By, DateTimeOffset At) : IncidentCommand(By, At);

    public sealed record Note(string Entry, NoteKind Kind, string Text, DateTimeOffset? HappenedAt, Actor By, DateTimeOffset At)
        : IncidentCommand(By, At);

    public sealed record RemoveEntry(string Entry, string Reason, Actor By, DateTimeOffset At) : IncidentCommand(By, At);

    public sealed record RestoreEntry(string Entry, Actor By, DateTimeOffset At) : IncidentCommand(By, At);

    public sealed record AssignTask(string Task, string Text, PersonId To, DateTimeOffset DueAt, Actor By, DateTimeOffset At)
        : IncidentCommand(By, At);

    public sealed record FinishTask(string Task, string? Result, Actor By, DateTimeOffset At) : IncidentCommand(By, At);

    public sealed record CancelTask(string Task, string Reason, Actor By, DateTimeOffset At) : IncidentCommand(By, At);

    /// <summary>The time box of a task ran out.</summary>
    public sealed record ChaseTask(string Task, Actor By, DateTimeOffset At) : IncidentCommand(By, At);

    public sealed record ChooseMitigation(string Mitigation, MitigationKind Kind, string Text, PersonId? To, Actor By, DateTimeOffset At)
        : IncidentCommand(By, At)
    {
        /// <summary>Which of those that the service declares it is; null for one that somebody thought of.</summary>
        public string? Declared { get; init; }
    }

    /// <summary>Says that a change may have caused the incident, or that it has not.</summary>
    /// <param name="Summary">What was changed, so that the record can be read when the change is archived.</param>
    public sealed record MarkChange(string Change, string Summary, ChangeVerdict Verdict, Actor By, DateTimeOffset At)
        : IncidentCommand(By, At);

    public sealed record ReportMitigation(string Mitigation, MitigationOutcome Outcome, string? Text, Actor By, DateTimeOffset At)
        : IncidentCommand(By, At);

    public sealed record Mitigate(DateTimeOffset ImpactStoppedAt, string? Text, Actor By, DateTimeOffset At) : IncidentCommand(By, At);

    public sealed record PublishStatement(HoldingStatement Statement, Actor By, DateTimeOffset At) : IncidentCommand(By, At)
    {
        /// <summary>The rules of the linter that whoever publishes answers for.</summary>
        public ImmutableArray<string> Override { get; init; } = [];

        public StatementTerms Terms { get; init; } = StatementTerms.None;
    }

    /// <summary>Keeps a statement that is not published, or other words for one that is kept under the same id.</summary>
    public sealed record DraftStatement(HoldingStatement Statement, Actor By, DateTimeOffset At) : IncidentCommand(By, At);

    /// <summary>A second pair of eyes: it looks right, or <paramref name="Text"/> is to be changed.</summary>
    public sealed record LookAtDraft(string Draft, bool LooksRight, string? Text, Actor By, DateTimeOffset At) : IncidentCommand(By, At);

    public sealed record WithdrawDraft(string Draft, string Reason, Actor By, DateTimeOffset At) : IncidentCommand(By, At);

    public sealed record RestoreDraft(string Draft, Actor By, DateTimeOffset At) : IncidentCommand(By, At);

    /// <param name="NextUpdateAt">Instead of the promise that the draft was written with; null keeps it.</param>
    public sealed record PublishDraft(string Draft, DateTimeOffset? NextUpdateAt, Actor By, DateTimeOffset At) : IncidentCommand(By, At)
    {
        /// <summary>The same promise by the clock of a drill; see <see cref="HoldingStatement.NextUpdateSecond"/>.</summary>
        public int? NextUpdateSecond { get; init; }

        /// <summary>The rules of the linter that whoever publishes answers for.</summary>
        public ImmutableArray<string> Override { get; init; } = [];

        public StatementTerms Terms { get; init; } = StatementTerms.None;
    }

    /// <summary>The timer of a promised update fired.</summary>
    public sealed record ChaseUpdate(DateTimeOffset DueAt, Actor By, DateTimeOffset At) : IncidentCommand(By, At);

    /// <summary>So many per cent of the time to the promised update have passed at <paramref name="RemindAt"/>.</summary>
    public sealed record RemindOfUpdate(DateTimeOffset RemindAt, int Percent, Actor By, DateTimeOffset At) : IncidentCommand(By, At);

    /// <summary>The time to resolve it, by the policy of its severity, ends at <paramref name="DueAt"/>: a warning before, or that it has ended.</summary>
    public sealed record ChaseResolution(DateTimeOffset DueAt, Actor By, DateTimeOffset At) : IncidentCommand(By, At);

    public sealed record Resolve(string Text, Actor By, DateTimeOffset At) : IncidentCommand(By, At);

    public sealed record Reopen(string Reason, Actor By, DateTimeOffset At) : IncidentCommand(By, At);

    /// <summary>Customers report what the incident is about.</summary>
    /// <param name="Component">Null for something that is no component of the status page.</param>
    /// <param name="Name">Of the component, as customers read it.</param>
    /// <param name="Count">How many customers have, until now.</param>
    /// <param name="Since">When the first of them did.</param>
    /// <param name="Words">What the latest said, a line each.</param>
    public sealed record HearCustomers(
        ComponentId? Component,
        string Name,
        int Count,
        DateTimeOffset Since,
        ImmutableArray<string> Words,
        Actor By,
        DateTimeOffset At
    ) : IncidentCommand(By, At);

    /// <summary>The incident was published on the status page, or put back there.</summary>
    public sealed record NotePublished(BulletinId Bulletin, string Title, Actor By, DateTimeOffset At) : IncidentCommand(By, At);

    /// <summary>The incident was taken off the status page.</summary>
    public sealed record NoteWithdrawn(BulletinId Bulletin, string Reason, Actor By, DateTimeOffset At) : IncidentCommand(By, At);

    /// <summary>A run of a runbook or a command did something.</summary>
    public sealed record TellRun(RunId Run, string Title, string Text, bool IsWarning, Actor By, DateTimeOffset At)
        : IncidentCommand(By, At);

    /// <summary>A run may start without a second person.</summary>
    public sealed record BreakGlass(RunId Run, string Title, PersonId Person, string Reason, Actor By, DateTimeOffset At)
        : IncidentCommand(By, At);

    public sealed record MarkReviewed(Actor By, DateTimeOffset At) : IncidentCommand(By, At);
}
