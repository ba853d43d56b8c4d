// A stretch in which somebody is away, and rotations pass over them.
using Muster.Core.Kernel;

namespace Muster.Core.OnCall;

/// <summary>Half-open, UTC. <see cref="Id"/> names it within the roster.</summary>
public sealed record Absence(string Id, PersonId Person, DateTimeOffset Start, DateTimeOffset End, string Reason);
