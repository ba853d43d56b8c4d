// A stretch of time in which somebody should be on call and nobody is.
using Muster.Core.Kernel;

namespace Muster.Core.OnCall;

/// <summary>Half-open, UTC.</summary>
/// <param name="Rotation">The rotation that has nobody; null where all rotations for the role keep to parts of the week and none has anybody.</param>
/// <param name="Reason">Why it is so on purpose; null when nobody said so.</param>
public sealed record OnCallGap(string? Rotation, Role? Role, DateTimeOffset Start, DateTimeOffset End, string? Reason);
