// The organisation of a simulated run: short steps, so that much happens in few minutes.
using Muster.Core.Catalog;
using Muster.Core.Paging;
using Muster.Engine.Tests.Driving;

namespace Muster.Engine.Tests.Simulation;

internal static class SimulatedOrganisation
{
    public static Organisation Value { get; } =
        StreamFlow.Organisation with
        {
            EscalationPolicies = StreamFlow.Organisation.EscalationPolicies.SetItem(
                "playback",
                new EscalationPolicy(
                    new("playback"),
                    "Playback",
                    [
                        new([EscalationTarget.Parse("schedule:playback")], TimeSpan.FromSeconds(15)),
                        new([EscalationTarget.Parse("person:ben")], TimeSpan.FromSeconds(20)),
                        new([EscalationTarget.Parse("team:core")], TimeSpan.FromSeconds(30)),
                    ],
                    Repeat: 1
                )
            ),
        };
}
