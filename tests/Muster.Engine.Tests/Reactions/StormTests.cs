// That groups of one service which come at the same moment open one incident.
using Muster.Core.Alerts;
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Engine.Ports;
using Muster.Engine.Projections;
using Muster.Engine.Tests.Driving;

namespace Muster.Engine.Tests.Reactions;

public sealed class StormTests
{
    private const int Alerts = 6;

    [Fact]
    public void Groups_of_one_service_that_are_routed_side_by_side_join_one_incident_and_each_pages()
    {
        foreach (int seed in Enumerable.Range(1, 20))
        {
            using World world = new(seed: seed);
            Task<Receipt>[] sent =
            [
                .. Enumerable
                    .Range(1, Alerts)
                    .Select(number =>
                        world.Node.Begin(() => world.AcceptAsync(world.Node, "Alert" + number, "sev1", resolved: false, until: null, []))
                    ),
            ];
            world.FastForward(TimeSpan.FromSeconds(5));

            Assert.All(sent, one => Assert.True(one.IsCompletedSuccessfully));
            Incident incident = world.Incident(Assert.Single(world.Incidents(Views.Open, search: null)).Id);
            AlertGroup[] groups = [.. world.Groups()];
            Assert.Equal(Alerts, groups.Length);
            Assert.All(groups, group => Assert.Equal((IncidentId?)incident.Id, group.Incident));
            Assert.All(groups, group => Assert.NotNull(group.Page));
            Assert.Equal(Alerts, incident.AlertGroups.Length);
            Assert.Empty(world.UnexpectedFailures());
        }
    }
}
