// An incident as the API answers it: everything that a console needs.
using System.Collections.Immutable;
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Server.Web.Api;

namespace Muster.Server.Incidents.Api;

/// <summary>Instants are UTC; those that have not come yet are null.</summary>
public sealed record IncidentDetail(
    IncidentId Id,
    int Version,
    IncidentType Type,
    string Title,
    Severity Severity,
    Phase Phase,
    ServiceId? Service,
    Actor DeclaredBy,
    PersonId? Commander,
    DateTimeOffset? ImpactStartedAt,
    DateTimeOffset DetectedAt,
    DateTimeOffset DeclaredAt,
    DateTimeOffset? PagedAt,
    DateTimeOffset? AcknowledgedAt,
    DateTimeOffset? MitigatedAt,
    DateTimeOffset? ImpactStoppedAt,
    DateTimeOffset? ResolvedAt,
    string? Resolution,
    DateTimeOffset? ReviewedAt,
    DateTimeOffset? NextUpdateDueAt,
    bool NextUpdateMissed,
    ImmutableArray<RoleItem> Roles,
    ImmutableArray<Role> MissingRoles,
    CommandOffer? CommandOffer,
    CommandAsk? CommandAsk,
    ImmutableArray<ParticipantItem> Participants,
    ImmutableArray<LinkedAlertGroup> AlertGroups,
    ImmutableArray<TaskItem> Tasks,
    ImmutableArray<MitigationItem> Mitigations,
    ImmutableArray<MitigationSuggestion> SuggestedMitigations,
    ImmutableArray<StatementItem> Statements,
    ImmutableArray<DraftItem> Drafts,
    PromisesItem Promises,
    TimesItem Times
)
{
    /// <summary>Who noticed it first; null in what was declared before this was asked.</summary>
    public DetectionSource? DetectedBy { get; init; }

    /// <summary>What the request did that this answers; null when it only read.</summary>
    public WrittenItem? Written { get; init; }

    public static IncidentDetail Of(IncidentRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        Incident incident = record.Incident;
        return new(
            incident.Id,
            record.Version,
            incident.Type,
            incident.Title,
            incident.Severity,
            incident.Phase,
            incident.Service,
            incident.DeclaredBy,
            incident.Commander,
            incident.ImpactStartedAt,
            incident.DetectedAt,
            incident.DeclaredAt,
            incident.PagedAt,
            incident.AcknowledgedAt,
            incident.MitigatedAt,
            incident.ImpactStoppedAt,
            incident.ResolvedAt,
            incident.Resolution,
            incident.ReviewedAt,
            incident.NextUpdateDueAt,
            incident.NextUpdateMissed,
            [
                .. incident.Roles.Select(held => new RoleItem(
                    held.Key,
                    held.Value.Person,
                    record.NameOf(held.Value.Person),
                    held.Value.Since,
                    held.Value.Alone
                )),
            ],
            [.. record.MissingRoles],
            incident.PendingOffer,
            incident.PendingAsk,
            [
                .. incident.Participants.Select(one => new ParticipantItem(
                    one.Person,
                    record.NameOf(one.Person),
                    one.JoinedAt,
                    one.AcknowledgedAt
                )),
            ],
            incident.AlertGroups,
            [.. incident.Tasks.Select(TaskItem.Of)],
            [.. incident.Mitigations.Select(MitigationItem.Of)],
            incident.Phase is Phase.Detected or Phase.Responding ? MitigationSuggestions.For(incident) : [],
            [.. incident.Statements.Select(published => StatementItem.Of(record, published))],
            [.. incident.Drafts.Select(DraftItem.Of)],
            PromisesItem.Of(record.Promises),
            TimesItem.Of(IncidentTimes.Of(incident))
        )
        {
            DetectedBy = incident.DetectedBy,
        };
    }
}

/// <summary><see cref="Alone"/>: several roles in one hand, until somebody joins.</summary>
public sealed record RoleItem(Role Role, PersonId Person, string Name, DateTimeOffset Since, bool Alone);

public sealed record ParticipantItem(PersonId Person, string Name, DateTimeOffset JoinedAt, DateTimeOffset? AcknowledgedAt);

/// <summary><see cref="Result"/> is the result of a done task or the reason of a cancelled one.</summary>
public sealed record TaskItem(
    string Id,
    string Text,
    PersonId To,
    DateTimeOffset DueAt,
    IncidentTaskStatus Status,
    DateTimeOffset? OverdueSince,
    DateTimeOffset? ClosedAt,
    string? Result,
    Actor By,
    DateTimeOffset At
)
{
    public static TaskItem Of(IncidentTask task)
    {
        ArgumentNullException.ThrowIfNull(task);
        return new(task.Id, task.Text, task.To, task.DueAt, task.Status, task.OverdueSince, task.ClosedAt, task.Outcome, task.By, task.At);
    }
}

public sealed record MitigationItem(
    string Id,
    MitigationKind Kind,
    string Text,
    PersonId? To,
    Actor By,
    DateTimeOffset At,
    MitigationOutcome? Outcome,
    string? Report,
    DateTimeOffset? ReportedAt
)
{
    /// <summary>Which of those that the service declares it is; null for one that somebody thought of.</summary>
    public string? Declared { get; init; }

    public static MitigationItem Of(IncidentMitigation one)
    {
        ArgumentNullException.ThrowIfNull(one);
        return new(one.Id, one.Kind, one.Text, one.To, one.By, one.At, one.Outcome, one.Report, one.ReportedAt) { Declared = one.Declared };
    }
}
