// What the full-text search knows of an incident.
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Engine.Commands;
using Muster.Engine.Ports;

namespace Muster.Engine.Projections;

/// <summary>While it is open its title and service are enough, so that a busy hour writes nothing more; what was done is searched once it is over.</summary>
public sealed class IncidentTextProjection : IProjection
{
    public string Category => Incident.Category;

    public IEnumerable<View> Project(StreamId stream, object state, DateTimeOffset now)
    {
        Incident incident = (Incident)state;
        if (!incident.Exists || incident.Type == IncidentType.Drill)
        {
            yield break;
        }

        SearchedText text = new(
            incident.Id,
            incident.Title,
            incident.Severity,
            incident.Service,
            incident.ImpactStartedAt ?? incident.DetectedAt,
            incident.ResolvedAt is null ? [] : SearchedText.Cut(Parts(incident))
        );
        yield return new View(
            Views.IncidentText,
            incident.Id.Value,
            incident.ResolvedAt is null ? Views.Open : Views.Resolved,
            incident.DeclaredAt,
            FullTextWords.Kept([text.Title, text.Incident.Value, text.Service?.Value, .. text.Parts]),
            ViewJson.Write(text)
        );
    }

    private static IEnumerable<string?> Parts(Incident incident) =>
        [
            incident.Resolution,
            .. incident.Mitigations.SelectMany(one => new[] { one.Text, one.Report }),
            .. incident.Tasks.SelectMany(one => new[] { one.Text, one.Outcome }),
            .. incident.Statements.Select(one => one.Statement.Impact).Distinct(StringComparer.Ordinal),
            .. incident.Statements.Select(one => one.Statement.CurrentAction).Distinct(StringComparer.Ordinal),
            .. incident.AlertGroups.Select(one => one.Title),
        ];
}
