// What holds in every simulated system, whatever its shape and whatever happens to it.
using Muster.Simulator.World;

namespace Muster.Simulator.Tests.World;

public sealed class WorldPropertyTests
{
    private const int Worlds = 3_000;

    [Fact]
    public void Every_request_is_accounted_for_and_no_value_is_impossible()
    {
        for (int seed = 0; seed < Worlds; seed++)
        {
            foreach ((Second second, SimulatedWorld world) in Played(seed, 150))
            {
                double parts = second.Served + second.Failed + second.Shed + second.Queued;
                Assert.True(Math.Abs(second.Offered - parts) <= 1e-6 * (1 + second.Offered), $"seed {seed}: {second} does not add up");
                Possible(
                    seed,
                    second.At,
                    second.Arrived,
                    second.Offered,
                    second.Served,
                    second.Failed,
                    second.Shed,
                    second.Queued,
                    second.PeopleLost
                );
                Assert.InRange(second.LossShare, 0, 1);
                for (int place = 0; place < world.Components.Count; place++)
                {
                    Reading reading = world.Read(place);
                    Possible(
                        seed,
                        second.At,
                        reading.Offered,
                        reading.Served,
                        reading.Failed,
                        reading.Shed,
                        reading.Queue,
                        reading.Latency,
                        reading.Instances
                    );
                    Assert.InRange(reading.Utilisation, 0, 1);
                    Assert.InRange(reading.HitRatio, 0, 1);
                    Assert.True(
                        reading.Queue <= world.Components[place].QueueMax * (1 + 1e-9),
                        $"seed {seed}: the queue is longer than it can be"
                    );
                }
            }
        }
    }

    [Fact]
    public void The_same_world_is_the_same_to_the_last_bit()
    {
        for (int seed = 0; seed < 200; seed++)
        {
            Second[] first = [.. Played(seed, 150).Select(played => played.Second)];
            Second[] again = [.. Played(seed, 150).Select(played => played.Second)];
            Assert.Equal(first, again);
        }
    }

    [Fact]
    public void More_capacity_makes_no_world_worse_in_which_nothing_went_wrong()
    {
        int whole = 0;
        for (int seed = 0; seed < Worlds; seed++)
        {
            AnyWorld any = new(seed);
            Topology topology = any.Topology();
            if (Lost(topology) > 0)
            {
                // A world that cannot do its ordinary work is triggered from the start: there more above a bottleneck floods what is below.
                continue;
            }

            whole++;
            double more = any.Real(1, 5);
            int one = any.Number(0, topology.Components.Length - 1);
            Topology there = topology with { Components = topology.Components.SetItem(one, Larger(topology.Components[one], more)) };
            Topology everywhere = topology with { Components = [.. topology.Components.Select(component => Larger(component, more))] };
            Assert.True(Lost(there) == 0, $"seed {seed}: {more} times at {topology.Components[one].Name} loses {Lost(there)}");
            Assert.True(Lost(everywhere) == 0, $"seed {seed}: {more} times everywhere loses {Lost(everywhere)}");
        }

        Assert.True(whole > Worlds / 50, $"only {whole} worlds were whole before");
    }

    private static IEnumerable<(Second Second, SimulatedWorld World)> Played(int seed, int seconds)
    {
        AnyWorld any = new(seed);
        Topology topology = any.Topology();
        SimulatedWorld world = new(topology);
        for (int at = 0; at < seconds; at++)
        {
            if (any.Number(0, 9) == 0)
            {
                world.Begin($"cause-{any.Number(0, 4)}", [any.Effect(topology)]);
            }

            if (any.Number(0, 19) == 0)
            {
                world.End($"cause-{any.Number(0, 4)}");
            }

            if (any.Number(0, 29) == 0)
            {
                world.Repair($"cause-{any.Number(0, 4)}");
            }

            yield return (world.Step(), world);
        }
    }

    /// <summary>People who lost something, and requests that failed anywhere, also where nobody outside saw it.</summary>
    private static double Lost(Topology topology)
    {
        SimulatedWorld world = new(topology);
        double lost = 0;
        for (int at = 0; at < 200; at++)
        {
            lost += world.Step().PeopleLost;
            for (int place = 0; place < world.Components.Count; place++)
            {
                lost += world.Read(place).Failed;
            }
        }

        return lost;
    }

    private static Component Larger(Component component, double times) =>
        component with
        {
            CapacityEach = component.CapacityEach * times,
            WorkersEach = component.WorkersEach * times,
        };

    private static void Possible(int seed, int at, params ReadOnlySpan<double> values)
    {
        foreach (double value in values)
        {
            Assert.True(value >= 0 && double.IsFinite(value), $"seed {seed}, second {at}: {value} cannot be");
        }
    }
}
