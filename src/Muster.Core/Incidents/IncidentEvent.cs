// Everything that can happen to an incident: the complete family of timeline events.
using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Muster.Core.Communications;
using Muster.Core.Kernel;

namespace Muster.Core.Incidents;

/// <summary>
/// What happened to an incident. <see cref="By"/> is who did it, <see cref="At"/> when (UTC). The names are stable; docs/events.md describes each.
/// </summary>
[JsonDerivedType(typeof(Declared), "incident.declared")]
[JsonDerivedType(typeof(Acknowledged), "incident.acknowledged")]
[JsonDerivedType(typeof(AlertGroupLinked), "incident.alert_group_linked")]
[JsonDerivedType(typeof(SeverityChanged), "incident.severity_changed")]
[JsonDerivedType(typeof(Retitled), "incident.retitled")]
[JsonDerivedType(typeof(ImpactStartSet), "incident.impact_start_set")]
[JsonDerivedType(typeof(RoleAssigned), "incident.role_assigned")]
[JsonDerivedType(typeof(RoleReleased), "incident.role_released")]
[JsonDerivedType(typeof(CommandOffered), "incident.command_offered")]
[JsonDerivedType(typeof(CommandAccepted), "incident.command_accepted")]
[JsonDerivedType(typeof(CommandDeclined), "incident.command_declined")]
[JsonDerivedType(typeof(CommandAsked), "incident.command_asked")]
[JsonDerivedType(typeof(CommandRefused), "incident.command_refused")]
[JsonDerivedType(typeof(CommandLapsed), "incident.command_lapsed")]
[JsonDerivedType(typeof(Noted), "incident.noted")]
[JsonDerivedType(typeof(EntryRemoved), "incident.entry_removed")]
[JsonDerivedType(typeof(EntryRestored), "incident.entry_restored")]
[JsonDerivedType(typeof(TaskAssigned), "incident.task_assigned")]
[JsonDerivedType(typeof(TaskDone), "incident.task_done")]
[JsonDerivedType(typeof(TaskCancelled), "incident.task_cancelled")]
[JsonDerivedType(typeof(TaskOverdue), "incident.task_overdue")]
[JsonDerivedType(typeof(MitigationChosen), "incident.mitigation_chosen")]
[JsonDerivedType(typeof(MitigationReported), "incident.mitigation_reported")]
[JsonDerivedType(typeof(ChangeMarked), "incident.change_marked")]
[JsonDerivedType(typeof(Mitigated), "incident.mitigated")]
[JsonDerivedType(typeof(StatementPublished), "incident.statement_published")]
[JsonDerivedType(typeof(StatementDrafted), "incident.statement_drafted")]
[JsonDerivedType(typeof(DraftLookedAt), "incident.draft_looked_at")]
[JsonDerivedType(typeof(DraftWithdrawn), "incident.draft_withdrawn")]
[JsonDerivedType(typeof(DraftRestored), "incident.draft_restored")]
[JsonDerivedType(typeof(UpdateMissed), "incident.update_missed")]
[JsonDerivedType(typeof(UpdateReminded), "incident.update_reminded")]
[JsonDerivedType(typeof(CustomersReported), "incident.customers_reported")]
[JsonDerivedType(typeof(BulletinPublished), "incident.bulletin_published")]
[JsonDerivedType(typeof(BulletinWithdrawn), "incident.bulletin_withdrawn")]
[JsonDerivedType(typeof(RunTold), "incident.run_told")]
[JsonDerivedType(typeof(GlassBroken), "incident.glass_broken")]
[JsonDerivedType(typeof(ResolutionDue), "incident.resolution_due")]
[JsonDerivedType(typeof(Resolved), "incident.resolved")]
[JsonDerivedType(typeof(Reopened), "incident.reopened")]
[JsonDerivedType(typeof(Reviewed), "incident.reviewed")]
public abstract record IncidentEvent(Actor By, DateTimeOffset At)
{
    /// <summary>A human, or the response policy, declared the incident. <paramref name="DetectedAt"/> is the first signal's receipt, or the declaration.</summary>
    public sealed record Declared(
        IncidentId Id,
        IncidentType Type,
        string Title,
        Severity Severity,
        ServiceId? Service,
        DateTimeOffset? ImpactStartedAt,
        DateTimeOffset DetectedAt,
        Actor By,
        DateTimeOffset At
    ) : IncidentEvent(By, At)
    {
        /// <summary>Who noticed it first; null in what was recorded before this was asked.</summary>
        public DetectionSource? DetectedBy { get; init; }

        /// <summary>The drill that it is played in; null for what is real.</summary>
        public DrillId? Drill { get; init; }
    }

    /// <summary>A human took notice for the first time; <paramref name="Page"/> is null when they declared it themselves.</summary>
    public sealed record Acknowledged(PersonId Person, PageId? Page, DateTimeOffset? PagedAt, Actor By, DateTimeOffset At)
        : IncidentEvent(By, At);

    public sealed record AlertGroupLinked(AlertGroupId Group, string Title, Actor By, DateTimeOffset At) : IncidentEvent(By, At);

    public sealed record SeverityChanged(Severity From, Severity To, string Reason, Actor By, DateTimeOffset At) : IncidentEvent(By, At);

    public sealed record Retitled(string Title, Actor By, DateTimeOffset At) : IncidentEvent(By, At);

    public sealed record ImpactStartSet(DateTimeOffset ImpactStartedAt, Actor By, DateTimeOffset At) : IncidentEvent(By, At);

    /// <summary><paramref name="Person"/> holds the role from now on, instead of whoever held it. <paramref name="Alone"/>: several roles in one hand, until somebody joins.</summary>
    public sealed record RoleAssigned(Role Role, PersonId Person, bool Alone, Actor By, DateTimeOffset At) : IncidentEvent(By, At);

    public sealed record RoleReleased(Role Role, PersonId Person, string Reason, Actor By, DateTimeOffset At) : IncidentEvent(By, At);

    /// <summary>The commander (or Muster, from the command rotation) offers command; it moves only when <paramref name="To"/> accepts.</summary>
    public sealed record CommandOffered(PersonId From, PersonId To, Actor By, DateTimeOffset At) : IncidentEvent(By, At);

    public sealed record CommandAccepted(PersonId From, PersonId To, Actor By, DateTimeOffset At) : IncidentEvent(By, At);

    public sealed record CommandDeclined(PersonId From, PersonId To, string Reason, Actor By, DateTimeOffset At) : IncidentEvent(By, At);

    /// <summary><paramref name="To"/> asks the commander for command; it passes when they agree, or at <paramref name="DueAt"/> when they have not answered.</summary>
    public sealed record CommandAsked(PersonId From, PersonId To, DateTimeOffset DueAt, Actor By, DateTimeOffset At)
        : IncidentEvent(By, At);

    /// <summary>The commander keeps command, or <paramref name="To"/> asks for it no longer.</summary>
    public sealed record CommandRefused(PersonId From, PersonId To, string Reason, Actor By, DateTimeOffset At) : IncidentEvent(By, At);

    /// <summary>The commander did not answer in time: command passes to <paramref name="To"/>.</summary>
    public sealed record CommandLapsed(PersonId From, PersonId To, Actor By, DateTimeOffset At) : IncidentEvent(By, At);

    /// <summary>A person wrote a line. <paramref name="HappenedAt"/> is what they claim; <see cref="IncidentEvent.At"/> is when it was written.</summary>
    public sealed record Noted(string Entry, NoteKind Kind, string Text, DateTimeOffset? HappenedAt, Actor By, DateTimeOffset At)
        : IncidentEvent(By, At);

    /// <summary>A soft delete of a person's line: the record keeps it, the timeline folds it.</summary>
    public sealed record EntryRemoved(string Entry, string Reason, Actor By, DateTimeOffset At) : IncidentEvent(By, At);

    public sealed record EntryRestored(string Entry, Actor By, DateTimeOffset At) : IncidentEvent(By, At);

    /// <summary>A task in one hand with a time box: <paramref name="DueAt"/> is when the commander asks again.</summary>
    public sealed record TaskAssigned(string Task, string Text, PersonId To, DateTimeOffset DueAt, Actor By, DateTimeOffset At)
        : IncidentEvent(By, At);

    public sealed record TaskDone(string Task, string? Result, Actor By, DateTimeOffset At) : IncidentEvent(By, At);

    public sealed record TaskCancelled(string Task, string Reason, Actor By, DateTimeOffset At) : IncidentEvent(By, At);

    public sealed record TaskOverdue(string Task, Actor By, DateTimeOffset At) : IncidentEvent(By, At);

    public sealed record MitigationChosen(string Mitigation, MitigationKind Kind, string Text, PersonId? To, Actor By, DateTimeOffset At)
        : IncidentEvent(By, At)
    {
        /// <summary>Which of those that the service declares it is; null for one that somebody thought of.</summary>
        public string? DeclaredAs { get; init; }
    }

    /// <summary>Somebody suspects a change, or has cleared it; the latest word counts.</summary>
    public sealed record ChangeMarked(string Change, string Summary, ChangeVerdict Verdict, Actor By, DateTimeOffset At)
        : IncidentEvent(By, At);

    public sealed record MitigationReported(string Mitigation, MitigationOutcome Outcome, string? Text, Actor By, DateTimeOffset At)
        : IncidentEvent(By, At);

    /// <summary>The bleeding stopped at <paramref name="ImpactStoppedAt"/>.</summary>
    public sealed record Mitigated(DateTimeOffset ImpactStoppedAt, string? Text, Actor By, DateTimeOffset At) : IncidentEvent(By, At);

    public sealed record StatementPublished(HoldingStatement Statement, Actor By, DateTimeOffset At) : IncidentEvent(By, At);

    /// <summary>A statement was written down and not published; under the id of an open draft these are its new words.</summary>
    public sealed record StatementDrafted(HoldingStatement Statement, Actor By, DateTimeOffset At) : IncidentEvent(By, At);

    /// <summary>Somebody else than its author read a draft.</summary>
    public sealed record DraftLookedAt(string Draft, bool LooksRight, string? Text, Actor By, DateTimeOffset At) : IncidentEvent(By, At);

    public sealed record DraftWithdrawn(string Draft, string Reason, Actor By, DateTimeOffset At) : IncidentEvent(By, At);

    public sealed record DraftRestored(string Draft, Actor By, DateTimeOffset At) : IncidentEvent(By, At);

    /// <summary>
    /// <paramref name="Count"/> customers have reported the component since <paramref name="Since"/>; <paramref name="Words"/> are what the latest of them said, a line
    /// each. <paramref name="Component"/> is null for something that is no component of the status page.
    /// </summary>
    public sealed record CustomersReported(
        ComponentId? Component,
        string Name,
        int Count,
        DateTimeOffset Since,
        ImmutableArray<string> Words,
        Actor By,
        DateTimeOffset At
    ) : IncidentEvent(By, At);

    /// <summary>It stands on the status page now, as <paramref name="Bulletin"/> under <paramref name="Title"/>: published, or put back there.</summary>
    public sealed record BulletinPublished(BulletinId Bulletin, string Title, Actor By, DateTimeOffset At) : IncidentEvent(By, At);

    /// <summary>It was taken off the status page.</summary>
    public sealed record BulletinWithdrawn(BulletinId Bulletin, string Reason, Actor By, DateTimeOffset At) : IncidentEvent(By, At);

    /// <summary>What a run of a runbook or a command did, in the words of the system. <paramref name="IsWarning"/>: it should catch the eye.</summary>
    public sealed record RunTold(RunId Run, string Title, string Text, bool IsWarning, Actor By, DateTimeOffset At) : IncidentEvent(By, At);

    /// <summary>A run may start without a second person: <paramref name="Person"/> said why.</summary>
    public sealed record GlassBroken(RunId Run, string Title, PersonId Person, string Reason, Actor By, DateTimeOffset At)
        : IncidentEvent(By, At);

    /// <summary>The promised update did not come by <paramref name="DueAt"/>.</summary>
    public sealed record UpdateMissed(DateTimeOffset DueAt, Actor By, DateTimeOffset At) : IncidentEvent(By, At);

    /// <summary>The update that is promised for <paramref name="DueAt"/> comes closer: so many per cent of the time to it have passed.</summary>
    public sealed record UpdateReminded(DateTimeOffset DueAt, int Percent, Actor By, DateTimeOffset At) : IncidentEvent(By, At);

    /// <summary>The time in which the severity wants it resolved ends at <paramref name="DueAt"/>; <paramref name="IsOver"/>: it has ended.</summary>
    public sealed record ResolutionDue(DateTimeOffset DueAt, bool IsOver, Actor By, DateTimeOffset At) : IncidentEvent(By, At);

    public sealed record Resolved(string Text, Actor By, DateTimeOffset At) : IncidentEvent(By, At);

    public sealed record Reopened(string Reason, Actor By, DateTimeOffset At) : IncidentEvent(By, At);

    public sealed record Reviewed(Actor By, DateTimeOffset At) : IncidentEvent(By, At);
}
