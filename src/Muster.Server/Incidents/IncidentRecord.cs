// One incident with all that was recorded of it, read in one go.
using System.Collections.Immutable;
using Muster.Core.Catalog;
using Muster.Core.Communications.Rendering;
using Muster.Core.Incidents;
using Muster.Core.Kernel;

namespace Muster.Server.Incidents;

/// <param name="Version">The version of the stream that <paramref name="Incident"/> was folded from; what an ETag says.</param>
/// <param name="Events">Ascending; the first has version 1.</param>
public sealed record IncidentRecord(Incident Incident, int Version, ImmutableArray<RecordedEvent> Events, Organisation Organisation)
{
    public ResponsePolicy Policy => Organisation.ResponsePolicy(Incident.Severity);

    /// <summary>The roles that the severity asks for and that nobody holds, in the order of the policy.</summary>
    public IEnumerable<Role> MissingRoles => Policy.RequiredRoles.Where(role => Incident.Holder(role) is null);

    /// <summary>A person's name; their id when they are in the organisation no longer.</summary>
    public string NameOf(PersonId person) => Organisation.Person(person)?.Name ?? person.Value;

    /// <summary>How its promises of an update were kept so far.</summary>
    public PromisesKept Promises => PromisesKept.Of(Incident.Promises, Incident.FirstStatements, Policy);

    /// <summary>Whether the public reads how severe an incident is.</summary>
    public bool ShowsSeverity => Organisation.StatusPage is { ShowSeverity: true };

    /// <summary>What was published, for the renderings.</summary>
    public SaidStatement Said(PublishedStatement published)
    {
        ArgumentNullException.ThrowIfNull(published);
        return published.Said(Incident.Id, NameOf) with { ShowsSeverityToPublic = ShowsSeverity };
    }

    public string Who(Actor by) => TimelineText.Who(by, NameOf);
}
