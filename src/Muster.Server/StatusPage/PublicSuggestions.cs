// Makes of an incident what the status page might say of it, in one way for the console and for the API.
using Muster.Core.Alerts;
using Muster.Core.Catalog;
using Muster.Core.Communications;
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Core.StatusPage;
using Muster.Engine.Commands;
using Muster.Engine.Ports;
using Muster.Engine.Projections;

namespace Muster.Server.StatusPage;

public sealed class PublicSuggestions(OrganisationReader organisations, IEventStore store, IViewStore views)
{
    /// <summary>Null where there is no such incident.</summary>
    public async Task<PublicSuggestion?> OfAsync(IncidentId id, CancellationToken cancel)
    {
        Incident inside = (await StreamReplay.ReadAsync<Incident, IncidentCommand, IncidentEvent>(store, id.Value, cancel)).State;
        if (!inside.Exists)
        {
            return null;
        }

        Organisation known = await organisations.CurrentAsync(cancel);
        BulletinStatus status = BulletinSuggestion.StatusOf(inside);
        return new(
            inside.Severity,
            BulletinSuggestion.ImpactOf(inside.Severity),
            status.IsOver() ? BulletinStatus.Monitoring : status,
            BulletinSuggestion.ComponentsOf(known, await ServicesAsync(inside, cancel), inside.Severity),
            inside.ImpactStartedAt,
            inside.Statements.Select(one => one.Statement).LastOrDefault(one => one.Audiences.Contains(Audience.Public))
        );
    }

    /// <summary>The services of an incident: the one that was named, and those of its alerts.</summary>
    private async Task<ServiceId[]> ServicesAsync(Incident incident, CancellationToken cancel)
    {
        string[] linked = [.. incident.AlertGroups.Select(group => group.Group.Value)];
        IReadOnlyList<View> groups = await views.FindAsync(Views.Group, linked, cancel);
        IEnumerable<ServiceId?> of = groups.Select(row => row.Row<AlertGroup>().Service);
        return [.. of.Append(incident.Service).OfType<ServiceId>().Distinct()];
    }
}
