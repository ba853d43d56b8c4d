// Who is there in a scenario that names nobody.
using System.Collections.Immutable;
using Muster.Core.Kernel;

namespace Muster.Simulator.Scenarios;

public static class UsualTeam
{
    public static ImmutableArray<Colleague> Colleagues { get; } =
    [
        new("sam", "Sam", "on-call engineer of the service", Speed: 1.2, Reliability: 0.9, Stamina: 60, Wakes: new(20, 60))
        {
            Skills = ["services", "deployments", "gateways"],
            Roles = [Role.OperationsLead],
        },
        new("noor", "Noor", "database engineer", Speed: 1, Reliability: 0.95, Stamina: 90, Wakes: new(60, 150))
        {
            Skills = ["databases", "storage"],
            Roles = [Role.OperationsLead],
        },
        new("kim", "Kim", "network and platform engineer", Speed: 1, Reliability: 0.9, Stamina: 75, Wakes: new(60, 180))
        {
            Skills = ["networks", "gateways", "caches"],
            Roles = [Role.OperationsLead, Role.Scribe],
        },
        new("ines", "Ines", "support lead", Speed: 1, Reliability: 1, Stamina: 120, Wakes: new(30, 90))
        {
            Skills = ["customers"],
            Roles = [Role.CommsLead, Role.Scribe],
        },
        new("lee", "Lee", "engineer of another team", Speed: 0.8, Reliability: 0.75, Stamina: 45, Wakes: new(20, 60))
        {
            Skills = ["services"],
            Roles = [Role.Scribe],
        },
    ];
}
