// What the host decides for the engine.
namespace Muster.Engine.Pager;

public sealed record EngineOptions
{
    /// <summary>The name of this node in leases; unique among the nodes of one database, also over restarts.</summary>
    public required string Node { get; init; }

    /// <summary>Ends the process with an exit code, at once: the watchdog's last word. The supervisor starts it again.</summary>
    public required Action<int> Exit { get; init; }
}
