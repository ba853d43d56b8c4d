// What the host decides for the engine.
namespace Muster.Engine.Pager;

public sealed record EngineOptions
{
    /// <summary>The name of this node in leases; unique among the nodes of one database, also over restarts.</summary>
    public required string Node { get; init; }

    /// <summary>Ends the process with an exit code, at once: the watchdog's last word. The supervisor starts it again.</summary>
    public required Action<int> Exit { get; init; }

    /// <summary>How long a loop sleeps at most: commits of other nodes wake nobody here. Whoever runs alone on a store may ask less often.</summary>
    public TimeSpan PollMax { get; init; } = TimeSpan.FromSeconds(1);
}
