// The five curves of the thundering herd.
using Muster.Simulator.World;

namespace Muster.Simulator.Tests.World;

public sealed class HerdTests
{
    [Fact]
    public void Print()
    {
        foreach (var plan in new (string, (int, double)[])[] {
            ("nothing", []), ("block 90", [(180, 0.9)]), ("lift at once", [(180, 0.9), (300, 0)]), ("50", [(180, 0.5)]),
            ("steps", [(180,0.9),(300,0.8),(360,0.7),(420,0.5),(480,0.3),(540,0)]) })
        {
            SimulatedWorld world = new(Herd.Topology);
            int gateway = world.PlaceOf("gateway")!.Value, cache = world.PlaceOf("cache")!.Value, db = world.PlaceOf("database")!.Value;
            Console.WriteLine("== " + plan.Item1);
            for (int t = 0; t < 1200; t++)
            {
                if (t == 60) world.Flow.Hits[cache] = 0;
                foreach (var (at, shed) in plan.Item2) if (at == t) world.Knobs.SetShare(world.Knobs.Shed, gateway, null, shed);
                Second s = world.Step();
                if (t % 30 == 29 || (t > 57 && t < 66)) Console.WriteLine($"{t} arr {s.Arrived:0} served {s.Served:0} failed {s.Failed:0} shed {s.Shed:0} queued {s.Queued:0} hit {world.Read(cache).HitRatio:0.000} dbq {world.Read(db).Queue:0} dbin {world.Read(db).Offered:0} lost {s.PeopleLost:0}");
            }
        }
    }
}
