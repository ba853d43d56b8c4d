// The rows of the incident lists.
using System.Collections.Immutable;
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Core.Measures;
using Muster.Core.Mitigations;
using Muster.Engine.Commands;
using Muster.Engine.Ports;

namespace Muster.Engine.Projections;

public sealed class IncidentProjection : IProjection
{
    public string Category => Incident.Category;

    public IEnumerable<View> Project(StreamId stream, object state, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(state);
        Incident incident = (Incident)state;
        if (!incident.Exists)
        {
            yield break;
        }

        yield return new View(
            Views.Incident,
            incident.Id.Value,
            Status(incident.Phase),
            incident.DeclaredAt,
            ViewJson.Search([
                incident.Id.Value,
                incident.Title,
                incident.Severity.Label(),
                incident.Service is { } service ? ServiceWord(service) : null,
                incident.Type == IncidentType.Drill ? DrillWord : null,
                .. incident.Participants.Select(one => one.Person.Value),
            ]),
            ViewJson.Write(Row(incident))
        );
        yield return new View(
            Views.IncidentFacts,
            incident.Id.Value,
            incident.Type == IncidentType.Drill ? Views.Practised : Views.Recorded,
            incident.DeclaredAt,
            "",
            ViewJson.Write(IncidentFacts.Of(incident))
        );
        foreach (View mitigation in Mitigations(incident))
        {
            yield return mitigation;
        }
    }

    /// <summary>What a drill teaches of its simulated service says nothing of the real one.</summary>
    private static IEnumerable<View> Mitigations(Incident incident) =>
        incident is { Type: IncidentType.Incident, Service: { } service }
            ? incident.Mitigations.Select(one => new View(
                Views.Mitigation,
                $"{incident.Id}/{one.Id}",
                one.Outcome is null ? Views.Open : Views.Done,
                one.At,
                ViewJson.Search([one.Text, one.Declared, one.Kind.Label()]),
                ViewJson.Write(new PastMitigation(incident.Id, one.Declared, one.Kind, one.Text, one.At, one.Outcome, one.ReportedAt))
            )
            {
                Subject = service.Value,
            })
            : [];

    /// <summary>The word by which those of drills are found.</summary>
    internal const string DrillWord = "type:drill";

    /// <summary>The word by which the incidents of a service are found.</summary>
    internal static string ServiceWord(ServiceId service) => "service:" + service;

    private static string Status(Phase phase) =>
        phase switch
        {
            Phase.Detected or Phase.Responding or Phase.Mitigated => Views.Open,
            Phase.Resolved => Views.Resolved,
            Phase.Reviewed => Views.Reviewed,
        };

    private static IncidentRow Row(Incident incident) =>
        new(
            incident.Id,
            incident.Type,
            incident.Title,
            incident.Severity,
            incident.Phase,
            incident.Service,
            incident.Roles.ToImmutableSortedDictionary(held => held.Key, held => held.Value.Person),
            incident.ImpactStartedAt,
            incident.DetectedAt,
            incident.DeclaredAt,
            incident.AcknowledgedAt,
            incident.MitigatedAt,
            incident.ImpactStoppedAt,
            incident.ResolvedAt,
            incident.ReviewedAt,
            incident.NextUpdateDueAt,
            incident.NextUpdateMissed,
            incident.Tasks.Count(task => task.Status == IncidentTaskStatus.Open),
            incident.Tasks.Count(task => task.Status == IncidentTaskStatus.Open && task.OverdueSince is not null),
            [.. incident.AlertGroups.Select(linked => linked.Group)]
        )
        {
            DetectedBy = incident.DetectedBy,
            FirstStatementOwedSince = incident.FirstStatementOwedSince,
            Promises = incident.Promises,
            FirstStatements = incident.FirstStatements,
        };
}
