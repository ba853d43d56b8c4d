// The thundering herd: 100,000 requests a second, of which a cache answers 98 %, and a database that can take 20,000.
using Muster.Simulator.World;

namespace Muster.Simulator.Tests.World;

internal static class Herd
{
    public static Topology Topology { get; } =
        new(
            [
                new Clients(
                    "viewers",
                    "gateway",
                    100_000,
                    2_000_000,
                    TimeoutSeconds: 3,
                    Retries: 2,
                    BackoffSeconds: 2,
                    Persistence: 0.8,
                    PersistenceWhenShed: 0.3
                ),
            ],
            [
                new Component("gateway", ComponentKind.Gateway, 4, 150_000, 0.002, 10_000) { Calls = [new("api", 1, 3)] },
                new Component("api", ComponentKind.Service, 40, 10_000, 0.01, 20_000) { Calls = [new("cache", 1, 0.3)] },
                new Component("cache", ComponentKind.Cache, 6, 100_000, 0.001, 50_000, Memory: new(0.98, 0.98, 3_000_000))
                {
                    Calls = [new("database", 1, 1, OnMiss: true)],
                },
                new Component("database", ComponentKind.Database, 1, 20_000, 0.005, 60_000, Contention: 0.25),
            ]
        );
}
