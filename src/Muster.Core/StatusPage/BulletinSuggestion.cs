// What the status page might say of an incident, for a person to choose from: nothing of it is published by itself.
using System.Collections.Immutable;
using Muster.Core.Catalog;
using Muster.Core.Communications;
using Muster.Core.Incidents;
using Muster.Core.Kernel;

namespace Muster.Core.StatusPage;

/// <summary>Made of public names alone. Source of the severities: the mapping by which Statuspage readers understand them.</summary>
public static class BulletinSuggestion
{
    public static BulletinImpact ImpactOf(Severity severity) =>
        severity switch
        {
            Severity.Sev1 => BulletinImpact.Critical,
            Severity.Sev2 => BulletinImpact.Major,
            Severity.Sev3 => BulletinImpact.Minor,
            Severity.Sev4 => BulletinImpact.None,
        };

    public static ComponentStatus StatusOf(Severity severity) =>
        severity switch
        {
            Severity.Sev1 => ComponentStatus.MajorOutage,
            Severity.Sev2 => ComponentStatus.PartialOutage,
            Severity.Sev3 => ComponentStatus.DegradedPerformance,
            Severity.Sev4 => ComponentStatus.Operational,
        };

    /// <summary>Where the bulletin of an incident stands by its phase: identified once a mitigation was begun.</summary>
    public static BulletinStatus StatusOf(Incident incident)
    {
        ArgumentNullException.ThrowIfNull(incident);
        return incident.Phase switch
        {
            Phase.Detected => BulletinStatus.Investigating,
            Phase.Responding => incident.Mitigations.IsEmpty ? BulletinStatus.Investigating : BulletinStatus.Identified,
            Phase.Mitigated => BulletinStatus.Monitoring,
            Phase.Resolved or Phase.Reviewed => BulletinStatus.Resolved,
        };
    }

    /// <summary>A statement for the public in the words of its author, without the lines that the page has places for.</summary>
    public static string BodyOf(HoldingStatement statement)
    {
        ArgumentNullException.ThrowIfNull(statement);
        return string.Join('\n', new[] { statement.Status, statement.Impact, statement.CurrentAction }.Select(line => line.Trim()));
    }

    /// <summary>The components that stand on one of the services, in the order of the page.</summary>
    public static ImmutableArray<ComponentState> ComponentsOf(
        Organisation organisation,
        IReadOnlyCollection<ServiceId> services,
        Severity severity
    )
    {
        ArgumentNullException.ThrowIfNull(organisation);
        return
        [
            .. StatusPageViews
                .InOrder(organisation)
                .Where(one => one.Services.Any(services.Contains))
                .Select(one => new ComponentState(one.Id, StatusOf(severity))),
        ];
    }
}
