// What an incident becomes that is declared from alert groups: real, or a drill.
using System.Collections.Immutable;
using Muster.Core.Alerts;
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Engine.Commands;
using Muster.Engine.Tests.Driving;

namespace Muster.Engine.Tests.Commands;

public sealed class IncidentDeclarerTests
{
    [Fact]
    public void A_drill_s_alerts_and_real_ones_make_no_incident_together_and_real_trouble_is_never_a_drill()
    {
        using World world = new();
        world.Signal();
        AlertGroup real = Assert.Single(world.Groups());
        world.StartDrill();
        AlertGroup drill = world.AlertOfDrill();

        Rejection why = Assert.IsType<Outcome.Refused>(Declare(world, drill.Id, real.Id).Outcome).Why;

        Assert.Equal("incident.drill_mixed", why.Code);
        Assert.Contains("nothing was declared", why.Message, StringComparison.Ordinal);
        Assert.Equal([null, null], world.Groups().Select(group => group.Incident));
        Assert.Equal(IncidentType.Incident, world.Incident(Declare(world, real.Id).Id!.Value).Type);
        Assert.Equal(IncidentType.Drill, world.Incident(Declare(world, drill.Id).Id!.Value).Type);
        Assert.Equal(IncidentType.Incident, world.Incident(Declare(world).Id!.Value).Type);
        Assert.Equal(2, world.Node.Do(() => world.Node.Get<Engine.Projections.OpenIncidents>().CountAsync(default)));
    }

    private static (Outcome Outcome, IncidentId? Id) Declare(World world, params ImmutableArray<AlertGroupId> groups) =>
        world.Node.Do(() =>
            world
                .Node.Get<IncidentDeclarer>()
                .DeclareAsync(new("It is down", Severity.Sev3, null, null, groups), Actor.Person("ana"), operation: null)
        );
}
