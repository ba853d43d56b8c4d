// The nodes that run on one store, and what the store knows of time.
namespace Muster.Engine.Ports;

public interface INodes
{
    /// <summary>Remembers that a node lived at an instant, and forgets those that were last heard a day before it.</summary>
    Task BeatAsync(string node, string version, DateTimeOffset startedAt, DateTimeOffset now, CancellationToken cancel);

    /// <summary>The latest instant that is recorded, in a beat of any node or in the last event; null when there is none.</summary>
    Task<DateTimeOffset?> LastInstantAsync(CancellationToken cancel);

    /// <summary>What the database's own clock says now; null when it has none but this machine's.</summary>
    Task<DateTimeOffset?> NowAsync(CancellationToken cancel);
}
