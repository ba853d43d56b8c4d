// What a list shows of one incident.
using System.Collections.Immutable;
using Muster.Core.Catalog;
using Muster.Core.Incidents;
using Muster.Core.Kernel;

namespace Muster.Engine.Projections;

/// <param name="Roles">Who holds which role; an open role has no entry.</param>
/// <param name="NextUpdateDueAt">The promise that runs; null when none does.</param>
/// <param name="Groups">The alert groups that belong to it.</param>
public sealed record IncidentRow(
    IncidentId Id,
    IncidentType Type,
    string Title,
    Severity Severity,
    Phase Phase,
    ServiceId? Service,
    ImmutableSortedDictionary<Role, PersonId> Roles,
    DateTimeOffset? ImpactStartedAt,
    DateTimeOffset DetectedAt,
    DateTimeOffset DeclaredAt,
    DateTimeOffset? AcknowledgedAt,
    DateTimeOffset? MitigatedAt,
    DateTimeOffset? ImpactStoppedAt,
    DateTimeOffset? ResolvedAt,
    DateTimeOffset? ReviewedAt,
    DateTimeOffset? NextUpdateDueAt,
    bool NextUpdateMissed,
    int OpenTasks,
    int OverdueTasks,
    ImmutableArray<AlertGroupId> Groups
)
{
    /// <summary>Since when a first statement is owed; null when none is.</summary>
    public DateTimeOffset? FirstStatementOwedSince { get; init; }

    /// <summary>How its promises of an update were kept so far, without first statements.</summary>
    public PromisesKept Promises { get; init; }

    public PromisesKept FirstStatements { get; init; }

    /// <summary>When the next update is due: as it was promised, or else the first one by the policy of its severity; null when none is owed, and in a drill, which has a clock of its own.</summary>
    public DateTimeOffset? UpdateDueAt(Organisation organisation)
    {
        ArgumentNullException.ThrowIfNull(organisation);
        return Type == IncidentType.Drill
            ? null
            : NextUpdateDueAt ?? (FirstStatementOwedSince + organisation.ResponsePolicy(Severity).FirstStatementWithin);
    }

    /// <summary>Who noticed it first; null where the record does not say.</summary>
    public DetectionSource? DetectedBy { get; init; }
}
