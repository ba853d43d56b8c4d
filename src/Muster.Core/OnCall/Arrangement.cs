// A stretch of time in which somebody stands in, or nobody is on call on purpose.
using Muster.Core.Kernel;

namespace Muster.Core.OnCall;

/// <summary>Half-open, UTC. <see cref="Person"/> is null in a gap on purpose; <see cref="Rotation"/> names the one that is meant, null for all.</summary>
public sealed record Arrangement(DateTimeOffset Start, DateTimeOffset End, PersonId? Person, string? Rotation)
{
    /// <summary>Why nobody is on call, in a gap on purpose.</summary>
    public string? Reason { get; init; }
}
