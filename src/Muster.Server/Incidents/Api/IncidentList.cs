// A page of the list of incidents as the API answers it.
using System.Collections.Immutable;
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Engine.Projections;

namespace Muster.Server.Incidents.Api;

/// <param name="Next">The cursor of the next page; null on the last.</param>
public sealed record IncidentList(ImmutableArray<IncidentItem> Items, string? Next);

/// <summary>Instants are UTC; those that have not come yet are null.</summary>
public sealed record IncidentItem(
    IncidentId Id,
    IncidentType Type,
    string Title,
    Severity Severity,
    Phase Phase,
    ServiceId? Service,
    PersonId? Commander,
    DateTimeOffset? ImpactStartedAt,
    DateTimeOffset DetectedAt,
    DateTimeOffset DeclaredAt,
    DateTimeOffset? AcknowledgedAt,
    DateTimeOffset? ImpactStoppedAt,
    DateTimeOffset? ResolvedAt,
    DateTimeOffset? ReviewedAt,
    DateTimeOffset? NextUpdateDueAt,
    bool NextUpdateMissed,
    int OpenTasks,
    int OverdueTasks
)
{
    /// <summary>Who noticed it first; null in what was declared before this was asked.</summary>
    public DetectionSource? DetectedBy { get; init; }

    public static IncidentItem Of(IncidentRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return new(
            row.Id,
            row.Type,
            row.Title,
            row.Severity,
            row.Phase,
            row.Service,
            row.Roles.TryGetValue(Role.IncidentCommander, out PersonId commander) ? commander : null,
            row.ImpactStartedAt,
            row.DetectedAt,
            row.DeclaredAt,
            row.AcknowledgedAt,
            row.ImpactStoppedAt,
            row.ResolvedAt,
            row.ReviewedAt,
            row.NextUpdateDueAt,
            row.NextUpdateMissed,
            row.OpenTasks,
            row.OverdueTasks
        )
        {
            DetectedBy = row.DetectedBy,
        };
    }
}
