// How the system of a scenario is written: who uses it and what it is made of.
using Muster.Server.Web.Document;
using Muster.Simulator.World;

namespace Muster.Server.Drills.Document;

internal static class TopologyText
{
    private const double LatencyUsual = 0.001;

    public static Topology Read(Block file) =>
        new(
            [.. file.Entries("clients", "a kind of clients", ReadClients).Select(pair => pair.Value)],
            [.. file.Entries("components", "a component", ReadComponent).Select(pair => pair.Value)]
        );

    private static Clients ReadClients(string name, Block block) =>
        new(
            name,
            block.Text("entry"),
            block.RequiredParsed("demand", QuantityText.Number, 0),
            block.RequiredParsed("people", QuantityText.Number, 0),
            block.RequiredParsed("timeout", QuantityText.Seconds, 1),
            block.Number("retries", 0),
            block.Parsed("backoff", QuantityText.WholeSeconds, 1),
            block.Parsed("persistence", QuantityText.Number, 1),
            block.Parsed("persistenceWhenShed", QuantityText.Number, 0.5)
        );

    /// <summary>A queue that is not said holds a second's work of all instances.</summary>
    private static Component ReadComponent(string name, Block block)
    {
        ComponentKind kind = block.RequiredParsed("kind", text => WordText.Parse<ComponentKind>(text, "a kind"), ComponentKind.Service);
        int instances = block.Number("instances", 1);
        double capacity = block.RequiredParsed("capacity", QuantityText.Number, 1);
        return new(
            name,
            kind,
            instances,
            capacity,
            block.Parsed("latency", QuantityText.Seconds, LatencyUsual),
            block.Parsed("queue", QuantityText.Number, Math.Clamp(instances * capacity, 0, WorldDefaults.RequestsMax)),
            block.Parsed("contention", QuantityText.Number, 0),
            block.Parsed("workers", QuantityText.Number, 0),
            block.Has("memory") ? ReadMemory(block) : null,
            block.Flag("defers", missing: false)
        )
        {
            Calls = block.Blocks("calls", "a call", ReadCall),
        };
    }

    private static Memory ReadMemory(Block component)
    {
        Block block = component.Inner("memory", "a memory");
        double most = block.RequiredParsed("hitRatioMax", QuantityText.Number, 0);
        Memory read = new(
            most,
            block.Parsed("hitRatio", QuantityText.Number, most),
            block.RequiredParsed("answers", QuantityText.Number, 1),
            block.Parsed("lifetime", QuantityText.Seconds, 0)
        );
        block.Close();
        return read;
    }

    private static Call ReadCall(Block block) =>
        new(
            block.Text("to"),
            block.Parsed("ratio", QuantityText.Number, 1),
            block.RequiredParsed("timeout", QuantityText.Seconds, 1),
            block.Number("retries", 0),
            block.Flag("onMiss", missing: false),
            block.Flag("optional", missing: false)
        );
}
