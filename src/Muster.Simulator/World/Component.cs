// One part of a simulated system: how much it can do, what it remembers, whom it calls.
using System.Collections.Immutable;

namespace Muster.Simulator.World;

/// <param name="Name">A slug, unique in the topology.</param>
/// <param name="Instances">How many there are at the start; 0 to <see cref="WorldDefaults.InstancesMax"/>.</param>
/// <param name="CapacityEach">Requests that one instance can finish in a second, above 0.</param>
/// <param name="LatencySeconds">What it takes by itself when it is idle.</param>
/// <param name="QueueMax">Requests that may wait; what comes when they do is refused at once.</param>
/// <param name="Contention">
/// By how much a full queue slows it down: with 1 it does half as much, with 0 a queue costs nothing. Locks, cache misses and swapping are what it stands for.
/// </param>
/// <param name="WorkersEach">Requests that one instance can hold open while it waits for others; 0 for as many as come.</param>
/// <param name="Memory">What it remembers of earlier answers; null when it remembers nothing.</param>
/// <param name="Defers">Whether it answers as soon as it has taken the work, as a message queue does.</param>
public sealed record Component(
    string Name,
    ComponentKind Kind,
    int Instances,
    double CapacityEach,
    double LatencySeconds,
    double QueueMax,
    double Contention = 0,
    double WorkersEach = 0,
    Memory? Memory = null,
    bool Defers = false
)
{
    /// <summary>Whom it calls for a request, in order.</summary>
    public ImmutableArray<Call> Calls { get; init; } = [];
}
