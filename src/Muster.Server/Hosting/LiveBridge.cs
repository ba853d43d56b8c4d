// Carries what the engine hears of changed rows to the live stream, in the topics that pages name.
using System.Collections.Immutable;
using Muster.Engine.Ports;
using Muster.Engine.Projections;
using Muster.Server.Web.Live;

namespace Muster.Server.Hosting;

/// <summary>A page may listen to one row (<c>incident:INC-42</c>), to a kind (<c>incident</c>), or to what several kinds make up (<c>counts</c>).</summary>
internal sealed class LiveBridge(LiveHub hub) : IViewListener
{
    public void Heard(IReadOnlyList<ViewRevision> changed)
    {
        foreach (ViewRevision row in changed)
        {
            hub.Publish(new(row.Kind, row.Revision));
            hub.Publish(new($"{row.Kind}:{row.Id}", row.Revision));
            if (row.Kind == Views.Room)
            {
                // A row belongs to an incident, and its page hears of all of them.
                hub.Publish(new($"{row.Kind}:{row.Id.Split('/')[0]}", row.Revision));
            }

            foreach (string wider in Wider(row.Kind))
            {
                hub.Publish(new(wider, row.Revision));
            }
        }
    }

    private static ImmutableArray<string> Wider(string kind) =>
        kind switch
        {
            Views.Incident => ["incidents", "counts"],
            Views.IncidentFacts => [],
            Views.Group => ["alerts", "counts"],
            Views.Review => ["reviews", "counts"],
            Views.Organisation => ["oncall", "services", "counts"],
            Views.Roster => ["oncall", "counts"],
            _ => ["counts"],
        };
}
