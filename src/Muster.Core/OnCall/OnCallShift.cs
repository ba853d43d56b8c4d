// A stretch of time in which one person answers for one rotation.
using Muster.Core.Kernel;

namespace Muster.Core.OnCall;

/// <summary>
/// Half-open: from <see cref="Start"/> until, not including, <see cref="End"/>, both UTC. <see cref="IsOverride"/>: an override says so, not the rotation.
/// </summary>
public sealed record OnCallShift(string Rotation, Role? Role, PersonId Person, DateTimeOffset Start, DateTimeOffset End, bool IsOverride);
